import { type ReactNode, useCallback, useMemo } from 'react';
import { orderByDifference } from '../../analysis/differences';
import { FALSE_SHARE, type GroupDifference } from '../../analysis/groupDifference';
import { withBrushed } from '../../charts/export/withBrushed';
import { formatNumber } from '../../charts/formatNumber';
import { formatSigned } from '../../charts/formatSigned';
import { layoutDifferences } from '../../charts/layout/layoutDifferences';
import type { SEBlockShape } from '../../domain/block';
import { joinSentences } from '../../i18n/joinSentences';
import { translator } from '../../i18n/translate';
import { ReaderPanel } from '../../parts/ReaderPanel';
import { groupProvenance } from '../../state/groupProvenance';
import { useActions, useApp } from '../../state/react';
import type { ImagesRun } from '../../state/runImages';
import { useBrushed } from '../../state/useBrushed';
import { useCoarsePointer } from '../../state/useCoarsePointer';
import { groupGates, groupTable } from './groupTables';

const HEIGHT = 240;
/** Share of channels that noise alone takes over the line. */
const BY_CHANCE = 0.05;

/** A gate that never moves has no d, p and q. */
const told = (value: number) => (Number.isNaN(value) ? '–' : formatNumber(value));

interface Props {
  block: SEBlockShape;
  found: GroupDifference;
  groups: Record<'a' | 'b', ImagesRun>;
  pickers: ReactNode;
}

/** Effect size of every channel, the largest first. */
export function GroupChart({ block, found, groups, pickers }: Props) {
  const t = translator(useApp((state) => state.language));
  const channel = useApp((state) => state.hoveredChannel ?? state.channel);
  const { hoverChannel, chooseChannel, brushChannels } = useActions();
  const touch = useCoarsePointer();
  const brushed = useBrushed(block.channels);
  const { effect, noise, floored, meanA, meanB, sd, difference, d, p, q, a, b, beyond, tested } = found;
  const order = useMemo(() => orderByDifference(effect), [effect]);
  const layout = useCallback(
    (width: number) =>
      layoutDifferences(effect, order, {
        width,
        height: HEIGHT,
        axis: t('group.axis'),
        positions: t('group.positions'),
        numbered: true,
        noise: { size: noise, text: t('group.noise') },
      }),
    [effect, order, noise, t],
  );
  const stay = q.reduce((count, value) => count + (value < FALSE_SHARE ? 1 : 0), 0);
  const tests =
    `dashed: Cohen's d of ${formatNumber(noise)}, p = 0.05 of Student's t test with ${found.freedom} degrees of freedom; ` +
    `q < ${FALSE_SHARE} (Benjamini-Hochberg): ${stay} of ${effect.length} channels`;
  const finding = joinSentences(
    t('group.finding', {
      a,
      b,
      count: beyond,
      channels: effect.length,
      expected: Math.round(BY_CHANCE * tested),
      stay,
    }),
    floored > 0 && t('group.finding.floored', { count: floored }),
  );
  return (
    <ReaderPanel
      testId="compare-groups"
      title={t('group.title', { block: block.name })}
      help={t('group.help')}
      fileHelp={t('group.help.sheet')}
      finding={finding}
      layout={layout}
      idle={t(touch ? 'compare.idle.touch' : 'compare.idle')}
      valueText={(position) =>
        t('group.value', {
          channel: order[position],
          effect: formatSigned(effect[order[position]]),
          a: formatNumber(meanA[order[position]]),
          b: formatNumber(meanB[order[position]]),
          q: told(q[order[position]]),
        })
      }
      marked={channel === null ? null : order.indexOf(channel)}
      onMark={(position) => hoverChannel(position === null ? null : order[position])}
      onSelect={(position) => chooseChannel(order[position])}
      brushed={brushed}
      onBrush={(from, to) => brushChannels(order.slice(from, to))}
      fileName={`${block.name}.groups`}
      provenance={[...groupProvenance(groups), tests]}
      csvProvenance={[...groupProvenance(groups, Number.POSITIVE_INFINITY), tests]}
      table={() => ({
        columns: [
          t('table.channel'),
          t('group.table.effect'),
          t('group.table.difference'),
          t('group.table.a'),
          t('group.table.b'),
          t('group.table.deviation'),
          t('group.table.d'),
          'p',
          'q',
        ],
        rows: order.map((at) => [
          at,
          formatSigned(effect[at]),
          formatSigned(difference[at]),
          formatNumber(meanA[at]),
          formatNumber(meanB[at]),
          formatNumber(sd[at]),
          told(d[at]),
          told(p[at]),
          told(q[at]),
        ]),
      })}
      csv={() => withBrushed(groupTable(block.name, found, order), block.name, brushed)}
      moreCsv={{
        text: t('export.csv.images'),
        fileName: `${block.name}.groups.images`,
        table: () => withBrushed(groupGates(block, groups), block.name, brushed),
      }}
    >
      {pickers}
      <p className="finding" data-testid="group-finding">
        {finding}
      </p>
    </ReaderPanel>
  );
}
