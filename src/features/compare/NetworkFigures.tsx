import { useCallback } from 'react';
import { formatNumber } from '../../charts/formatNumber';
import { formatPercent } from '../../charts/formatPercent';
import { layoutNetworkDepth } from '../../charts/layout/layoutNetworkDepth';
import { translator } from '../../i18n/translate';
import { useApp } from '../../state/react';
import { NetworkChart } from './NetworkChart';
import type { Network } from './useTwoNetworks';

/** Every block in four figures by relative depth, both networks in each part. */
export function NetworkFigures({ networks }: { networks: [Network, Network] }) {
  const t = translator(useApp((state) => state.language));
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
    <NetworkChart
      networks={networks}
      kind="depth"
      title={t('two.depth.title')}
      help={t('two.depth.help')}
      layout={layout}
      valueText={(title, { name, mean, spread, open, closed }) =>
        t('two.depth.value', {
          title,
          block: name,
          mean: formatNumber(mean),
          spread: formatNumber(spread),
          open: formatPercent(open),
          closed: formatPercent(closed),
        })
      }
      columns={[t('map.table.mean'), t('two.spread'), t('summary.open'), t('summary.closed')]}
      cells={({ mean, spread, open, closed }) => [
        formatNumber(mean),
        formatNumber(spread),
        formatPercent(open),
        formatPercent(closed),
      ]}
      csvNotes={['spread: population deviation over the channels']}
      csvColumns={['mean', 'spread', 'share_above_0.9', 'share_below_0.1']}
      csvRows={({ mean, spread, open, closed }) => [[mean, spread, open, closed]]}
    />
  );
}
