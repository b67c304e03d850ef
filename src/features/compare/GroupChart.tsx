import { type ReactNode, useCallback, useMemo } from 'react';
import { orderByDifference } from '../../analysis/differences';
import type { GroupDifference } from '../../analysis/groupDifference';
import { withBrushed } from '../../charts/export/withBrushed';
import { formatNumber } from '../../charts/formatNumber';
import { formatSigned } from '../../charts/formatSigned';
import { layoutDifferences } from '../../charts/layout/layoutDifferences';
import type { SEBlockShape } from '../../domain/block';
import type { Trace } from '../../domain/trace';
import { float32Text } from '../../domain/traceJson';
import { translator } from '../../i18n/translate';
import { ReaderPanel } from '../../parts/ReaderPanel';
import { provenance } from '../../state/provenance';
import { useActions, useApp } from '../../state/react';
import { useBrushed } from '../../state/useBrushed';
import { useCoarsePointer } from '../../state/useCoarsePointer';

const HEIGHT = 240;
/** Share of channels that noise alone takes over the line. */
const BY_CHANCE = 0.05;

interface Props {
  block: SEBlockShape;
  found: GroupDifference;
  /** Of one image, for what all of them share: model, engine, preprocessing. */
  trace: Trace;
  pickers: ReactNode;
}

/** Effect size of every channel, the largest first. */
export function GroupChart({ block, found, trace, pickers }: Props) {
  const t = translator(useApp((state) => state.language));
  const channel = useApp((state) => state.hoveredChannel ?? state.channel);
  const { hoverChannel, chooseChannel, brushChannels } = useActions();
  const touch = useCoarsePointer();
  const brushed = useBrushed(block.channels);
  const { effect, noise, meanA, meanB, difference, a, b } = found;
  const order = useMemo(() => orderByDifference(effect), [effect]);
  const layout = useCallback(
    (width: number) =>
      layoutDifferences(effect, order, {
        width,
        height: HEIGHT,
        axis: t('group.axis'),
        positions: t('compare.positions.difference'),
        numbered: false,
        noise,
      }),
    [effect, order, noise, t],
  );
  const beyond = effect.reduce((count, value) => count + (Math.abs(value) > noise ? 1 : 0), 0);
  return (
    <ReaderPanel
      testId="compare-groups"
      title={t('group.title', { block: block.name })}
      help={t('group.help')}
      fileHelp={t('group.help.sheet')}
      layout={layout}
      idle={t(touch ? 'compare.idle.touch' : 'compare.idle')}
      valueText={(position) =>
        t('group.value', {
          channel: order[position],
          effect: formatSigned(effect[order[position]]),
          a: formatNumber(meanA[order[position]]),
          b: formatNumber(meanB[order[position]]),
        })
      }
      marked={channel === null ? null : order.indexOf(channel)}
      onMark={(position) => hoverChannel(position === null ? null : order[position])}
      onSelect={(position) => chooseChannel(order[position])}
      brushed={brushed}
      onBrush={(from, to) => brushChannels(order.slice(from, to))}
      fileName={`${block.name}.groups`}
      provenance={[`groups of ${a} and ${b} images`, ...provenance(trace).slice(1)]}
      table={() => ({
        columns: [
          t('table.channel'),
          t('group.table.effect'),
          t('group.table.difference'),
          t('group.table.a'),
          t('group.table.b'),
        ],
        rows: order.map((at) => [
          at,
          formatSigned(effect[at]),
          formatSigned(difference[at]),
          formatNumber(meanA[at]),
          formatNumber(meanB[at]),
        ]),
      })}
      csv={() => {
        const rows = order.map((at) => [
          block.name,
          at,
          a,
          float32Text(meanA[at]),
          b,
          float32Text(meanB[at]),
          float32Text(difference[at]),
          float32Text(effect[at]),
        ]);
        const columns = ['block', 'channel', 'n_a', 'mean_a', 'n_b', 'mean_b', 'difference', 'cohens_d'];
        return withBrushed({ columns, rows }, block.name, brushed);
      }}
    >
      {pickers}
      <p className="finding" data-testid="group-finding">
        {t('group.finding', {
          a,
          b,
          count: beyond,
          channels: effect.length,
          expected: Math.round(BY_CHANCE * effect.length),
        })}
      </p>
    </ReaderPanel>
  );
}
