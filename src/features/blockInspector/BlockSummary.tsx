import { useMemo } from 'react';
import { gateSummary } from '../../analysis/gateSummary';
import { formatGate } from '../../charts/formatGate';
import { formatNumber } from '../../charts/formatNumber';
import { formatPercent } from '../../charts/formatPercent';
import { translator } from '../../i18n/translate';
import { useActions, useApp } from '../../state/react';
import type { BlockNumbers } from './BlockStrip';

/** Channels named at either end. */
const ENDS = 5;

/** The block's gates in four figures, and its most open and most closed channels, each a way to choose it. */
export function BlockSummary({ block }: { block: BlockNumbers }) {
  const t = translator(useApp((state) => state.language));
  const summary = useMemo(() => gateSummary(block.s), [block]);
  if (!summary) return null;
  const figures = [
    [t('summary.mean'), formatNumber(summary.mean)],
    [t('summary.spread'), formatNumber(summary.spread)],
    [t('summary.open'), formatPercent(summary.open)],
    [t('summary.closed'), formatPercent(summary.closed)],
  ];
  return (
    <div className="block-summary" data-testid="block-summary">
      <h3>{t('summary.title')}</h3>
      <dl>
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <ChannelList title={t('summary.most')} channels={block.byGate.slice(0, ENDS)} block={block} />
      <ChannelList title={t('summary.least')} channels={block.byGate.slice(-ENDS).reverse()} block={block} />
    </div>
  );
}

interface ListProps {
  title: string;
  channels: number[];
  block: BlockNumbers;
}

function ChannelList({ title, channels, block }: ListProps) {
  const t = translator(useApp((state) => state.language));
  const { chooseChannel, hoverChannel } = useActions();
  return (
    <div>
      <h4>{title}</h4>
      <ol className="channel-list">
        {channels.map((channel) => (
          <li key={channel}>
            <button
              type="button"
              title={t('channel.title', { channel })}
              onClick={() => chooseChannel(channel)}
              onPointerEnter={() => hoverChannel(channel)}
              onPointerLeave={() => hoverChannel(null)}
            >
              <span>{channel}</span> <span className="help">{formatGate(block.s[channel])}</span>
            </button>
          </li>
        ))}
      </ol>
    </div>
  );
}
