import { useCallback, useMemo } from 'react';
import { gateChanges, meanChange } from '../../../analysis/gateChanges';
import { formatNumber } from '../../../charts/formatNumber';
import { formatSigned } from '../../../charts/formatSigned';
import { layoutImageChanges } from '../../../charts/layout/layoutImageChanges';
import type { Trace } from '../../../domain/trace';
import { translator } from '../../../i18n/translate';
import { ReaderPanel } from '../../../parts/ReaderPanel';
import { useTouchText } from '../../../parts/useTouchText';
import { shownImage } from '../../../state/appState';
import { comparisonProvenance } from '../../../state/comparisonProvenance';
import { imageTitle } from '../../../state/imageTitle';
import { appliedGates } from '../../../state/mapsWish';
import { useActions, useApp } from '../../../state/react';
import { useSettled } from '../Covered';
import { ImagePair } from '../ImagePair';
import { StepBody } from '../StepBody';
import type { LiveStepProps } from '../StepProps';
import { useOtherImage } from '../useOtherImage';

const gatesOf = (trace: Trace) =>
  trace.blocks.map((block) => ({ name: block.name, gates: appliedGates(block) }));

/** The gates of the shown image against those of another that was seen, block by block. */
export function ImagesStep({ step, live }: LiveStepProps) {
  const language = useApp((state) => state.language);
  const t = translator(language);
  const touchText = useTouchText();
  const samples = useApp((state) => state.samples);
  const image = useApp(shownImage);
  const { chooseBlock } = useActions();
  const pair = useOtherImage();
  const settled = useSettled(step.id);
  const trace = live.trace;
  const before = pair.other?.output?.trace ?? null;
  const changes = useMemo(
    () => (trace && before ? gateChanges(gatesOf(before), gatesOf(trace)) : null),
    [trace, before],
  );
  const title = (of: typeof image) => (of ? imageTitle({ samples, language }, of) : '');
  const names = { image: title(image), other: title(pair.other) };
  const most = changes?.reduce((a, b) => (b.mean > a.mean ? b : a));
  const figures = changes &&
    most && {
      ...names,
      mean: formatNumber(meanChange(changes)),
      block: most.name,
      most: formatNumber(most.mean),
    };
  const { blocks } = live.model;
  const { name: selected } = live.shape;
  const layout = useCallback(
    (width: number) =>
      layoutImageChanges(changes ?? blocks.map(({ name }) => ({ name, mean: null })), {
        width,
        selected,
        texts: { axis: t('learn.images.mean'), none: t('learn.images.none') },
      }),
    [changes, blocks, selected, t],
  );
  return (
    <StepBody
      step={step}
      live={live}
      reveal={
        trace && {
          option: step.answer as number,
          text: figures ? t('learn.images.reveal', figures) : t('learn.images.reveal.alone'),
        }
      }
    >
      <ReaderPanel
        testId="step-images"
        title={t('learn.images.chart')}
        help={t('learn.images.help')}
        hasData={changes !== null}
        layout={layout}
        idle={touchText('classes.depth.idle')}
        valueText={(position) => {
          const change = changes?.[position];
          if (!change) return t('learn.images.none');
          return t('learn.images.value', {
            block: change.name,
            mean: formatNumber(change.mean),
            channel: change.channel,
            difference: formatSigned(change.difference),
          });
        }}
        onSelect={(position) => chooseBlock(blocks[position].name)}
        fileName={`${live.model.id}.two-images`}
        provenance={trace && before ? comparisonProvenance([trace, before]) : []}
        table={() => ({
          columns: [
            t('map.table.block'),
            t('learn.images.mean'),
            t('learn.images.largest'),
            t('table.channel'),
          ],
          rows: (changes ?? []).map(({ name, mean, difference, channel }) => [
            name,
            formatNumber(mean),
            formatSigned(difference),
            channel,
          ]),
        })}
        csv={() => ({
          columns: ['block', 'mean_abs_delta', 'largest_delta', 'largest_channel'],
          rows: (changes ?? []).map(({ name, mean, difference, channel }) => [
            name,
            mean,
            difference,
            channel,
          ]),
        })}
      >
        <ImagePair {...pair}>
          {!figures
            ? t('learn.images.alone')
            : t(settled ? 'learn.images.finding' : 'learn.covered', figures)}
        </ImagePair>
      </ReaderPanel>
    </StepBody>
  );
}
