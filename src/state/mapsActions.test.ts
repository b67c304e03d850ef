import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { fail } from '../domain/failure';
import { succeed } from '../domain/result';
import { BLOCKS, traced } from './__fixtures__/tracedImage';
import { mapsOf, READY, RUNTIME, WaitingClient } from './__fixtures__/waitingClient';
import { type AppState, shownEvidence } from './appState';
import { createMapsActions } from './mapsActions';

let store: StoreApi<AppState>;
let client: WaitingClient;
let actions: ReturnType<typeof createMapsActions>;
beforeEach(() => {
  store = createStore<AppState>(() => ({
    ...READY,
    model: { ...READY.model!, blocks: BLOCKS },
    images: [traced('a'), traced('b')],
    currentImage: 'a',
    block: 'SE_2_1',
  }));
  client = new WaitingClient();
  actions = createMapsActions(store, client);
});
afterEach(() => expect(client.waitingMaps).toHaveLength(0));

const choose = (channel: number | null) => store.setState({ channel });
const asked = () => client.askedMaps.map(({ channels }) => channels);
const shown = () => shownEvidence(store.getState());

describe('maps', () => {
  it('are asked for only once a channel is chosen, of the input that was traced', async () => {
    store.setState({ hoveredChannel: 3 });
    expect(asked()).toEqual([]);
    choose(3);
    expect(client.askedMaps).toMatchObject([
      { input: { imageId: 'a@0', crop: null, gateEdits: {} }, block: 'SE_2_1', channels: [3] },
    ]);
    expect(store.getState().mapsRunning).toBe(true);
    await client.answerMaps();
    expect(shown()).toMatchObject({ block: 'SE_2_1', channel: 3, maps: [{ channel: 3 }] });
    expect(shown()?.output).toBe(store.getState().images[0].output);
    expect(store.getState().mapsRunning).toBe(false);
  });

  it('of the last channel stay while newer ones are computed, and only the newest wish follows', async () => {
    choose(1);
    await client.answerMaps();
    for (const channel of [2, 3, 4]) choose(channel);
    expect(shown()?.channel).toBe(1);
    expect(asked()).toEqual([[1], [2]]);
    expect(client.askedMaps[1].signal?.aborted).toBe(true);
    await client.answerMaps(fail('stale'));
    expect(asked()).toEqual([[1], [2], [4]]);
    expect(shown()?.channel).toBe(1);
    await client.answerMaps();
    expect(shown()?.channel).toBe(4);
    expect(store.getState().mapsFailure).toBeNull();
  });

  it('of another block are read without taking the place of those on screen', async () => {
    choose(1);
    await client.answerMaps();
    const before = shown();
    const read = actions.mapsOf('SE_3_1', 2);
    expect(client.askedMaps.at(-1)).toMatchObject({ block: 'SE_3_1', channels: [2] });
    await client.answerMaps();
    expect(await read).toMatchObject({ block: 'SE_3_1', channel: 2, maps: [{ channel: 2 }] });
    expect(shown()).toBe(before);
    expect(await actions.mapsOf('SE_9_9', 2)).toBeNull();
    const failed = actions.mapsOf('SE_3_1', 3);
    await client.answerMaps(fail('stale'));
    expect(await failed).toBeNull();
    expect(store.getState().mapsFailure).toBeNull();
  });

  it('that are there already need no pass', async () => {
    choose(1);
    await client.answerMaps();
    choose(2);
    await client.answerMaps();
    choose(1);
    expect(asked()).toEqual([[1], [2]]);
    expect(shown()?.channel).toBe(1);
  });

  it('of the grid come together when it is opened, six of either end, and choosing one of them is free', async () => {
    actions.showChannelGrid(true);
    expect(asked()).toEqual([[0, 1, 2, 3, 4, 5, 15, 14, 13, 12, 11, 10]]);
    await client.answerMaps();
    expect(shown()).toMatchObject({ channel: null });
    choose(14);
    expect(shown()).toMatchObject({ channel: 14 });
    choose(7);
    expect(asked()[1]).toEqual([7]);
    await client.answerMaps();
    expect(shown()?.maps).toHaveLength(13);
  });

  it('belong to one pass: another image, block or square begins anew', async () => {
    choose(1);
    await client.answerMaps();
    store.setState({ currentImage: 'b' });
    expect(client.askedMaps[1].input.imageId).toBe('b@0');
    await client.answerMaps();
    store.setState({ block: 'SE_3_1' });
    expect(shown()).toBeNull();
    await client.answerMaps();
    expect(shown()).toMatchObject({ block: 'SE_3_1', maps: [{ channel: 1 }] });
    const crop = { x: 1, y: 0, size: 4 };
    const [, second] = store.getState().images;
    // The square has moved, and its result is not there yet.
    store.setState({ images: [{ ...second, crop }] });
    expect(asked()).toHaveLength(3);
    store.setState({ images: [traced('b', crop)] });
    expect(client.askedMaps[3].input.crop).toEqual(crop);
    await client.answerMaps();
  });

  it('of a picture that was replaced meanwhile are shown all the same, as of a live camera', async () => {
    choose(1);
    store.setState({ currentImage: 'b' });
    expect(client.askedMaps[0].signal?.aborted).toBe(false);
    await client.answerMaps(succeed(mapsOf(client.askedMaps[0])));
    expect(shown()?.output.trace.image.name).toBe('a');
    await client.answerMaps();
    expect(shown()?.output.trace.image.name).toBe('b');
  });

  it('of another model are dropped', async () => {
    choose(1);
    store.setState({ modelLoads: 1 });
    await client.answerMaps();
    expect(shown()).toBeNull();
    expect(asked()).toHaveLength(1);
  });

  it('are not asked for in another view or while the runtime is away', () => {
    store.setState({ view: 'classes', channel: 1 });
    store.setState({ view: 'explore', stage: 'recovering' });
    expect(asked()).toEqual([]);
  });
});

describe('a failure', () => {
  it('is kept as a value beside the last good maps, and tried again only when asked to', async () => {
    choose(1);
    await client.answerMaps();
    choose(2);
    await client.answerMaps(fail('output-not-finite', { where: 'SE_2_1' }));
    expect(store.getState().mapsFailure).toMatchObject({ code: 'output-not-finite' });
    expect(shown()?.channel).toBe(1);
    store.setState({ images: [...store.getState().images] });
    expect(asked()).toHaveLength(2);
    actions.retryMaps();
    expect(asked()).toHaveLength(3);
    await client.answerMaps();
    expect(store.getState().mapsFailure).toBeNull();
    expect(shown()?.channel).toBe(2);
  });

  it('ends with the next wish, and with another engine', async () => {
    choose(1);
    await client.answerMaps(fail('no-model'));
    store.setState({ runtime: { ...RUNTIME } });
    await client.answerMaps();
    expect(store.getState().mapsFailure).toBeNull();
    choose(2);
    await client.answerMaps(fail('context-lost'));
    choose(1);
    expect(store.getState().mapsFailure).toBeNull();
    expect(shown()?.channel).toBe(1);
  });

  it('that only says stale is not told, nor asked again in a circle', async () => {
    choose(1);
    await client.answerMaps(fail('stale'));
    expect(store.getState().mapsFailure).toBeNull();
    expect(asked()).toHaveLength(1);
    choose(2);
    await client.answerMaps();
  });
});
