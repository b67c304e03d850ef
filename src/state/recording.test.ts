import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import { createStore, type StoreApi } from 'zustand/vanilla';
import { fail } from '../domain/failure';
import type { ModelCard, Sample } from '../domain/model';
import type { Recording } from '../domain/recording';
import { succeed } from '../domain/result';
import type { ModelSource } from '../inference/protocol';
import { BLOCKS, traced } from './__fixtures__/tracedImage';
import { MODEL, RUNTIME, WaitingClient } from './__fixtures__/waitingClient';
import { type AppState, INITIAL_STATE, shownImage, shownTrace } from './appState';
import { drawnModel, drawnTrace, isRecorded } from './drawn';
import { createImageActions } from './imageActions';
import { createModelActions } from './modelActions';
import { asksForRecorded, offerRecording } from './offerRecording';
import { readRecording, writeRecording } from './recordingFile';
import { createScheduler } from './scheduler';

const DOG = { id: 'dog', file: 'dog.jpg' } as Sample;
const CATALOG = [
  { id: 'small', sha256: 'def' },
  { id: 'model', sha256: 'abc', default: true },
] as ModelCard[];
const LISTS = { catalog: CATALOG, samples: [DOG, { id: 'cat', file: 'cat.jpg' } as Sample] };
const NETWORK = { ...MODEL, blocks: BLOCKS, labels: ['dog', 'cat'], labelsZh: ['狗', '猫'] };
const SOURCE: ModelSource = { kind: 'folder', id: 'model', url: 'models/model/' };

function output() {
  const made = traced('dog.jpg').output!;
  made.trace.blocks[0].squeeze.fill(-0.123456);
  made.trace.blocks[0].excitation.set([1, 0.9999877, 0.9999876, 0.876543, 0.123456, 1.23456e-7]);
  made.trace.timings.forwardMs = 12;
  made.input.data.fill(200);
  return made;
}
const FILE = writeRecording('dog', NETWORK, output());
const RECORDING = readRecording(FILE) as Recording;

describe('the file of a recording', () => {
  it('holds the trace with four digits and without times, the pixels, and the network as charts need it', () => {
    const { trace, input } = output();
    const [first, second] = RECORDING.trace.blocks;
    expect(first.squeeze).toEqual(new Float32Array(16).fill(-0.1235));
    expect(second.excitation).toEqual(trace.blocks[1].excitation);
    // Nearly open gates keep their order.
    expect(first.excitation.slice(0, 6)).toEqual(
      Float32Array.of(1, 0.9999877, 0.9999876, 0.8765, 0.1235, 1.235e-7),
    );
    expect(RECORDING.trace.timings.forwardMs).toBe(0);
    expect(RECORDING.trace.image).toEqual(trace.image);
    expect(RECORDING.input).toEqual(input);
    const { id, architecture, sha256, blocks, labels, labelsZh } = NETWORK;
    expect(RECORDING.model).toEqual({
      id,
      architecture,
      sha256,
      blocks,
      labels,
      labelsZh,
      settings: { scores: 'softmax' },
    });
  });

  it.each([
    ['no JSON', '<!doctype html>'],
    ['of a later format', FILE.replace('se-recording/1', 'se-recording/2')],
    ['without a block’s channels', FILE.replace('"channels":16,', '')],
    ['with pixels left out', FILE.replace('"width":8', '"width":9')],
    ['cut off', FILE.slice(0, -20)],
  ])('is none where it is %s', (_, text) => {
    expect(text).not.toBe(FILE);
    expect(readRecording(text)).toBeNull();
  });
});

test.each([
  ['', {}, true],
  ['that names both', { model: 'model', image: 'sample:dog', block: 'SE_3_1', backend: 'cpu' }, true],
  ['to a comparison of networks that begins with it', { models: 'model,small' }, true],
  ['to another model', { model: 'small' }, false],
  ['to other models', { models: 'small,model' }, false],
  ['to another sample', { image: 'sample:cat' }, false],
  ['to an address', { image: 'url:https://example.org/dog.jpg' }, false],
  ['to a session', { session: 'a.selens.json' }, false],
] as const)('a link %s asks for what is recorded: %o, %o', (_, link, expected) => {
  expect(asksForRecorded(link, LISTS)).toBe(expected);
});

