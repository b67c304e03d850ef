import { useCallback } from 'react';
import { GATE_BINS, gateShares } from '../../analysis/gateShares';
import { formatNumber } from '../../charts/formatNumber';
import { formatPercent } from '../../charts/formatPercent';
import { layoutNetworkGates, widestShare } from '../../charts/layout/layoutNetworkGates';
import { translator } from '../../i18n/translate';
import { useApp } from '../../state/react';
import { NetworkChart } from './NetworkChart';
import type { Network } from './useTwoNetworks';

/** How the gates of every block are distributed, a row a network, by relative depth. */
export function NetworkGates({ networks }: { networks: [Network, Network] }) {
  const t = translator(useApp((state) => state.language));
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
    <NetworkChart
      networks={networks}
      kind="gates"
      title={t('two.gates.title')}
      help={t('two.gates.help', { share: formatPercent(widest) })}
      layout={layout}
      valueText={(title, { name, median, p10, p90 }) =>
        t('two.gates.value', {
          title,
          block: name,
          median: formatNumber(median),
          low: formatNumber(p10),
          high: formatNumber(p90),
        })
      }
      columns={[t('two.table.p10'), t('two.table.median'), t('two.table.p90')]}
      cells={({ p10, median, p90 }) => [p10, median, p90].map(formatNumber)}
      csvColumns={['gate_from', 'gate_to', 'share']}
      csvRows={({ gates }) =>
        gateShares(gates).map((share, bin) => [bin / GATE_BINS, (bin + 1) / GATE_BINS, share])
      }
    />
  );
}
