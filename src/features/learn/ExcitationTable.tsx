import { formatGate } from '../../charts/formatGate';
import { formatNumber } from '../../charts/formatNumber';
import type { ExcitationWeights } from '../../domain/excitation';
import { translator } from '../../i18n/translate';
import { useApp } from '../../state/react';
import { StepTable } from './StepTable';

interface Props {
  z: Float32Array;
  weights: ExcitationWeights;
  unit: number;
  channel: number;
  hidden: Float32Array;
  gates: Float32Array;
  /** The gates before a z was changed. */
  before: Float32Array;
}

/** One row a channel: z, its weights into the hidden units, the hidden units' weights into its gate, and the gate. */
export function ExcitationTable({ z, weights: { w1, w2 }, unit, channel, hidden, gates, before }: Props) {
  const t = translator(useApp((state) => state.language));
  const units = [...hidden.keys()];
  const channels = z.length;
  const name = (matrix: string, at: number) => `${matrix}, h${at}${at === unit ? ' •' : ''}`;
  return (
    <StepTable
      testId="excitation-table"
      caption={units.map((at) => `h${at} = ${formatNumber(hidden[at])}`).join(' · ')}
      columns={[
        { text: t('table.channel') },
        { text: 'z' },
        ...units.map((at) => ({ text: name('W1', at) })),
        ...units.map((at) => ({ text: name('W2', at) })),
        { text: t('learn.excitation.before'), most: 1 },
        { text: 's', most: 1 },
      ]}
      rows={Array.from(z, (value, at) => ({
        key: at,
        marked: at === channel,
        cells: [
          { text: at },
          { text: formatNumber(value) },
          ...units.map((j) => ({ text: formatNumber(w1[j * channels + at]) })),
          ...units.map((j) => ({ text: formatNumber(w2[at * units.length + j]) })),
          { text: formatGate(before[at]), value: before[at] },
          { text: formatGate(gates[at]), value: gates[at] },
        ],
      }))}
    />
  );
}