describe('on the page', () => {
  let store: StoreApi<AppState>;
  let client: WaitingClient;
  let pump: () => void;
  let images: ReturnType<typeof createImageActions>;
  let models: ReturnType<typeof createModelActions>;

  beforeEach(() => {
    store = createStore<AppState>(() => ({ ...INITIAL_STATE, ...LISTS }));
    client = new WaitingClient();
    client.load = async () => succeed(NETWORK);
    pump = createScheduler(store, client);
    images = createImageActions(store, pump);
    models = createModelActions(store, client, pump);
    vi.stubGlobal('fetch', async () => new Response('pixels', { headers: { 'content-type': 'image/jpeg' } }));
  });
  afterEach(() => vi.unstubAllGlobals());

  const offer = (recording: Recording | null = RECORDING) => offerRecording(store, recording, pump);
  const start = () => models.start('cpu', SOURCE);
  const shown = () => shownImage(store.getState())?.name ?? null;
  const drawn = () => drawnTrace(store.getState());
  const recorded = () => isRecorded(store.getState());

  it('is there before photograph and network, and gives way to the live result without a gap', async () => {
    offer();
    expect(drawn()).toBe(RECORDING.trace);
    expect(drawnModel(store.getState())).toBe(RECORDING.model);
    await images.chooseSample('dog');
    expect(shown()).toBe('dog.jpg');
    let gaps = 0;
    store.subscribe(() => {
      if (drawn() === null) gaps++;
    });
    await start();
    expect(client.asked.map(({ name }) => name)).toEqual(['dog.jpg']);
    expect([drawn(), recorded(), shownTrace(store.getState())]).toEqual([RECORDING.trace, true, null]);
    await client.answer();
    expect(recorded()).toBe(false);
    expect(drawn()).toBe(shownTrace(store.getState()));
    expect(store.getState().recording).toBeNull();
    expect(gaps).toBe(0);
  });

  it('comes too late after a live result', async () => {
    await start();
    await images.chooseSample('dog');
    await client.answer();
    offer();
    expect(store.getState().recording).toBeNull();
    expect(recorded()).toBe(false);
  });

  it('of a network loaded meanwhile puts the photograph on screen that waits for its pass', async () => {
    await start();
    await images.chooseSample('dog');
    offer();
    expect([drawn(), recorded()]).toEqual([RECORDING.trace, true]);
    await client.answer();
    expect([shown(), recorded()]).toEqual(['dog.jpg', false]);
  });

  it.each([
    ['other weights', { ...RECORDING, model: { ...RECORDING.model, sha256: 'old' } }],
    ['another model', { ...RECORDING, model: { ...RECORDING.model, id: 'small' } }],
    ['another sample', { ...RECORDING, sample: 'cat' }],
  ])('is not shown where it is of %s', (_, old) => {
    offer(old);
    expect(store.getState().recording).toBeNull();
    expect([drawn(), recorded()]).toEqual([null, false]);
  });

  it('stays where engine, network or pass fail', async () => {
    offer();
    await images.chooseSample('dog');
    client.start = async () => fail('no-backend');
    await start();
    expect(store.getState().stage).toBe('failed');
    expect([drawn(), recorded(), shown()]).toEqual([RECORDING.trace, true, 'dog.jpg']);
    client.start = async () => succeed(RUNTIME);
    client.load = async () => fail('model-unreachable');
    await start();
    expect(store.getState().stage).toBe('failed');
    expect([drawn(), recorded(), shown()]).toEqual([RECORDING.trace, true, 'dog.jpg']);
    client.load = async () => succeed(NETWORK);
    await start();
    await client.answer(fail('out-of-memory'));
    expect(store.getState().notices.map((notice) => 'failure' in notice && notice.failure.code)).toEqual([
      'no-backend',
      'model-unreachable',
      'out-of-memory',
    ]);
    expect([drawn(), recorded(), shown()]).toEqual([RECORDING.trace, true, 'dog.jpg']);
  });

  it('waits on screen for the result of another picture, and does not come back', async () => {
    offer();
    await images.chooseSample('dog');
    images.addFiles([new File(['own'], 'own.png')]);
    expect([shown(), recorded()]).toEqual(['dog.jpg', true]);
    await start();
    await client.answer();
    expect([shown(), recorded(), store.getState().recording]).toEqual(['own.png', false, null]);
    images.chooseImage(store.getState().images[0].id);
    expect(shown()).toBe('own.png');
  });

  it('goes with its square, and comes back with it', async () => {
    offer();
    await images.chooseSample('dog');
    const [{ id }] = store.getState().images;
    images.setCrop(id, { x: 0, y: 0, size: 4 });
    expect(drawn()).toBeNull();
    images.setCrop(id, null);
    expect(drawn()).toBe(RECORDING.trace);
  });

  const chosen = { block: 'SE_3_1', channel: 3, brush: [1, 2], reference: 'all' as const };

  it('leaves what was chosen of it to the network itself', async () => {
    offer();
    store.setState(chosen);
    await start();
    expect(store.getState()).toMatchObject(chosen);
  });

  it('goes when another network is there, with what was chosen of it', async () => {
    offer();
    await images.chooseSample('dog');
    store.setState(chosen);
    client.load = async () => succeed({ ...NETWORK, id: 'small', sha256: 'def', blocks: BLOCKS.slice(0, 1) });
    await start();
    expect(drawn()).toBeNull();
    expect(store.getState()).toMatchObject({ block: null, channel: null, brush: [], reference: 'none' });
  });
});
