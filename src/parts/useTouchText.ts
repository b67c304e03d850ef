import { type MessageKey, translator } from '../i18n/translate';
import { useApp } from '../state/react';
import { useCoarsePointer } from '../state/useCoarsePointer';

type TouchKey = { [Key in MessageKey]: `${Key}.touch` extends MessageKey ? Key : never }[MessageKey];

/** Messages that say what a pointer does: for fingers the one that ends in ".touch". */
export function useTouchText(): (key: TouchKey) => string {
  const t = translator(useApp((state) => state.language));
  const touch = useCoarsePointer();
  return (key) => t(touch ? `${key}.touch` : key);
}
