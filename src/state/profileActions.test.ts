import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { fail } from '../domain/failure';
import type { LoadedModel } from '../domain/model';
import type { Profile } from '../domain/profile';
import { type Result, succeed } from '../domain/result';
import type { InferenceClient } from '../inference/protocol';
import { type AppState, INITIAL_STATE } from './appState';
import { createProfileActions } from './profileActions';

const MODEL = { id: 'model', labels: [] as string[] } as LoadedModel;
const PROFILE = { classes: 2 } as Profile;

function setUp(model: LoadedModel | null = MODEL) {
  const store = createStore<AppState>(() => ({ ...INITIAL_STATE, model, modelLoads: 1 }));
  const waiting: ((result: Result<Profile>) => void)[] = [];
  const client = {
    profile: () => new Promise<Result<Profile>>((resolve) => waiting.push(resolve)),
  } as InferenceClient;
  return { store, waiting, ...createProfileActions(store, client) };
}

describe('the profile', () => {
  it('is asked for once a model, however often views need it', async () => {
    const { store, waiting, ensureProfile } = setUp();
    const first = ensureProfile();
    const second = ensureProfile();
    expect(store.getState().profileState).toBe('loading');
    expect(waiting).toHaveLength(1);
    waiting[0](succeed(PROFILE));
    // Who asks while it loads waits for it, too.
    await second;
    await first;
    await ensureProfile();
    expect(store.getState()).toMatchObject({ profile: PROFILE, profileState: 'ready', profileFailure: null });
    expect(waiting).toHaveLength(1);
  });

  it('is not asked for without a model', async () => {
    const { store, waiting, ensureProfile } = setUp(null);
    await ensureProfile();
    expect(waiting).toEqual([]);
    expect(store.getState().profileState).toBe('none');
  });

  it('keeps why it is not there', async () => {
    const { store, waiting, ensureProfile } = setUp();
    const asked = ensureProfile();
    waiting[0](fail('profile-missing'));
    await asked;
    expect(store.getState()).toMatchObject({
      profile: null,
      profileState: 'failed',
      profileFailure: { code: 'profile-missing' },
    });
  });

  it('is asked for again where the visitor wants it', async () => {
    const { store, waiting, ensureProfile } = setUp();
    const asked = ensureProfile();
    waiting[0](fail('model-unreachable', { url: 'profile.safetensors' }));
    await asked;
    await ensureProfile();
    expect(waiting).toHaveLength(1);
    const again = ensureProfile(true);
    waiting[1](succeed(PROFILE));
    await again;
    expect(store.getState()).toMatchObject({ profile: PROFILE, profileState: 'ready', profileFailure: null });
  });

  it('of a former model is dropped when it comes late', async () => {
    const { store, waiting, ensureProfile } = setUp();
    const asked = ensureProfile();
    store.setState({ modelLoads: 2, profileState: 'none' });
    waiting[0](succeed(PROFILE));
    await asked;
    expect(store.getState()).toMatchObject({ profile: null, profileState: 'none' });
  });
});
