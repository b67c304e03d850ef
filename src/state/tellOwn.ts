import type { StoreApi } from 'zustand/vanilla';
import { ownPartsOf } from './address';
import type { AppState } from './appState';
import type { Link } from './link';
import { notify } from './notices';
import { readOwn } from './ownParts';

/** What the author of a link saw and neither the link brought nor, on a reload, the browser kept. */
export function tellOwn(store: StoreApi<AppState>, { own }: Link): void {
  const parts = readOwn(own ?? '');
  if (!parts) return;
  const here = ownPartsOf(store.getState());
  const model = parts.model && !here.model;
  const images = Math.max(0, parts.images - here.images);
  if (!model && images === 0) return;
  const code = model ? (images > 0 ? 'link-own-both' : 'link-own-model') : 'link-own-images';
  notify(store, { kind: 'info', code, details: { images } });
}
