import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { fail } from '../domain/failure';
import type { Profile } from '../domain/profile';
import { succeed } from '../domain/result';
import type { ModelSource } from '../inference/protocol';
import { MODEL, READY, WaitingClient } from './__fixtures__/waitingClient';
import type { AppState } from './appState';
import { createModelActions } from './modelActions';

beforeEach(() => vi.stubGlobal('navigator', { language: 'en' }));
afterEach(() => vi.unstubAllGlobals());

const file = (name: string, text = '') => new File([text], name);
const PROFILE = { images: 40 } as Profile;

async function setUp() {
  const store = createStore<AppState>(() => ({ ...READY }));
  const client = new WaitingClient();
  const asked: ModelSource[] = [];
  // Counts as the loader does: two classes.
  client.load = async (source) => {
    const { labels } = source;
    asked.push(source);
    if (labels && labels.en.length !== 2)
      return fail('labels-count', { labels: labels.en.length, classes: 2 });
    return succeed({ ...MODEL, labels: labels?.en ?? ['class 0', 'class 1'] });
  };
  const models = createModelActions(store, client, () => {});
  await models.openModelFiles([file('net.safetensors')]);
  store.setState({ profile: PROFILE, profileState: 'ready' });
  asked.length = 0;
  const codes = () =>
    store
      .getState()
      .notices.map((notice) =>
        notice.kind === 'error' ? notice.failure.code : 'code' in notice && notice.code,
      );
  return { store, models, asked, codes };
}

it('names the classes of the model in use, of which the profile stays', async () => {
  const { store, models, asked, codes } = await setUp();
  expect(await models.openModelFiles([file('labels.txt', 'cat\ndog\n')])).toBeNull();
  expect(asked).toMatchObject([{ id: 'net', labels: { en: ['cat', 'dog'] } }]);
  expect(store.getState().model?.labels).toEqual(['cat', 'dog']);
  expect(store.getState().profile).toBe(PROFILE);
  expect(codes()).toEqual(['labels-used']);
  await models.openModelFiles([file('labels.txt', 'cat\ncat')]);
  expect(codes()).toEqual(['labels-used', 'labels-mended']);
});

it('refuses labels of another number with both numbers, without reading the weights again', async () => {
  const { store, models, asked, codes } = await setUp();
  expect(await models.openModelFiles([file('labels.txt', 'cat\ndog\nowl')])).toMatchObject({
    code: 'labels-count',
    details: { labels: 3, classes: 2 },
  });
  expect(asked).toEqual([]);
  expect(store.getState()).toMatchObject({
    stage: 'ready',
    profile: PROFILE,
    model: { labels: ['class 0', 'class 1'] },
  });
  expect(codes()).toEqual(['labels-count']);
});

it('names the classes of the weights that they come with, and lets go of the other model’s profile', async () => {
  const { store, models, codes } = await setUp();
  expect(await models.openModelFiles([file('other.safetensors'), file('labels.txt', 'owl\nfox')])).toBeNull();
  expect(store.getState()).toMatchObject({ profile: null, model: { labels: ['owl', 'fox'] } });
  expect(codes()).toEqual([]);
  expect(await models.openModelFiles([file('third.safetensors'), file('labels.txt', 'owl')])).toMatchObject({
    code: 'labels-count',
  });
  expect(store.getState().model?.labels).toEqual(['owl', 'fox']);
});
