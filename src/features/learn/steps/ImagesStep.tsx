import { gateChanges, meanChange } from '../../../analysis/gateChanges';
import { formatNumber } from '../../../charts/formatNumber';
import { formatSigned } from '../../../charts/formatSigned';
import type { Trace } from '../../../domain/trace';
import { translator } from '../../../i18n/translate';
import { Withheld } from '../../../parts/Withheld';
import { shownImage } from '../../../state/appState';
import { appliedGates } from '../../../state/mapsWish';
import { useActions, useApp } from '../../../state/react';
import { useAllowed } from '../../../state/useAllowed';
import { StepBody } from '../StepBody';
import type { LiveStepProps } from '../StepProps';
import { StepTable } from '../StepTable';
import { useOtherImage } from '../useOtherImage';

const gatesOf = (trace: Trace) =>
  trace.blocks.map((block) => ({ name: block.name, gates: appliedGates(block) }));

/** The gates of the shown image against those of another that was seen, block by block. */
export function ImagesStep({ step, live }: LiveStepProps) {
  const t = translator(useApp((state) => state.language));
  const image = useApp(shownImage);
  const samples = useApp((state) => state.samples);
  const free = useAllowed('images');
  const { chooseSample } = useActions();
  const { others, other, choose } = useOtherImage();
  const trace = live.trace;
  const changes = trace && other?.output ? gateChanges(gatesOf(other.output.trace), gatesOf(trace)) : null;
  const names = { image: image?.name ?? '', other: other?.name ?? '' };
  const most = changes?.reduce((a, b) => (b.mean > a.mean ? b : a));
  const reveal = () => {
    if (!changes || !most) return t('learn.images.reveal.alone');
    return t('learn.images.reveal', {
      ...names,
      mean: formatNumber(meanChange(changes)),
      block: most.name,
      most: formatNumber(most.mean),
    });
  };
  const shownSample = image?.origin.kind === 'sample' ? image.origin.sample : null;
  const next = samples[(samples.findIndex(({ id }) => id === shownSample) + 1) % Math.max(1, samples.length)];
  return (
    <StepBody step={step} live={live} reveal={trace && { option: step.answer as number, text: reveal() }}>
      <div className="panel" data-testid="step-images">
        <h3>{t('learn.images.chart')}</h3>
        <div className="panel-controls">
          {other && (
            <label className="labeled">
              {t('learn.images.with')}{' '}
              <select value={other.id} onChange={(event) => choose(event.target.value)}>
                {others.map(({ id, name }) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
          )}
          {!other && <span>{t('learn.images.alone')}</span>}
          {!free && <Withheld control="images" />}
          {free && next && (
            <button type="button" className="button" onClick={() => void chooseSample(next.id)}>
              {t('learn.images.sample')}
            </button>
          )}
        </div>
        {changes && (
          <>
            <p className="help">{t('learn.images.help', names)}</p>
            <StepTable
              testId="images-table"
              caption={t('learn.images.mean')}
              columns={[
                { text: t('map.table.block') },
                { text: t('learn.images.mean'), most: most?.mean },
                { text: t('learn.images.largest') },
              ]}
              rows={changes.map((change) => ({
                key: change.name,
                marked: change.name === live.shape.name,
                cells: [
                  { text: change.name },
                  { text: formatNumber(change.mean), value: change.mean },
                  { text: `${formatSigned(change.difference)}, ${change.channel}` },
                ],
              }))}
            />
          </>
        )}
      </div>
    </StepBody>
  );
}
