import type { StoreApi } from 'zustand/vanilla';
import { type Failure, fail } from '../domain/failure';
import type { Profile } from '../domain/profile';
import type { AppState } from './appState';
import { notify, refuse, withdraw } from './notices';

/** From now on this tells what is usual for the model in use. */
export function takeReference(store: StoreApi<AppState>, profile: Profile): void {
  store.setState(({ reference }) => ({
    profile,
    profileState: 'ready',
    profileFailure: null,
    // Without classes there is nothing else to compare with.
    reference: reference === 'none' || profile.classes > 0 ? reference : 'all',
  }));
  withdraw(store, (notice) => notice.kind === 'info' && notice.code === 'session-reference-missing');
}

/**
 * A `se-profile/1` file for the model in use. Fails with `no-model`, `model-unreadable`, or as `readProfile` does; what was
 * usual then stays.
 */
export async function openReference(store: StoreApi<AppState>, file: File): Promise<Failure | null> {
  const { model, modelLoads } = store.getState();
  if (!model) return refuse(store, fail('no-model'));
  const { readProfile, sha256 } = await import('../inference/profileFile');
  const bytes = await file.arrayBuffer().catch(() => null);
  if (!bytes) return refuse(store, fail('model-unreadable', { name: file.name }));
  const hash = await sha256(bytes);
  // Another model came meanwhile, of which nobody knows whether the file was meant for it.
  if (store.getState().modelLoads !== modelLoads) return null;
  const read = readProfile(bytes, model, hash);
  if (!read.ok) return refuse(store, read);
  takeReference(store, read.value);
  notify(store, { kind: 'info', code: 'reference-opened', details: { images: read.value.images } });
  return null;
}
