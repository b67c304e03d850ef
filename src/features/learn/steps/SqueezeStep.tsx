import { mapFigures } from '../../../analysis/mapFigures';
import { formatNumber } from '../../../charts/formatNumber';
import { failureText } from '../../../i18n/failureText';
import { translator } from '../../../i18n/translate';
import { useActions, useApp } from '../../../state/react';
import { SqueezeBoard } from '../SqueezeBoard';
import { StepBody } from '../StepBody';
import type { LiveStepProps } from '../StepProps';
import { useChannelMaps } from '../useChannelMaps';

/** More cells than this are not counted by hand. */
const MOST_CELLS = 64;

/** The mean of one small map, cell by cell. */
export function SqueezeStep({ step, live }: LiveStepProps) {
  const t = translator(useApp((state) => state.language));
  const { chooseBlock, retryMaps } = useActions();
  const { model, shape } = live;
  const { found, failure } = useChannelMaps(live);
  const cells = shape.height * shape.width;
  const last = model.blocks.at(-1)?.name ?? shape.name;
  const places = found && {
    cells,
    z: formatNumber(found.z),
    rms: formatNumber(mapFigures(found.maps.u).rms),
  };
  return (
    <StepBody
      step={step}
      live={live}
      choice="channel"
      reveal={places && { option: step.answer as number, text: t('learn.squeeze.reveal', places) }}
    >
      {cells > MOST_CELLS ? (
        <p>
          {t('learn.squeeze.large', { block: shape.name, cells })}{' '}
          {last !== shape.name && (
            <button type="button" className="button" onClick={() => chooseBlock(last)}>
              {t('learn.show', { block: last })}
            </button>
          )}
        </p>
      ) : found ? (
        <SqueezeBoard
          key={`${shape.name} ${found.maps.channel}`}
          block={shape.name}
          columns={found.width}
          maps={found.maps}
          z={found.z}
        />
      ) : (
        <p role="status">
          {failure ? failureText(t, failure) : t('evidence.running')}{' '}
          {failure && (
            <button type="button" className="button" onClick={retryMaps}>
              {t('lead.retry')}
            </button>
          )}
        </p>
      )}
    </StepBody>
  );
}
