import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ModelSource } from '../inference/protocol';
import { type AppState, INITIAL_STATE } from './appState';
import { activeDetour, createDetourActions } from './detourActions';
import { createLessonActions } from './lessonActions';

const BLOCKS: Record<string, string[]> = {
  large: ['SE_2_1', 'SE_4_6', 'SE_5_3'],
  small: ['SE_2_1', 'SE_4_3'],
  plain: [],
  own: ['SE_2_1', 'SE_3_1'],
};
const modelOf = (id: string) =>
  ({ id, blocks: BLOCKS[id].map((name) => ({ name })) }) as unknown as AppState['model'];
const sourceOf = (id: string) => ({ kind: 'folder', id, url: id, sha256: '' }) as ModelSource;

let store: StoreApi<AppState>;
let last: ModelSource;
let refused: string | null;
const opened: ModelSource[] = [];

/** Loads as the real one does, but for the network: blocks that are not there are let go. */
const open = async (source: ModelSource) => {
  store.setState({ wantedModel: source.id });
  await Promise.resolve();
  store.setState({ wantedModel: null });
  if (source.id === refused) return null;
  last = source;
  opened.push(source);
  store.setState(({ modelLoads, block }) => ({
    model: modelOf(source.id),
    modelLoads: modelLoads + 1,
    block: block !== null && BLOCKS[source.id].includes(block) ? block : null,
    channel: null,
  }));
  return null;
};

const start = (inUse = 'large') => {
  last = sourceOf(inUse);
  const images = [{ id: 'dog' }, { id: 'cat' }] as AppState['images'];
  store = createStore<AppState>(() => ({
    ...INITIAL_STATE,
    view: 'learn',
    step: 'twins',
    model: modelOf(inUse),
    modelLoads: 1,
    block: BLOCKS[inUse][1],
    channel: 7,
    images,
    currentImage: 'dog',
    catalog: ['large', 'small', 'plain'].map((name) => ({ id: name })) as AppState['catalog'],
  }));
  const detours = createDetourActions(
    store,
    {
      openSource: open,
      chooseModel: (name) => open(sourceOf(name)),
      loadedSource: () => last,
      sourceOf: ({ id }) => sourceOf(id),
    },
    { chooseImage: (image) => store.setState({ currentImage: image }) },
  );
  return { ...detours, ...createLessonActions(store, detours) };
};
const settled = (model: string) => vi.waitFor(() => expect(store.getState().model?.id).toBe(model));
const shown = () => {
  const { step, model, block, channel, currentImage } = store.getState();
  return { step, model: model?.id, block, channel, currentImage };
};
const before = { model: 'large', block: 'SE_4_6', channel: 7, currentImage: 'dog' };

beforeEach(() => {
  refused = null;
  opened.length = 0;
});

describe('a step that opens another network', () => {
  it('leads back to the network, image, block and channel of before when it is left', async () => {
    const { openForStep, goToStep } = start();
    await openForStep('plain');
    store.setState({ currentImage: 'cat' });
    expect(shown()).toMatchObject({ step: 'twins', model: 'plain', block: null });
    expect(activeDetour(store.getState())?.model).toBe('large');
    goToStep('published');
    await settled('large');
    await vi.waitFor(() => expect(shown()).toEqual({ step: 'published', ...before }));
    expect(activeDetour(store.getState())).toBeNull();
  });

  it('leads to the block of the step that is gone to, the last one where several are passed', async () => {
    const { openForStep, goToStep } = start();
    await openForStep('small');
    goToStep('published');
    goToStep('channels', 'first');
    await settled('large');
    await vi.waitFor(() =>
      expect(shown()).toMatchObject({ step: 'channels', block: 'SE_2_1', channel: null }),
    );
  });

  it('leads back past a second network, and on the step itself', async () => {
    const { openForStep, goBack } = start();
    await openForStep('small');
    await openForStep('plain');
    await goBack();
    expect(shown()).toEqual({ step: 'twins', ...before });
    await openForStep('small');
    await openForStep('large');
    expect(shown()).toEqual({ step: 'twins', ...before });
    expect(activeDetour(store.getState())).toBeNull();
  });

  it('leads back to a network of the visitor’s, from the very source', async () => {
    const { openForStep, goToStep } = start('own');
    const source = last;
    await openForStep('small');
    goToStep('published');
    await settled('own');
    expect(opened.at(-1)).toBe(source);
  });

  it('stays with a network that the visitor chose afterwards, or before', async () => {
    const { openForStep, goToStep } = start();
    await openForStep('small');
    await open(sourceOf('plain'));
    expect(activeDetour(store.getState())).toBeNull();
    goToStep('published');
    expect(shown()).toMatchObject({ step: 'published', model: 'plain' });
    await openForStep('small');
    await open(sourceOf('small'));
    goToStep('limits');
    await Promise.resolve();
    expect(shown()).toMatchObject({ step: 'limits', model: 'small' });
  });

  it('goes on with the network in use where the other one was refused', async () => {
    const { openForStep, goToStep } = start();
    refused = 'small';
    await openForStep('small');
    expect(activeDetour(store.getState())).toBeNull();
    goToStep('published');
    expect(shown()).toEqual({ step: 'published', ...before });
    expect(opened).toEqual([]);
  });
});
