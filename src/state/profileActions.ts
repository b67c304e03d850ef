import type { StoreApi } from 'zustand/vanilla';
import type { ModelCard } from '../domain/model';
import type { Profile } from '../domain/profile';
import type { InferenceClient } from '../inference/protocol';
import type { AppState } from './appState';

/** What the images of a bundled profile were is known, from wherever its file came. */
function withImagesOf(catalog: readonly ModelCard[], profile: Profile): Profile {
  const { file } = profile;
  const card = file && catalog.find((candidate) => candidate.profile?.sha256 === file.sha256);
  return card?.profile && file ? { ...profile, file: { ...file, images: card.profile.images } } : profile;
}

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
    if (read.ok) {
      const profile = withImagesOf(store.getState().catalog, read.value);
      store.setState({ profile, profileState: 'ready', profileFailure: null });
    }
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
