import { useCallback } from 'react';
import { bandOf } from '../../analysis/bandOf';
import type { Theme } from '../../charts/colors';
import { withBrushed } from '../../charts/export/withBrushed';
import { formatGate } from '../../charts/formatGate';
import { layoutImageGates } from '../../charts/layout/layoutImageGates';
import type { SEBlockShape } from '../../domain/block';
import type { BlockProfile, Profile } from '../../domain/profile';
import { tracesTable } from '../../domain/traceJson';
import { translator } from '../../i18n/translate';
import { ReaderPanel } from '../../parts/ReaderPanel';
import { withUsual } from '../../parts/withUsual';
import { comparisonProvenance } from '../../state/comparisonProvenance';
import { useActions, useApp } from '../../state/react';
import { useBrushed } from '../../state/useBrushed';
import { useCoarsePointer } from '../../state/useCoarsePointer';
import { useBlockPair } from './useBlockPair';
import type { ComparedImage } from './useCompared';
import { Waiting } from './Waiting';

const HEIGHT = 280;

export interface BlockProps {
  block: SEBlockShape;
  /** The pinned one first. */
  images: readonly ComparedImage[];
  profile: Profile | null;
  usual: BlockProfile | null;
}

/** The gates of one block of all images in one order of channels. */
export function BlockGates({ block, images, profile, usual }: BlockProps) {
  const t = translator(useApp((state) => state.language));
  const channel = useApp((state) => state.hoveredChannel ?? state.channel);
  const { hoverChannel, chooseChannel, brushChannels } = useActions();
  const touch = useCoarsePointer();
  const brushed = useBrushed(block.channels);
  const pair = useBlockPair(block, images, usual);
  const kind = pair?.orderKind ?? 'channel';
  const layout = useCallback(
    (width: number, theme: Theme) =>
      layoutImageGates(
        {
          series: (pair?.all ?? []).map(({ image: { name, slot }, gates }) => ({
            label: name,
            slot,
            values: gates,
          })),
          order: pair?.order ?? [],
          band: usual && bandOf(usual.gates, 'all'),
        },
        {
          width,
          height: HEIGHT,
          theme,
          axis: t('s.axis'),
          positions: t(`compare.positions.${kind}`),
          numbered: kind === 'channel',
        },
      ),
    [pair, usual, kind, t],
  );
  if (!pair)
    return <Waiting testId="compare-gates" title={t('compare.gates.title', { block: block.name })} />;
  const { all, order } = pair;
  return (
    <ReaderPanel
      testId="compare-gates"
      title={t('compare.gates.title', { block: block.name })}
      help={usual ? t('compare.gates.help.usual', { images: profile?.images ?? 0 }) : t('compare.gates.help')}
      layout={layout}
      idle={t(touch ? 'compare.idle.touch' : 'compare.idle')}
      valueText={(position) =>
        t('compare.gates.value', {
          channel: order[position],
          values: all
            .map(({ image, gates }) => `${image.name} ${formatGate(gates[order[position]])}`)
            .join(' · '),
        })
      }
      marked={channel === null ? null : order.indexOf(channel)}
      onMark={(position) => hoverChannel(position === null ? null : order[position])}
      onSelect={(position) => chooseChannel(order[position])}
      brushed={brushed}
      onBrush={(from, to) => brushChannels(order.slice(from, to))}
      fileName={`${block.name}.gates`}
      provenance={comparisonProvenance(
        all.map(({ image }) => image.trace),
        usual && profile,
      )}
      table={() => ({
        columns: [t('table.channel'), ...all.map(({ image }) => image.name)],
        rows: order.map((at) => [at, ...all.map(({ gates }) => formatGate(gates[at]))]),
      })}
      csv={() => {
        const table = tracesTable(
          all.map(({ image: { trace } }) => ({
            image: trace.image,
            blocks: trace.blocks.filter(({ name }) => name === block.name),
          })),
        );
        return withBrushed(usual ? withUsual(table, 's', [usual]) : table, block.name, brushed);
      }}
    />
  );
}
