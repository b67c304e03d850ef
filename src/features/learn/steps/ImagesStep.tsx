import { useCallback, useMemo } from 'react';
import { gateChanges, meanChange } from '../../../analysis/gateChanges';
import { usualDistance } from '../../../analysis/pairSimilarity';
import { formatNumber } from '../../../charts/formatNumber';
import { formatSigned } from '../../../charts/formatSigned';
import { layoutImageChanges } from '../../../charts/layout/layoutImageChanges';
import type { Trace } from '../../../domain/trace';
import { joinSentences } from '../../../i18n/joinSentences';
import { translator } from '../../../i18n/translate';
import { ReaderPanel } from '../../../parts/ReaderPanel';
import { useTouchText } from '../../../parts/useTouchText';
import { shownImage } from '../../../state/appState';
import { comparisonProvenance } from '../../../state/comparisonProvenance';
import { imageTitle } from '../../../state/imageTitle';
import { appliedGates } from '../../../state/mapsWish';
import { useActions, useApp } from '../../../state/react';
import { useProfile } from '../../../state/useProfile';
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
  const profile = useProfile(true);
  const usual = useMemo(
    () => profile && new Map(profile.blocks.map(({ name, gates }) => [name, usualDistance(gates)])),
    [profile],
  );
  // Deep blocks differ by more between any two images: what is far is told by the usual distance.
  const far =
    usual &&
    changes
      ?.map(({ name, mean }) => ({ name, times: mean / (usual.get(name) ?? Number.POSITIVE_INFINITY) }))
      .reduce((a, b) => (b.times > a.times ? b : a));
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
      layoutImageChanges(
        blocks.map(({ name }, at) => ({
          name,
          mean: changes?.[at].mean ?? null,
          usual: usual?.get(name) ?? null,
        })),
        {
          width,
          selected,
          texts: { axis: t('learn.images.mean'), none: t('learn.images.none') },
        },
      ),
    [changes, blocks, usual, selected, t],
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
        help={joinSentences(t('learn.images.help'), usual && t('learn.images.help.usual'))}
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
          columns: ['block', 'mean_abs_delta', 'usual_mean_abs_delta', 'largest_delta', 'largest_channel'],
          rows: (changes ?? []).map(({ name, mean, difference, channel }) => [
            name,
            mean,
            usual?.get(name) ?? '',
            difference,
            channel,
          ]),
        })}
      >
        <ImagePair {...pair}>
          {!figures
            ? t('learn.images.alone')
            : settled
              ? joinSentences(
                  t('learn.images.finding', figures),
                  far && t('learn.images.finding.usual', { block: far.name, times: formatNumber(far.times) }),
                )
              : t('learn.covered')}
        </ImagePair>
      </ReaderPanel>
    </StepBody>
  );
}
