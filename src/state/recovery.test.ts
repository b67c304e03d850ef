import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { succeed } from '../domain/result';
import { type Behavior, clientWith, SOURCE, well } from '../inference/client/__fixtures__/scriptedLine';
import { MODEL, outputOf } from './__fixtures__/waitingClient';
import { type AppState, INITIAL_STATE } from './appState';
import { createImageActions } from './imageActions';
import { createModelActions } from './modelActions';
import { createScheduler } from './scheduler';

let store: StoreApi<AppState>;
let stages: string[];
let lose: (kind: 'load' | 'trace') => boolean;

/** A runtime that answers well and loses its context in the middle of what `lose` says. */
const behave: Behavior = (request, line) => {
  const { id } = request;
  if ((request.kind === 'load' || request.kind === 'trace') && lose(request.kind)) return line.lose();
  if (request.kind === 'load') return { id, kind: 'loaded', result: succeed(MODEL) };
  if (request.kind === 'trace') return { id, kind: 'traced', result: succeed(outputOf(request.input)) };
  return well(request, line);
};

function createPage() {
  store = createStore<AppState>(() => INITIAL_STATE);
  stages = [];
  store.subscribe(({ stage }) => stages.at(-1) !== stage && stages.push(stage));
  const { client, lines } = clientWith(behave);
  // No browser keeps models here.
  vi.spyOn(client, 'stored').mockResolvedValue([]);
  const pump = createScheduler(store, client);
  return { models: createModelActions(store, client, pump), images: createImageActions(store, pump), lines };
}

const codes = () =>
  store.getState().notices.map((notice) => (notice.kind === 'info' ? notice.code : notice.kind));
const shown = () => store.getState().images.find(({ id }) => id === store.getState().currentImage);

beforeEach(() => {
  lose = () => false;
});
afterEach(() => {
  for (const { objectUrl } of store.getState().images) URL.revokeObjectURL(objectUrl);
});

it('a context lost in the first warm-up: told, and the page goes on starting', async () => {
  const { models, images, lines } = createPage();
  lose = (kind) => kind === 'load' && lines.length === 1;
  images.addFiles([new File(['a'], 'a')]);
  await models.start('webgl', SOURCE);
  await vi.waitFor(() => expect(shown()?.name).toBe('a'));
  // Nothing is ready before there is a model.
  expect(stages).toEqual(['starting', 'recovering', 'starting', 'ready']);
  expect(codes()).toEqual(['recovered']);
  expect(lines).toHaveLength(2);
});

it('a context lost in a pass: told, and the picture on screen stays until the new result is there', async () => {
  const { models, images, lines } = createPage();
  await models.start('webgl', SOURCE);
  images.addFiles([new File(['a'], 'a'), new File(['b'], 'b')]);
  await vi.waitFor(() => expect(store.getState().images.every(({ output }) => output)).toBe(true));
  const [a, b] = store.getState().images;
  lose = (kind) => kind === 'trace' && lines.length === 1;
  const seen = new Set<string | undefined>();
  store.subscribe(() => seen.add(shown()?.name));
  images.setCrop(a.id, { x: 0, y: 0, size: 4 });
  await vi.waitFor(() => expect(shown()?.output?.trace.image.crop.size).toBe(4));
  expect([...seen]).toEqual(['a']);
  expect(store.getState().images.find(({ id }) => id === b.id)?.output).toBe(b.output);
  expect(codes()).toEqual(['recovered']);
  expect(stages.slice(-2)).toEqual(['recovering', 'ready']);
});

it('a context lost twice in a camera run: the frames go on, on WASM in the end', async () => {
  const { models, images, lines } = createPage();
  await models.start('webgl', SOURCE);
  store.setState({ cameraOpen: true });
  let passes = 0;
  lose = (kind) => kind === 'trace' && [4, 9].includes(++passes);
  for (let frame = 1; frame <= 12; frame++) {
    images.showCameraFrame(new Blob([String(frame)]), `frame ${frame}`);
    await vi.waitFor(() => expect(shown()?.name).toBe(`frame ${frame}`));
  }
  expect(lines).toHaveLength(3);
  expect(store.getState()).toMatchObject({
    cameraOpen: true,
    stage: 'ready',
    runtime: { backend: 'wasm', reason: 'webgl-failed' },
  });
  expect(store.getState().images).toHaveLength(1);
  expect(codes()).toEqual(['recovered', 'recovered-without-webgl']);
});
