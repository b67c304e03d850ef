import { afterEach, beforeEach, expect, test } from 'vitest';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { fail } from '../domain/failure';
import { succeed } from '../domain/result';
import { outputOf, READY, RUNTIME, WaitingClient } from './__fixtures__/waitingClient';
import type { AppState } from './appState';
import { createImageActions } from './imageActions';
import { createScheduler } from './scheduler';

let store: StoreApi<AppState>;
let client: WaitingClient;
let pump: () => void;
let actions: ReturnType<typeof createImageActions>;

beforeEach(() => {
  store = createStore<AppState>(() => READY);
  client = new WaitingClient();
  pump = createScheduler(store, client);
  actions = createImageActions(store, pump);
});
afterEach(() => {
  for (const { objectUrl } of store.getState().images) URL.revokeObjectURL(objectUrl);
});

const add = (...names: string[]) => actions.addFiles(names.map((name) => new File([name], name)));
const names = () => store.getState().images.map(({ name }) => name);
const imageNamed = (name: string) => store.getState().images.find((image) => image.name === name)!;
const shown = () =>
  store.getState().images.find(({ id }) => id === store.getState().currentImage)?.name ?? null;
const asked = () => client.asked.map(({ name }) => name);

test('several files run one at a time, and the first of them is shown', async () => {
  add('a', 'b', 'c');
  expect(asked()).toEqual(['a']);
  expect(imageNamed('a').running).toBe(true);
  expect(shown()).toBeNull();
  await client.answer();
  expect(shown()).toBe('a');
  await client.answer();
  await client.answer();
  expect(asked()).toEqual(['a', 'b', 'c']);
  expect(client.mostAtOnce).toBe(1);
  expect(store.getState().images.every(({ running, output }) => !running && output)).toBe(true);
  expect(client.waiting).toHaveLength(0);
});

test('a picture chosen while others wait comes next, and is shown only with its result', async () => {
  add('a', 'b', 'c');
  actions.chooseImage(imageNamed('c').id);
  await client.answer();
  expect(asked()).toEqual(['a', 'c']);
  expect(shown()).toBeNull();
  await client.answer();
  expect(shown()).toBe('c');
});

test('of many crops only the first and the newest run', async () => {
  add('a');
  await client.answer();
  const { id } = imageNamed('a');
  for (let x = 1; x <= 20; x++) actions.setCrop(id, { x, y: 0, size: 4 });
  expect(client.asked.at(-1)?.crop?.x).toBe(1);
  await client.answer();
  expect(imageNamed('a').output?.trace.image.crop.x).toBe(1);
  await client.answer();
  expect(client.asked.map(({ crop }) => crop?.x)).toEqual([undefined, 1, 20]);
  expect(imageNamed('a').output?.trace.image.crop.x).toBe(20);
  expect(client.waiting).toHaveLength(0);
});

test('a new model repeats the picture on screen, and the others when they are chosen', async () => {
  add('a', 'b');
  await client.answer();
  await client.answer();
  store.setState({ modelLoads: 1 });
  pump();
  await client.answer();
  expect(asked()).toEqual(['a', 'b', 'a']);
  expect(client.waiting).toHaveLength(0);
  actions.chooseImage(imageNamed('b').id);
  expect(asked()).toEqual(['a', 'b', 'a', 'b']);
});

test('a bad picture leaves the tray with an error, and the one on screen stays', async () => {
  add('good');
  await client.answer();
  add('bad', 'next');
  await client.answer(fail('image-not-an-image', { name: 'bad' }));
  expect(names()).toEqual(['good', 'next']);
  expect(shown()).toBe('good');
  expect(store.getState().pendingImage).toBeNull();
  expect(store.getState().notices).toMatchObject([
    { kind: 'error', failure: { code: 'image-not-an-image', details: { name: 'bad' } } },
  ]);
  await client.answer();
  expect(asked()).toEqual(['good', 'bad', 'next']);
});

