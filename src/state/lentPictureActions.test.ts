import { beforeEach, describe, expect, it } from 'vitest';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { succeed } from '../domain/result';
import { type AppState, INITIAL_STATE } from './appState';
import { createLentPictureActions } from './lentPictureActions';

let store: StoreApi<AppState>;
let actions: ReturnType<typeof createLentPictureActions>;
const run = () => store.setState({ currentImage: store.getState().pendingImage, pendingImage: null });
const shown = () => store.getState().pendingImage ?? store.getState().currentImage;

beforeEach(() => {
  store = createStore<AppState>(() => ({
    ...INITIAL_STATE,
    view: 'learn',
    step: 'images',
    images: ['own', 'a', 'b'].map((id) => ({ id })) as AppState['images'],
    currentImage: 'own',
  }));
  actions = createLentPictureActions(store, {
    fetchSample: async (id) => succeed(id),
    chooseImage: (pendingImage) => store.setState({ pendingImage }),
  });
});

/** As the step does: the first of two, and once it was seen, the second. */
async function lendBoth(): Promise<void> {
  for (const id of ['a', 'b']) {
    await actions.lendSample(id);
    run();
  }
}

describe('the picture of before', () => {
  it('comes back when the step is left, however many samples were lent', async () => {
    await lendBoth();
    await lendBoth();
    expect(shown()).toBe('b');
    store.setState({ step: 'depends' });
    expect(shown()).toBe('own');
    expect(store.getState().lent).toBeNull();
  });

  it('comes back on the way to another view, and while a sample is still on its way', async () => {
    await actions.lendSample('a');
    store.setState({ view: 'explore' });
    expect(shown()).toBe('own');
  });

  it('is asked for in the change that leaves the step, so that both are one step of history', async () => {
    await lendBoth();
    const pending: (string | null)[] = [];
    store.subscribe(({ pendingImage }) => pending.push(pendingImage));
    store.setState({ step: 'depends' });
    expect(new Set(pending)).toEqual(new Set(['own']));
  });

  it('stays away where the visitor chose another one, or it was removed', async () => {
    await lendBoth();
    store.setState({ currentImage: 'a', step: 'depends' });
    expect(shown()).toBe('a');
    store.setState({ step: 'images' });
    await lendBoth();
    store.setState({ images: [{ id: 'b' }] as AppState['images'] });
    store.setState({ step: 'depends' });
    expect(shown()).toBe('b');
  });

  it('is the one that the visitor chose in between', async () => {
    await lendBoth();
    store.setState({ currentImage: 'own' });
    store.setState({ currentImage: 'a' });
    await actions.lendSample('b');
    run();
    store.setState({ step: 'depends' });
    expect(shown()).toBe('a');
  });
});
