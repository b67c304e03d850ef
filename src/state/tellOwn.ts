import type { StoreApi } from 'zustand/vanilla';
import type { AppState } from './appState';
import type { Link } from './link';
import { notify } from './notices';
import { readOwn } from './ownParts';

/** What the author of a link saw and the link does not bring. */
export function tellOwn(store: StoreApi<AppState>, { own }: Link): void {
  const parts = readOwn(own ?? '');
  if (!parts) return;
  const { model, images } = parts;
  const code = model ? (images > 0 ? 'link-own-both' : 'link-own-model') : 'link-own-images';
  notify(store, { kind: 'info', code, details: { images } });
}