test('a failure of the runtime keeps the picture and is not tried again by itself', async () => {
  add('a');
  await client.answer(fail('out-of-memory'));
  expect(names()).toEqual(['a']);
  expect(imageNamed('a')).toMatchObject({ running: false, output: null });
  expect(store.getState().notices).toMatchObject([{ failure: { code: 'out-of-memory' } }]);
  pump();
  expect(asked()).toEqual(['a']);

  store.setState({ runtime: { ...RUNTIME, backend: 'wasm' } });
  pump();
  await client.answer();
  expect(asked()).toEqual(['a', 'a']);
  expect(shown()).toBe('a');
});

test('a failure after a good result leaves that result on screen', async () => {
  add('a');
  await client.answer();
  const { output } = imageNamed('a');
  actions.setCrop(imageNamed('a').id, { x: 1, y: 0, size: 4 });
  await client.answer(fail('output-not-finite', { where: 'SE_2_1' }));
  expect(imageNamed('a').output).toBe(output);
  expect(shown()).toBe('a');
  expect(client.waiting).toHaveLength(0);
});

test('a stale pass is asked again without a word', async () => {
  add('a');
  await client.answer(fail('stale'));
  expect(asked()).toEqual(['a', 'a']);
  expect(store.getState().notices).toEqual([]);
});

test('a picture removed while it runs does not come back', async () => {
  add('a');
  actions.removeImage(imageNamed('a').id);
  await client.answer();
  expect(names()).toEqual([]);
  expect(store.getState().pendingImage).toBeNull();
});

test('the notices of a picture are told once, not with every crop', async () => {
  add('a');
  await client.answer(succeed(outputOf(client.asked[0], ['transparency-flattened'])));
  expect(store.getState().notices).toMatchObject([{ kind: 'info', code: 'transparency-flattened' }]);
  store.setState({ notices: [] });
  actions.setCrop(imageNamed('a').id, { x: 1, y: 0, size: 4 });
  await client.answer(succeed(outputOf(client.asked[1], ['transparency-flattened'])));
  expect(store.getState().notices).toEqual([]);
});

test('a live camera keeps its last frame only, and other pictures stay', async () => {
  add('file');
  await client.answer();
  store.setState({ cameraOpen: true });
  for (const name of ['frame 1', 'frame 2', 'frame 3']) {
    actions.showCameraFrame(new Blob([name]), name);
    await client.answer();
  }
  expect(names()).toEqual(['file', 'frame 3']);
  expect(shown()).toBe('frame 3');
});

test('a frame that comes late, after the camera was closed, takes the place of the older one', async () => {
  store.setState({ cameraOpen: true });
  actions.showCameraFrame(new Blob(['1']), 'frame 1');
  await client.answer();
  actions.showCameraFrame(new Blob(['2']), 'frame 2');
  store.setState({ cameraOpen: false });
  await client.answer();
  expect(names()).toEqual(['frame 2']);
  expect(shown()).toBe('frame 2');
});

test('a pass that fails ends a live camera, and the last good frame stays', async () => {
  store.setState({ cameraOpen: true });
  actions.showCameraFrame(new Blob(['1']), 'frame 1');
  await client.answer();
  actions.showCameraFrame(new Blob(['2']), 'frame 2');
  await client.answer(fail('output-not-finite', { where: 'SE_2_1' }));
  expect(store.getState()).toMatchObject({ cameraOpen: false, pendingImage: null });
  expect(names()).toEqual(['frame 1']);
  expect(shown()).toBe('frame 1');
  expect(store.getState().notices).toMatchObject([{ failure: { code: 'output-not-finite' } }]);
});

test('the Lab runs what a change of model left out of date elsewhere', async () => {
  add('a', 'b');
  await client.answer();
  await client.answer();
  store.setState({ modelLoads: store.getState().modelLoads + 1 });
  pump();
  await client.answer();
  expect(asked()).toEqual(['a', 'b', 'a']);
  store.setState({ view: 'lab' });
  await client.answer();
  expect(asked()).toEqual(['a', 'b', 'a', 'b']);
});
