import { writeChannelSet } from '../domain/channelSet';
import { translator } from '../i18n/translate';
import { useApp } from '../state/react';

/** Which channels of the chosen block a chart marks, for its file: a mark alone has no number. null where it marks none. */
export function useBrushedText(brushed: ReadonlySet<number> | null): string | null {
  const t = translator(useApp((state) => state.language));
  const block = useApp((state) => state.block);
  if (!brushed) return null;
  return t('brush.caption', { block: block ?? '', channels: writeChannelSet([...brushed], ', ') });
}
