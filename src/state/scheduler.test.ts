import { afterEach, beforeEach, describe, expect, it, test } from 'vitest';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { fail } from '../domain/failure';
import type { LoadedModel } from '../domain/model';
import { type Result, succeed } from '../domain/result';
import type { RuntimeInfo } from '../domain/runtime';
import { TRACE_FORMAT } from '../domain/trace';
import type { InferenceClient, TraceInput, TraceOutput } from '../inference/protocol';
import { type AppState, INITIAL_STATE, type TrayImage } from './appState';
import { createImageActions } from './imageActions';
import { createScheduler, nextImage, outputKey } from './scheduler';

const RUNTIME: RuntimeInfo = {
  backend: 'cpu',
  reason: 'chosen',
  renderer: null,
  precision: 'float32',
  threads: 1,
  place: 'page',
};

const MODEL: LoadedModel = {
  id: 'model',
  architecture: 'se_resnet10',
  sha256: 'abc',
  parameters: 1,
  blocks: [],
  labels: [],
  labelsZh: null,
  preprocess: {
    inputSize: 8,
    resizeShort: 8,
    interpolation: 'bilinear',
    mean: [0, 0, 0],
    std: [1, 1, 1],
  },
  assumed: [],
  settings: {
    stem_stride: 1,
    max_pool: false,
    input_size: 8,
    crop_pct: 1,
    interpolation: 'bilinear',
    mean: [0, 0, 0],
    std: [1, 1, 1],
  },
  chosen: {},
  selfCheck: null,
};

const READY: AppState = { ...INITIAL_STATE, stage: 'ready', model: MODEL, runtime: RUNTIME };

function outputOf({ name, crop, gateEdits }: TraceInput, notices: TraceOutput['notices'] = []): TraceOutput {
  const { preprocess } = MODEL;
  return {
    trace: {
      format: TRACE_FORMAT,
      model: MODEL,
      runtime: { backend: 'cpu', renderer: null, precision: 'float32', app: '0' },
      image: { name, width: 8, height: 8, crop: crop ?? { x: 0, y: 0, size: 8 }, preprocess },
      gateEdits,
      logits: new Float32Array(),
      predictions: [],
      blocks: [],
      timings: { decodeMs: 0, preprocessMs: 0, forwardMs: 0 },
    },
    input: { width: 8, height: 8, data: new Uint8Array(192) },
    notices,
  };
}

/** Stands at the border to the worker: every pass waits until the test answers it. */
class WaitingClient implements InferenceClient {
  asked: TraceInput[] = [];
  waiting: ((result: Result<TraceOutput>) => void)[] = [];
  mostAtOnce = 0;

  trace(input: TraceInput): Promise<Result<TraceOutput>> {
    this.asked.push(input);
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      this.mostAtOnce = Math.max(this.mostAtOnce, this.waiting.length);
    });
  }

  /** Answers the pass that waits; well, unless told otherwise. */
  async answer(result: Result<TraceOutput> = succeed(outputOf(this.asked.at(-1)!))): Promise<void> {
    const settle = this.waiting.shift();
    if (!settle) throw new Error('no pass is waiting');
    settle(result);
    await new Promise((resolve) => setTimeout(resolve));
  }

  start = async () => succeed(RUNTIME);
  load = async () => succeed(MODEL);
  profile = async () => fail('profile-missing');
  memory = async () => ({ tensors: 0, bytes: 0, gpuBytes: null, gpuFreeBytes: null });
  loseContext = async () => {};
  subscribe = () => () => {};
  dispose() {}
}

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

describe('the next image', () => {
  const image = (id: string, key: string | null): TrayImage => ({
    id,
    origin: { kind: 'file' },
    name: id,
    blob: new Blob(),
    objectUrl: '',
    crop: null,
    running: false,
    output:
      key === null ? null : outputOf({ imageId: id, name: id, blob: new Blob(), crop: null, gateEdits: {} }),
    outputKey: key,
    modelLoad: null,
    predictionsHidden: false,
  });
  const fresh = outputKey(READY, image('any', null));
  const state = (patch: Partial<AppState>): AppState => ({
    ...READY,
    images: [image('unfinished', null), image('old', 'old'), image('shown', 'old'), image('chosen', null)],
    currentImage: 'shown',
    pendingImage: 'chosen',
    ...patch,
  });

  it('is the one chosen, then the one on screen, then the first without a result', () => {
    expect(nextImage(state({}))?.id).toBe('chosen');
    expect(nextImage(state({ pendingImage: null }))?.id).toBe('shown');
    expect(nextImage(state({ pendingImage: null, currentImage: null }))?.id).toBe('unfinished');
  });

  it('is none where all have results, also old ones that nobody looks at', () => {
    const images = [image('shown', fresh), image('old', 'old')];
    expect(nextImage(state({ images, pendingImage: null }))).toBeNull();
    expect(nextImage(state({ images, pendingImage: 'old' }))?.id).toBe('old');
  });

  it('is none before a model is ready', () => {
    expect(nextImage(state({ stage: 'recovering' }))).toBeNull();
    expect(nextImage(state({ model: null }))).toBeNull();
  });

  it('depends on the model, the backend and the crop', () => {
    const one = image('one', null);
    const keys = [
      outputKey(READY, one),
      outputKey({ ...READY, modelLoads: 1 }, one),
      outputKey({ ...READY, runtime: { ...RUNTIME, backend: 'wasm' } }, one),
      outputKey(READY, { ...one, crop: { x: 0, y: 0, size: 8 } }),
      outputKey(READY, { ...one, crop: { x: 0, y: 1, size: 8 } }),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });
});

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
