import type { StoreApi } from 'zustand/vanilla';
import type { InferenceClient } from '../inference/protocol';
import type { AppState } from './appState';

/** Loads the profile of the model in use when a view first needs it. */
export function createProfileActions(store: StoreApi<AppState>, client: InferenceClient) {
  return {
    /** `again`: also where it failed before. */
    async ensureProfile(again = false): Promise<void> {
      const { model, modelLoads, profileState } = store.getState();
      if (!model || !(profileState === 'none' || (again && profileState === 'failed'))) return;
      store.setState({ profileState: 'loading', profileFailure: null });
      const read = await client.profile();
      // Another model came meanwhile; its own profile is asked for by the view.
      if (store.getState().modelLoads !== modelLoads) return;
      if (read.ok) store.setState({ profile: read.value, profileState: 'ready', profileFailure: null });
      // The engine was being changed: the view asks again.
      else if (read.code === 'no-model') store.setState({ profileState: 'none' });
      else store.setState({ profile: null, profileState: 'failed', profileFailure: read });
    },
  };
}

export type ProfileActions = ReturnType<typeof createProfileActions>;
