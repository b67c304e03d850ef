import type { TrayImage } from './appState';
import { photoCredits } from './imageTitle';
import { useApp } from './react';

/** Whose photographs these are, as photoCredits; of the other images nothing is noticed. */
export function useCredits(shown: readonly Pick<TrayImage, 'origin'>[]): string[] {
  const lines = useApp((state) => photoCredits(state, shown).join('\n'));
  return lines === '' ? [] : lines.split('\n');
}
