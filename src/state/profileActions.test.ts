import { describe, expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { fail } from '../domain/failure';
import type { LoadedModel, ModelCard } from '../domain/model';
import type { Profile } from '../domain/profile';
import { type Result, succeed } from '../domain/result';
import type { InferenceClient } from '../inference/protocol';
import { type AppState, INITIAL_STATE } from './appState';
import { createProfileActions } from './profileActions';
import { referenceOf } from './profileProvenance';

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

  it('of the catalog is known by its SHA-256 to be of validation images; of another file only it can tell', async () => {
    const images = { en: 'validation images of X', zh: 'X 的验证图像' };
    const card = { id: 'bundled', profile: { sha256: 'a1', images } } as ModelCard;
    for (const [sha256, told] of [
      ['a1', images],
      ['b2', null],
    ] as const) {
      const { store, waiting, ensureProfile } = setUp();
      store.setState({ catalog: [card] });
      const asked = ensureProfile();
      waiting[0](succeed({ ...PROFILE, file: { sha256, images: null } }));
      await asked;
      expect(store.getState().profile?.file).toEqual({ sha256, images: told });
    }
  });

  it('says whose images it is of, and which, only where that is known', () => {
    const file = { sha256: '0123456789abcdef', images: null };
    const profile = { images: 50, classes: 2, imagesPerClass: 25, file } as Profile;
    expect(referenceOf(profile)).toBe(
      'se-profile/1, SHA-256 0123456789ab: 25 reference images of each of 2 classes, which the file does not name, ' +
        'population deviations',
    );
    const images = { en: 'photos', zh: 'photos' };
    expect(referenceOf({ ...profile, classes: 0, file: { ...file, images } })).toBe(
      'se-profile/1, SHA-256 0123456789ab: 50 reference images (photos), population deviations',
    );
    expect(referenceOf({ ...profile, classes: 0, file: undefined })).toContain('of the visitor');
    expect(referenceOf({ ...profile, classes: 0, imageNames: ['a.png'] })).toContain('named in the file');
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
