import { useCallback, useMemo } from 'react';
import { hiddenStep, rankContributions, rowOf } from '../../analysis/excitationSteps';
import { formatNumber } from '../../charts/formatNumber';
import { type ContributionBar, layoutContributions } from '../../charts/layout/layoutContributions';
import type { ExcitationWeights } from '../../domain/excitation';
import type { BlockTrace, Trace } from '../../domain/trace';
import { float32Text } from '../../domain/traceJson';
import { joinSentences } from '../../i18n/joinSentences';
import { translator } from '../../i18n/translate';
import { useTouchText } from '../../parts/useTouchText';
import { useApp } from '../../state/react';
import { CloserChart } from './CloserChart';

interface Props {
  traced: BlockTrace;
  trace: Trace;
  weights: ExcitationWeights;
  unit: number;
}

const HEIGHT = 240;
/** Channels with a bar of their own. */
const MOST = 20;

/** What every channel adds to one hidden unit before its ReLU: the largest on their own, all others together. */
export function UnitTerms({ traced, trace, weights, unit }: Props) {
  const t = translator(useApp((state) => state.language));
  const touchText = useTouchText();
  const { name, channels, squeeze, hiddenActivations } = traced;
  const step = useMemo(() => hiddenStep(squeeze, weights, unit), [squeeze, weights, unit]);
  const row = rowOf(weights.w1, unit, channels);
  const biased = weights.b1 !== null;
  const { shown, rest } = useMemo(() => rankContributions(step.contributions, MOST), [step]);
  const layout = useCallback(
    (width: number) => {
      const bars: ContributionBar[] = shown.map(({ index, value }) => ({
        label: String(index),
        value,
        kind: 'input',
      }));
      if (biased) bars.unshift({ label: t('excitation.bias'), value: step.bias, kind: 'bias' });
      if (rest)
        bars.push({
          label: t('excitation.rest', { count: rest.count }),
          value: rest.value,
          kind: 'rest',
        });
      return layoutContributions(bars, {
        width,
        height: HEIGHT,
        axis: t('unit.axis'),
        positions: t('unit.positions'),
      });
    },
    [shown, rest, biased, step, t],
  );

  const valueText = (position: number) => {
    const at = position - (biased ? 1 : 0);
    if (at < 0) return t('unit.value.bias', { value: formatNumber(step.bias) });
    if (at >= shown.length)
      return t('unit.value.rest', { count: rest?.count ?? 0, value: formatNumber(rest?.value ?? 0) });
    const { index, value } = shown[at];
    return t('unit.value', {
      channel: index,
      z: formatNumber(squeeze[index]),
      weight: formatNumber(row[index]),
      contribution: formatNumber(value),
    });
  };
  const h = hiddenActivations[unit];
  const sum = t(biased ? 'unit.sum.bias' : 'unit.sum', {
    channels,
    units: formatNumber(step.sum - step.bias),
    bias: formatNumber(step.bias),
    sum: formatNumber(step.sum),
  });
  const termRows = (terms: { index: number; value: number }[], bias: string) => [
    ...(biased ? [[bias, '', '', String(step.bias)]] : []),
    ...terms.map(({ index, value }) => [
      String(index),
      float32Text(squeeze[index]),
      float32Text(row[index]),
      String(value),
    ]),
  ];

  return (
    <CloserChart
      testId="closer-unit"
      title={t('unit.title', { unit, block: name })}
      help={t('unit.help', { most: MOST })}
      trace={trace}
      ready
      fileName={`${name}.unit-${unit}`}
      layout={layout}
      idle={touchText('distribution.idle')}
      valueText={valueText}
      table={() => ({
        columns: [t('excitation.term'), t('channel.z'), t('excitation.weight'), t('excitation.contribution')],
        rows: [
          ...termRows(shown, t('excitation.bias')),
          ...(rest ? [[t('excitation.rest', { count: rest.count }), '', '', String(rest.value)]] : []),
        ],
      })}
      // Every channel: a file has room for all.
      csv={() => ({
        columns: ['image', 'block', 'unit', 'channel', 'z', 'weight', 'contribution'],
        rows: termRows(rankContributions(step.contributions).shown, 'bias').map((cells) => [
          trace.image.name,
          name,
          unit,
          ...cells,
        ]),
      })}
    >
      <p className="finding" data-testid="unit-sum">
        {joinSentences(sum, h > 0 ? t('unit.fires', { h: formatNumber(h) }) : t('unit.silent'))}
      </p>
    </CloserChart>
  );
}
