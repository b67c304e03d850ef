import { useCallback } from 'react';
import { GATE_BINS, gateShares } from '../../analysis/gateShares';
import { blockAtDepth, relativeDepth } from '../../analysis/relativeDepth';
import { formatNumber } from '../../charts/formatNumber';
import { formatPercent } from '../../charts/formatPercent';
import { layoutNetworkGates, widestShare } from '../../charts/layout/layoutNetworkGates';
import { translator } from '../../i18n/translate';
import { ReaderPanel } from '../../parts/ReaderPanel';
import { networksProvenance } from '../../state/comparisonProvenance';
import { useApp } from '../../state/react';
import type { Network } from './useTwoNetworks';

/** How the gates of every block are distributed, a row a network, by relative depth. */
export function NetworkGates({ networks }: { networks: [Network, Network] }) {
  const t = translator(useApp((state) => state.language));
  const positions = Math.max(...networks.map(({ blocks }) => blocks.length));
  const layout = useCallback(
    (width: number) =>
      layoutNetworkGates(
        networks.map(({ title, blocks }) => ({ label: title, blocks })),
        { width, axis: t('s.axis'), depth: t('two.depth') },
      ),
    [networks, t],
  );
  const widest = widestShare(networks.map(({ title, blocks }) => ({ label: title, blocks })));
  return (
    <ReaderPanel
      testId="two-gates"
      title={t('two.gates.title')}
      help={t('two.gates.help', { share: formatPercent(widest) })}
      layout={layout}
      idle={t('two.idle')}
      valueText={(position) =>
        t('two.value', {
          depth: formatPercent(relativeDepth(position, positions)),
          values: networks
            .map(({ title, blocks }) => {
              const { name, median, p10, p90 } = blocks[blockAtDepth(position, positions, blocks.length)];
              return t('two.gates.value', {
                title,
                block: name,
                median: formatNumber(median),
                low: formatNumber(p10),
                high: formatNumber(p90),
              });
            })
            .join(t('two.separator')),
        })
      }
      fileName={`${networks[0].trace.image.name}.two-networks.gates`}
      provenance={networksProvenance(networks.map(({ trace }) => trace))}
      table={() => ({
        columns: [
          t('two.table.network'),
          t('map.table.block'),
          t('two.depth'),
          'C',
          'h',
          t('two.table.p10'),
          t('two.table.median'),
          t('two.table.p90'),
        ],
        rows: networks.flatMap(({ title, blocks }) =>
          blocks.map(({ name, channels, hidden, p10, median, p90 }, block) => [
            title,
            name,
            formatPercent(relativeDepth(block, blocks.length)),
            channels,
            hidden,
            ...[p10, median, p90].map(formatNumber),
          ]),
        ),
      })}
      csv={() => ({
        columns: [
          'model',
          'model_sha256',
          'image',
          'block',
          'relative_depth',
          'channels',
          'hidden',
          'gate_from',
          'gate_to',
          'share',
        ],
        rows: networks.flatMap(({ trace, blocks }) =>
          blocks.flatMap(({ name, channels, hidden, gates }, block) =>
            gateShares(gates).map((share, bin) => [
              trace.model.id,
              trace.model.sha256,
              trace.image.name,
              name,
              relativeDepth(block, blocks.length),
              channels,
              hidden,
              bin / GATE_BINS,
              (bin + 1) / GATE_BINS,
              share,
            ]),
          ),
        ),
      })}
    />
  );
}
