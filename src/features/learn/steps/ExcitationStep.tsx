import { excite, gatesChanged, raised, spreadOfZ } from '../../../analysis/excite';
import { formatNumber } from '../../../charts/formatNumber';
import type { ExcitationWeights } from '../../../domain/excitation';
import { failureText } from '../../../i18n/failureText';
import { translator } from '../../../i18n/translate';
import { Withheld } from '../../../parts/Withheld';
import { useActions, useApp } from '../../../state/react';
import { useAllowed } from '../../../state/useAllowed';
import { useExcitationWeights } from '../../../state/useExcitationWeights';
import { BackToNetwork } from '../BackToNetwork';
import { HandExcitation } from '../HandExcitation';
import { OpenNetwork } from '../OpenNetwork';
import type { Reveal } from '../Question';
import { StepBody } from '../StepBody';
import type { LiveStepProps } from '../StepProps';

/** Both matrices fit on the page up to this many weights. */
const MOST_WEIGHTS = 300;
/** z is raised by so many deviations of the block's z over its channels. */
const RAISE = 2;

/** Every weight from z to s, where there are few enough of them. */
export function ExcitationStep({ step, live }: LiveStepProps) {
  const t = translator(useApp((state) => state.language));
  const { shape, block, channel, model } = live;
  const { read, again } = useExcitationWeights(shape.name);
  const free = useAllowed('model');
  const { chooseBlock } = useActions();
  const bundled = useApp((state) => state.catalog.some(({ id }) => id === step.model));
  const weights = 2 * shape.channels * shape.hidden;
  const small = model.blocks.find(({ channels, hidden }) => 2 * channels * hidden <= MOST_WEIGHTS);
  const places = { block: shape.name, channel, channels: shape.channels };

  const reveal = (): Reveal | null => {
    if (!read?.ok || !block) return null;
    const by = RAISE * spreadOfZ(block.squeeze);
    const { gates } = excite(block.squeeze, read.value);
    const { count, most } = gatesChanged(gates, excite(raised(block.squeeze, channel, by), read.value).gates);
    const numbers = { ...places, step: formatNumber(by), count, most: formatNumber(most) };
    const key = count === 0 ? 'learn.excitation.reveal.none' : 'learn.excitation.reveal';
    return { option: step.answer ?? 1, text: t(key, numbers) };
  };
  const hand = (value: ExcitationWeights) =>
    block && (
      <HandExcitation
        key={`${shape.name} ${live.trace?.image.name}`}
        block={shape.name}
        squeeze={block.squeeze}
        weights={value}
        channel={channel}
      />
    );
  return (
    <StepBody step={step} live={live} choice="channel" places={places} reveal={reveal()}>
      {weights > MOST_WEIGHTS ? (
        <div className="panel-controls" data-testid="excitation-large">
          {t('learn.excitation.large', { block: shape.name, weights })}
          {small ? (
            <button type="button" className="button" onClick={() => chooseBlock(small.name)}>
              {t('learn.show', { block: small.name })}
            </button>
          ) : !free ? (
            <Withheld control="model" />
          ) : (
            bundled && step.model && <OpenNetwork id={step.model} primary />
          )}
        </div>
      ) : read?.ok ? (
        hand(read.value)
      ) : (
        <p role="status">
          {read ? failureText(t, read) : t('excitation.loading')}{' '}
          {read && (
            <button type="button" className="button" onClick={again}>
              {t('lead.retry')}
            </button>
          )}
        </p>
      )}
      {free && (
        <p>
          <BackToNetwork />
        </p>
      )}
    </StepBody>
  );
}
