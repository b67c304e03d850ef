import { useCallback, useMemo } from 'react';
import { gateStep, rankContributions, rowOf, sigmoid } from '../../analysis/excitationSteps';
import { formatGate } from '../../charts/formatGate';
import { formatNumber } from '../../charts/formatNumber';
import { type ContributionBar, layoutContributions } from '../../charts/layout/layoutContributions';
import type { ExcitationWeights } from '../../domain/excitation';
import type { BlockTrace, Trace } from '../../domain/trace';
import { float32Text } from '../../domain/traceJson';
import { TermText } from '../../glossary/TermText';
import { joinSentences } from '../../i18n/joinSentences';
import { translator } from '../../i18n/translate';
import { useTouchText } from '../../parts/useTouchText';
import { useApp } from '../../state/react';
import { CloserChart } from './CloserChart';

interface Props {
  traced: BlockTrace;
  trace: Trace;
  weights: ExcitationWeights;
  channel: number;
  /** The unit that is taken apart below. */
  unit: number | null;
  onUnit(unit: number): void;
}

const HEIGHT = 240;
/** Of a bar in presenter mode, units: 10 px of a 24 px font, so that 96 hidden units fit. */
const LEAST_PRESENTED = 4.4;
/** Gates that differ by less look the same in three digits. */
const SAME_GATE = 5e-4;

/** What every hidden unit adds to the logit of one channel's gate, and that the sum is the gate on screen. */
export function GateTerms({ traced, trace, weights, channel, unit, onUnit }: Props) {
  const t = translator(useApp((state) => state.language));
  const touchText = useTouchText();
  const leastStep = useApp((state) => (state.present ? LEAST_PRESENTED : undefined));
  const { name, hidden, hiddenActivations, excitation } = traced;
  const step = useMemo(
    () => gateStep(hiddenActivations, weights, channel),
    [hiddenActivations, weights, channel],
  );
  const row = rowOf(weights.w2, channel, hidden);
  const biased = weights.b2 !== null;
  const units = useMemo(() => rankContributions(step.contributions).shown, [step]);
  const layout = useCallback(
    (width: number) => {
      const bias: ContributionBar = { label: t('excitation.bias'), value: step.bias, kind: 'bias' };
      const bars = units.map(
        ({ index, value }): ContributionBar => ({
          label: String(index),
          value,
          kind: 'input',
          silent: hiddenActivations[index] === 0,
          selected: index === unit,
        }),
      );
      return layoutContributions(biased ? [bias, ...bars] : bars, {
        width,
        height: HEIGHT,
        axis: t('gate.axis'),
        positions: t('gate.positions'),
        silent: t('gate.rings'),
        leastStep,
      });
    },
    [step, units, hiddenActivations, unit, biased, leastStep, t],
  );

  const unitAt = (position: number): number | undefined => units[position - (biased ? 1 : 0)]?.index;
  const valueText = (position: number) => {
    const at = unitAt(position);
    if (at === undefined) return t('gate.value.bias', { value: formatNumber(step.bias) });
    if (hiddenActivations[at] === 0) return t('gate.value.silent', { unit: at });
    return t('gate.value', {
      unit: at,
      h: formatNumber(hiddenActivations[at]),
      weight: formatNumber(row[at]),
      contribution: formatNumber(step.contributions[at]),
    });
  };
  const active = hiddenActivations.filter((value) => value > 0).length;
  const gate = sigmoid(step.sum);
  const sum = t(!biased && active === 0 ? 'gate.silent' : biased ? 'gate.sum.bias' : 'gate.sum', {
    active,
    hidden,
    channel,
    units: formatNumber(step.sum - step.bias),
    bias: formatNumber(step.bias),
    logit: formatNumber(step.sum),
    gate: formatGate(gate),
  });
  const onScreen = excitation[channel];
  const differs =
    Math.abs(gate - onScreen) > SAME_GATE
      ? t('gate.differs', { precision: trace.runtime.precision, gate: formatGate(onScreen) })
      : '';
  const termRows = (bias: string) => [
    ...(biased ? [[bias, '', '', String(step.bias)]] : []),
    ...units.map(({ index, value }) => [
      String(index),
      float32Text(hiddenActivations[index]),
      float32Text(row[index]),
      String(value),
    ]),
  ];

  return (
    <CloserChart
      testId="closer-gate"
      title={t('gate.title', { channel, block: name })}
      help={t('gate.help')}
      trace={trace}
      ready
      fileName={`${name}.gate-${channel}`}
      layout={layout}
      idle={touchText('gate.idle')}
      valueText={valueText}
      onSelect={(position) => {
        const at = unitAt(position);
        if (at !== undefined) onUnit(at);
      }}
      table={() => ({
        columns: [
          t('excitation.term'),
          t('gate.table.hidden'),
          t('excitation.weight'),
          t('excitation.contribution'),
        ],
        rows: termRows(t('excitation.bias')),
      })}
      csv={() => ({
        columns: ['image', 'block', 'channel', 'unit', 'hidden', 'weight', 'contribution'],
        rows: termRows('bias').map((cells) => [trace.image.name, name, channel, ...cells]),
      })}
    >
      <p className="finding" data-testid="gate-sum">
        <TermText message={joinSentences(sum, differs)} />
      </p>
    </CloserChart>
  );
}
