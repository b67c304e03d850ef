import { formatNumber } from '../../charts/formatNumber';
import { float32Text } from '../../domain/traceJson';
import { translator } from '../../i18n/translate';
import { useApp } from '../../state/react';
import { useCoarsePointer } from '../../state/useCoarsePointer';
import type { BlockNumbers } from './BlockStrip';
import { BlockSummary } from './BlockSummary';

/** The pointed-at channel in numbers, else the chosen one. */
export function ChannelReadout({ block, channels }: { block: BlockNumbers | null; channels: number }) {
  const t = translator(useApp((state) => state.language));
  const touch = useCoarsePointer();
  const chosen = useApp((state) => state.hoveredChannel ?? state.channel);
  const channel = chosen !== null && chosen < channels ? chosen : null;
  return (
    <aside className="channel">
      <div className="channel-chosen" data-testid="channel-readout" aria-live="polite">
        {channel === null || !block ? (
          <p className="help">{t(touch ? 'channel.none.touch' : 'channel.none')}</p>
        ) : (
          <>
            <h3>{t('channel.title', { channel })}</h3>
            <dl>
              <dt>{t('channel.z')}</dt>
              <dd title={float32Text(block.z[channel])}>{formatNumber(block.z[channel])}</dd>
              <dt>{t('channel.s')}</dt>
              <dd title={float32Text(block.s[channel])}>{formatNumber(block.s[channel])}</dd>
              <dt>{t('channel.rank')}</dt>
              <dd>{t('channel.rank.value', { rank: block.rank[channel], channels })}</dd>
            </dl>
          </>
        )}
      </div>
      <p className="help">{t('channel.note')}</p>
      {block && <BlockSummary block={block} />}
    </aside>
  );
}
