import { useCallback, useMemo } from 'react';
import {
  type DifferenceUnit,
  gateDifferences,
  LEAST_GATE,
  nearTies,
  orderByDifference,
} from '../../analysis/differences';
import { LEAST_DEVIATION } from '../../analysis/usual';
import { withBrushed } from '../../charts/export/withBrushed';
import { formatAlike } from '../../charts/formatAlike';
import { formatGate } from '../../charts/formatGate';
import { formatNumber } from '../../charts/formatNumber';
import { formatSigned } from '../../charts/formatSigned';
import { layoutDifferences } from '../../charts/layout/layoutDifferences';
import { float32Text } from '../../domain/traceJson';
import { translator } from '../../i18n/translate';
import { ReaderPanel } from '../../parts/ReaderPanel';
import { Switch } from '../../parts/Switch';
import { comparisonProvenance } from '../../state/comparisonProvenance';
import { useActions, useApp } from '../../state/react';
import { useBrushed } from '../../state/useBrushed';
import { useCoarsePointer } from '../../state/useCoarsePointer';
import type { BlockProps } from './BlockGates';
import { useBlockPair } from './useBlockPair';
import { Waiting } from './Waiting';

const HEIGHT = 240;
const UNITS: DifferenceUnit[] = ['delta', 'ratio', 'usual'];
const DIFFERENCE_NOTE =
  's: what multiplied U, so the applied gates where an edit acted; delta: s_b - s_a; log2_ratio: log2(s_b / s_a), each s ' +
  `at least ${LEAST_GATE}; usual_deviations: delta / usual deviation, at least ${LEAST_DEVIATION}`;
/** Channels named in the sentence. */
const NAMED = 3;

/** What of one block's gates differs between the pinned image and another, the largest difference first. */
export function BlockDifferences({ block, images, profile, usual }: BlockProps) {
  const t = translator(useApp((state) => state.language));
  const wanted = useApp((state) => state.compareView.unit);
  const channel = useApp((state) => state.hoveredChannel ?? state.channel);
  const { setCompareView, hoverChannel, chooseChannel, brushChannels } = useActions();
  const touch = useCoarsePointer();
  const brushed = useBrushed(block.channels);
  const pair = useBlockPair(block, images, usual);
  const unit = wanted === 'usual' && !usual ? 'delta' : wanted;
  const found = useMemo(() => {
    if (!pair) return null;
    const values = gateDifferences(pair.pinned.gates, pair.partner.gates, unit, usual?.gates);
    return { values, order: orderByDifference(values) };
  }, [pair, unit, usual]);
  const layout = useCallback(
    (width: number) =>
      layoutDifferences(found?.values ?? new Float32Array(), found?.order ?? [], {
        width,
        height: HEIGHT,
        axis: t(`compare.unit.${unit}.axis`),
        positions: t('compare.positions.difference'),
        numbered: false,
      }),
    [found, unit, t],
  );
  const title = t('compare.difference.title', { block: block.name });
  if (!pair || !found) return <Waiting testId="compare-difference" title={title} />;
  const { values, order } = found;
  const names = { pinned: pair.pinned.image.name, partner: pair.partner.image.name };
  const same = values.every((value) => value === 0);
  const ties = nearTies(values, order);
  const told = () => {
    if (same) return t('compare.difference.none', { block: block.name, ...names });
    if (ties)
      return t(`compare.difference.many.${unit}`, {
        count: ties.count,
        channels: block.channels,
        limit: formatNumber(ties.limit),
      });
    const first = order.slice(0, NAMED);
    const sizes = formatAlike(first.map((at) => values[at]));
    const named = first.map((at, rank) => `${at} (${sizes[rank]})`);
    return t('compare.difference.most', { channels: named.join(t('list.separator')) });
  };
  const finding = told();
  return (
    <ReaderPanel
      testId="compare-difference"
      title={title}
      help={t(`compare.unit.${unit}.help`, names)}
      finding={finding}
      layout={layout}
      idle={t(touch ? 'compare.idle.touch' : 'compare.idle')}
      valueText={(position) =>
        t('compare.difference.value', {
          channel: order[position],
          value: formatSigned(values[order[position]]),
          ...names,
          a: formatGate(pair.pinned.gates[order[position]]),
          b: formatGate(pair.partner.gates[order[position]]),
        })
      }
      marked={channel === null ? null : order.indexOf(channel)}
      onMark={(position) => hoverChannel(position === null ? null : order[position])}
      onSelect={(position) => chooseChannel(order[position])}
      brushed={brushed}
      onBrush={(from, to) => brushChannels(order.slice(from, to))}
      fileName={`${block.name}.difference`}
      provenance={comparisonProvenance([pair.pinned.image.trace, pair.partner.image.trace], usual && profile)}
      table={() => ({
        columns: [t('table.channel'), t(`compare.unit.${unit}`), names.pinned, names.partner],
        rows: order.map((at) => [
          at,
          formatSigned(values[at]),
          formatGate(pair.pinned.gates[at]),
          formatGate(pair.partner.gates[at]),
        ]),
      })}
      csv={() => {
        const inUnits = UNITS.map((kind) =>
          kind === 'usual' && !usual
            ? null
            : gateDifferences(pair.pinned.gates, pair.partner.gates, kind, usual?.gates),
        );
        const table = {
          notes: [DIFFERENCE_NOTE],
          columns: [
            'block',
            'channel',
            'image_a',
            's_a',
            'image_b',
            's_b',
            'delta',
            'log2_ratio',
            'usual_deviations',
          ],
          rows: order.map((at) => [
            block.name,
            at,
            pair.pinned.image.trace.image.name,
            float32Text(pair.pinned.gates[at]),
            pair.partner.image.trace.image.name,
            float32Text(pair.partner.gates[at]),
            ...inUnits.map((values) => (values ? float32Text(values[at]) : '')),
          ]),
        };
        return withBrushed(table, block.name, brushed);
      }}
    >
      <p className="finding" data-testid="difference-finding">
        {finding}
      </p>
      <Switch
        label={t('compare.unit')}
        value={unit}
        options={UNITS.filter((kind) => kind !== 'usual' || usual).map((kind) => ({
          value: kind,
          text: t(`compare.unit.${kind}`),
        }))}
        onChange={(value) => setCompareView({ unit: value })}
      />
    </ReaderPanel>
  );
}
