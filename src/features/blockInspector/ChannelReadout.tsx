import { formatGate } from '../../charts/formatGate';
import { formatNumber } from '../../charts/formatNumber';
import type { BlockProfile } from '../../domain/profile';
import { float32Text } from '../../domain/traceJson';
import { translator } from '../../i18n/translate';
import { useApp } from '../../state/react';
import { useCoarsePointer } from '../../state/useCoarsePointer';
import type { BlockNumbers } from './BlockStrip';
import { BlockSummary } from './BlockSummary';
import { UsualReadout } from './UsualReadout';

interface Props {
  block: BlockNumbers | null;
  channels: number;
  /** What is usual for the block, where it is to be shown. */
  usual: BlockProfile | null;
  imagesPerClass: number;
}

/** The pointed-at channel in numbers, else the chosen one. */
export function ChannelReadout({ block, channels, usual, imagesPerClass }: Props) {
  const t = translator(useApp((state) => state.language));
  const touch = useCoarsePointer();
  const chosen = useApp((state) => state.hoveredChannel ?? state.channel);
  const channel = chosen !== null && chosen < channels ? chosen : null;
  const hovered = useApp((state) => state.hoveredChannel !== null);
  // A chart that has the focus says its channel itself; under a pointer it changes faster than it can be said.
  const said = hovered || document.activeElement?.role === 'slider';
  return (
    <aside className="channel">
      <div className="channel-chosen" data-testid="channel-readout" aria-live={said ? 'off' : 'polite'}>
        {channel === null || !block ? (
          <p className="help">{t(touch ? 'channel.none.touch' : 'channel.none')}</p>
        ) : (
          <>
            <h3>{t('channel.title', { channel })}</h3>
            <dl>
              <dt>{t('channel.z')}</dt>
              <dd title={float32Text(block.z[channel])}>{formatNumber(block.z[channel])}</dd>
              <dt>{t('channel.s')}</dt>
              <dd title={float32Text(block.s[channel])}>{formatGate(block.s[channel])}</dd>
              <dt>{t('channel.rank')}</dt>
              <dd>{t('channel.rank.value', { rank: block.rank[channel], channels })}</dd>
            </dl>
            {usual && (
              <UsualReadout block={block} channel={channel} usual={usual} imagesPerClass={imagesPerClass} />
            )}
          </>
        )}
      </div>
      <p className="help">{t('channel.note')}</p>
      {block && <BlockSummary block={block} />}
    </aside>
  );
}
