import { randomBytes } from 'node:crypto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { type Failure, fail } from '../domain/failure';
import { memoryCaches } from '../inference/__fixtures__/memoryCaches';
import { type HubServer, startHub } from '../inference/hub/__fixtures__/hubServer';
import type { ModelSource } from '../inference/protocol';
import { MODEL, READY } from './__fixtures__/waitingClient';
import type { AppState } from './appState';
import { createDownloadActions } from './downloadActions';

const ID = 'timm/net.a_in1k';
const WEIGHTS = randomBytes(300_000);

/** A real download: on a busy machine it takes its time. */
const soon = (check: () => void) => vi.waitFor(check, { timeout: 10_000 });

let hub: HubServer;

beforeEach(async () => {
  vi.stubGlobal('caches', memoryCaches());
  hub = await startHub();
  for (const id of [ID, 'timm/other', 'lucid-dl/se-resnet-18/IN1K'])
    hub.files.set(`${id}/model.safetensors`, WEIGHTS);
});
afterEach(async () => {
  vi.unstubAllGlobals();
  await hub.close();
});

/** The actions beside a runtime that loads what it is given, or refuses it. */
function setUp(refusal: Failure | null = null) {
  const store = createStore<AppState>(() => ({ ...READY, hubHost: hub.url }));
  const opened: ModelSource[] = [];
  const openSource = async (source: ModelSource) => {
    opened.push(source);
    if (!refusal)
      store.setState(({ modelLoads }) => ({
        model: { ...MODEL, id: source.id },
        modelLoads: modelLoads + 1,
      }));
    return refusal;
  };
  const states = () => store.getState().downloads.map(({ id, state }) => [id, state]);
  const codes = () =>
    store
      .getState()
      .notices.map((notice) =>
        notice.kind === 'error' ? notice.failure.code : 'code' in notice && notice.code,
      );
  return { store, opened, states, codes, ...createDownloadActions(store, { openSource }) };
}

it('fetches a model, uses it, and needs no network for it from then on', async () => {
  const { store, opened, states, downloadModel } = setUp();
  expect(await downloadModel(ID)).toBeNull();
  expect(states()).toEqual([[ID, 'running']]);
  await soon(() => expect(opened).toHaveLength(1));
  expect(opened[0]).toMatchObject({ kind: 'files', id: ID, config: null });
  expect(states()).toEqual([]);
  await soon(() => expect(store.getState().storedModels).toMatchObject([{ id: ID }]));
  const asked = hub.requests.length;
  await downloadModel(`https://huggingface.co/${ID}`);
  expect(opened).toHaveLength(2);
  expect(hub.requests).toHaveLength(asked);
});

it('leaves the model that was chosen meanwhile, and says that the other one is there', async () => {
  const { store, opened, states, codes, downloadModel } = setUp();
  await downloadModel(ID);
  store.setState({ modelLoads: 1 });
  await soon(() => expect(states()).toEqual([[ID, 'done']]));
  expect(opened).toEqual([]);
  expect(codes()).toEqual(['model-ready']);
  await downloadModel(ID);
  expect(opened).toHaveLength(1);
  expect(states()).toEqual([]);
});

it('tells rate and time left while it comes', async () => {
  const { store, downloadModel, cancelDownload } = setUp();
  hub.faults.bytesPerSecond = 20_000;
  await downloadModel(ID);
  await soon(() => expect(store.getState().downloads[0].rate).toBeGreaterThan(0));
  const [{ loaded, total, secondsLeft }] = store.getState().downloads;
  expect(total).toBe(WEIGHTS.length);
  expect(loaded).toBeLessThan(WEIGHTS.length);
  expect(secondsLeft).toBeGreaterThan(0);
  cancelDownload(ID);
});

it('forgets a canceled download, and begins anew', async () => {
  const { opened, states, codes, downloadModel, cancelDownload } = setUp();
  hub.faults.bytesPerSecond = 20_000;
  await downloadModel(ID);
  await soon(() => expect(hub.requests).toContain(`/xet/${ID}/model.safetensors`));
  cancelDownload(ID);
  expect(states()).toEqual([]);
  hub.faults = {};
  await downloadModel(ID);
  await soon(() => expect(opened).toHaveLength(1));
  expect(codes()).toEqual([]);
});

it('keeps a failure where it happened until the next try, and tells it where the dialog is closed', async () => {
  const { store, opened, states, codes, downloadModel, openModels } = setUp();
  hub.faults.damaged = true;
  await downloadModel(ID);
  await soon(() => expect(states()).toEqual([[ID, 'failed']]));
  expect(store.getState().downloads[0].failure?.code).toBe('hub-wrong-hash');
  expect(codes()).toEqual(['hub-wrong-hash']);
  openModels();
  await downloadModel('timm/other');
  await soon(() =>
    expect(states()).toEqual([
      [ID, 'failed'],
      ['timm/other', 'failed'],
    ]),
  );
  expect(codes()).toEqual(['hub-wrong-hash']);
  hub.faults = {};
  await downloadModel(ID);
  await soon(() => expect(opened).toHaveLength(1));
  expect(states()).toEqual([['timm/other', 'failed']]);
});

it('shows where the runtime refuses what was fetched', async () => {
  const { store, downloadModel } = setUp(fail('weights-not-resnet'));
  await downloadModel(ID);
  await soon(() => expect(store.getState().downloads[0]).toMatchObject({ state: 'failed' }));
  expect(store.getState().downloads[0].failure?.code).toBe('weights-not-resnet');
});

it('holds what the browser does not keep for this visit, and says so', async () => {
  vi.stubGlobal('caches', undefined);
  const { opened, codes, downloadModel, linkedModel } = setUp();
  await downloadModel(ID);
  await soon(() => expect(opened).toHaveLength(1));
  expect(codes()).toEqual(['model-not-kept']);
  expect(await linkedModel(`hf:${ID}`)).toBe(opened[0]);
});

it('gives up what is kept, and asks before a link fetches it', async () => {
  const { store, codes, downloadModel, removeStored, linkedModel } = setUp();
  await downloadModel(ID);
  await soon(() => expect(store.getState().storedModels).toHaveLength(1));
  expect(await linkedModel(`hf:${ID}`)).toMatchObject({ id: ID });
  await removeStored(store.getState().storedModels[0].key);
  expect(store.getState().storedModels).toEqual([]);
  expect(await linkedModel(`hf:${ID}`)).toBeNull();
  expect(store.getState().notices.at(-1)).toMatchObject({
    kind: 'ask-model',
    model: ID,
    host: new URL(hub.url).host,
  });
  expect(await linkedModel('hf:nothing')).toBeNull();
  expect(codes().at(-1)).toBe('link-unknown-value');
});

it('sets the geometry of legacy nets that were published under other names', async () => {
  const { opened, downloadModel } = setUp();
  await downloadModel('lucid-dl/se-resnet-18/IN1K');
  await soon(() => expect(opened).toHaveLength(1));
  expect(opened[0].settings).toMatchObject({ family: 'legacy', interpolation: 'bicubic' });
});

it('answers why an address or a mirror cannot be used', async () => {
  const { store, downloadModel, setHubHost } = setUp();
  expect(await downloadModel('net')).toMatchObject({ code: 'model-address' });
  expect(setHubHost('mirror')).toMatchObject({ code: 'hub-host' });
  expect(store.getState().hubHost).toBe(hub.url);
  expect(setHubHost('')).toBeNull();
  expect(store.getState().hubHost).toBe('https://huggingface.co');
});
