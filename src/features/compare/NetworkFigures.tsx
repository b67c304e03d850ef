import { useCallback } from 'react';
import { blockAtDepth, relativeDepth } from '../../analysis/relativeDepth';
import { formatNumber } from '../../charts/formatNumber';
import { formatPercent } from '../../charts/formatPercent';
import { layoutNetworkDepth } from '../../charts/layout/layoutNetworkDepth';
import { translator } from '../../i18n/translate';
import { ReaderPanel } from '../../parts/ReaderPanel';
import { networksProvenance } from '../../state/comparisonProvenance';
import { useApp } from '../../state/react';
import type { Network } from './useTwoNetworks';

/** Every block in four figures by relative depth, both networks in each part. */
export function NetworkFigures({ networks }: { networks: [Network, Network] }) {
  const t = translator(useApp((state) => state.language));
  const positions = Math.max(...networks.map(({ blocks }) => blocks.length));
  const layout = useCallback(
    (width: number) =>
      layoutNetworkDepth(
        networks.map(({ title, blocks }) => ({ label: title, figures: blocks })),
        {
          width,
          texts: {
            mean: t('map.table.mean'),
            spread: t('two.spread'),
            open: t('two.depth.open'),
            closed: t('two.depth.closed'),
            depth: t('two.depth'),
          },
        },
      ),
    [networks, t],
  );
  return (
    <ReaderPanel
      testId="two-depth"
      title={t('two.depth.title')}
      help={t('two.depth.help')}
      layout={layout}
      idle={t('two.idle')}
      valueText={(position) =>
        t('two.value', {
          depth: formatPercent(relativeDepth(position, positions)),
          values: networks
            .map(({ title, blocks }) => {
              const { name, mean, spread, open, closed } =
                blocks[blockAtDepth(position, positions, blocks.length)];
              return t('two.depth.value', {
                title,
                block: name,
                mean: formatNumber(mean),
                spread: formatNumber(spread),
                open: formatPercent(open),
                closed: formatPercent(closed),
              });
            })
            .join(t('two.separator')),
        })
      }
      fileName={`${networks[0].trace.image.name}.two-networks.depth`}
      provenance={networksProvenance(networks.map(({ trace }) => trace))}
      table={() => ({
        columns: [
          t('two.table.network'),
          t('map.table.block'),
          t('two.depth'),
          'C',
          'h',
          t('map.table.mean'),
          t('two.spread'),
          t('summary.open'),
          t('summary.closed'),
        ],
        rows: networks.flatMap(({ title, blocks }) =>
          blocks.map(({ name, channels, hidden, mean, spread, open, closed }, block) => [
            title,
            name,
            formatPercent(relativeDepth(block, blocks.length)),
            channels,
            hidden,
            formatNumber(mean),
            formatNumber(spread),
            formatPercent(open),
            formatPercent(closed),
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
          'mean',
          'spread',
          'share_above_0.9',
          'share_below_0.1',
        ],
        rows: networks.flatMap(({ trace, blocks }) =>
          blocks.map(({ name, channels, hidden, mean, spread, open, closed }, block) => [
            trace.model.id,
            trace.model.sha256,
            trace.image.name,
            name,
            relativeDepth(block, blocks.length),
            channels,
            hidden,
            mean,
            spread,
            open,
            closed,
          ]),
        ),
      })}
    />
  );
}
