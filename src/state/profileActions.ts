import type { StoreApi } from 'zustand/vanilla';
import type { InferenceClient } from '../inference/protocol';
import type { AppState } from './appState';

/** Loads the profile of the model in use when a view first needs it. */
export function createProfileActions(store: StoreApi<AppState>, client: InferenceClient) {
  /** Settles with the one that is under way. */
  let loading: Promise<void> = Promise.resolve();

  const load = async (): Promise<void> => {
    const { modelLoads } = store.getState();
    store.setState({ profileState: 'loading', profileFailure: null });
    const read = await client.profile();
    // Another model came meanwhile, whose own profile is asked for by the view; or the visitor made or opened one.
    if (store.getState().modelLoads !== modelLoads || store.getState().profileState !== 'loading') return;
    if (read.ok) store.setState({ profile: read.value, profileState: 'ready', profileFailure: null });
    // The engine was being changed: the view asks again.
    else if (read.code === 'no-model') store.setState({ profileState: 'none' });
    else store.setState({ profile: null, profileState: 'failed', profileFailure: read });
  };

  return {
    /** Settles once it is known, or known to be missing. `again`: also where it failed before. */
    ensureProfile(again = false): Promise<void> {
      const { model, profileState } = store.getState();
      if (model && (profileState === 'none' || (again && profileState === 'failed'))) loading = load();
      return loading;
    },
  };
}

export type ProfileActions = ReturnType<typeof createProfileActions>;
