import { expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { fail } from '../domain/failure';
import type { LoadedModel, ModelCard } from '../domain/model';
import { type Result, succeed } from '../domain/result';
import { OtherClient } from './__fixtures__/otherClient';
import { traced } from './__fixtures__/tracedImage';
import { MODEL, READY, RUNTIME, settle } from './__fixtures__/waitingClient';
import type { AppState } from './appState';
import { createSecondModelActions } from './secondModelActions';

const CARD = { id: 'other', sha256: 'def' } as ModelCard;
const OTHER: LoadedModel = { ...MODEL, id: 'other', sha256: 'def' };

function setUp(patch: Partial<AppState> = {}, loaded: Result<LoadedModel> = succeed(OTHER)) {
  const images = [traced('a'), traced('b')];
  const store = createStore<AppState>(() => ({
    ...READY,
    view: 'compare',
    catalog: [CARD],
    images,
    compared: [
      { id: 'a', slot: 0 },
      { id: 'b', slot: 1 },
    ],
    ...patch,
  }));
  const clients: OtherClient[] = [];
  const actions = createSecondModelActions(
    store,
    () => {
      const client = new OtherClient();
      client.loaded = loaded;
      clients.push(client);
      return client;
    },
    ({ id }) => ({ kind: 'folder', id, url: '' }),
    async (name) => (name.endsWith('me/net') ? { kind: 'folder', id: 'me/net', url: '' } : null),
  );
  return { store, clients, ...actions };
}

it('runs the pinned image on a runtime made on demand, on the backend of the page', async () => {
  const { store, clients, chooseSecondModel } = setUp();
  expect(clients).toHaveLength(0);
  chooseSecondModel('other');
  await settle();
  expect(clients[0].startedOn).toEqual(['cpu']);
  expect(clients[0].asked.map(({ imageId }) => imageId)).toEqual(['a@0']);
  expect(store.getState().secondModel).toMatchObject({ model: { id: 'other' }, running: true, result: null });
  await clients[0].answer();
  expect(store.getState().secondModel).toMatchObject({ running: false, result: { image: 'a' } });
  expect(store.getState().model).toBe(MODEL);
  expect(clients).toHaveLength(1);
});

it('follows the pin and the crop, and runs nothing twice', async () => {
  const { store, clients, chooseSecondModel } = setUp();
  chooseSecondModel('other');
  await settle();
  await clients[0].answer();
  store.setState({ hoveredChannel: 3 });
  await settle();
  expect(clients[0].asked).toHaveLength(1);
  store.setState(({ compared }) => ({ compared: compared.toReversed() }));
  await settle();
  await clients[0].answer();
  store.setState(({ images }) => ({
    images: images.map((image) => (image.id === 'b' ? { ...image, crop: { x: 1, y: 0, size: 4 } } : image)),
  }));
  await settle();
  await clients[0].answer();
  expect(clients[0].asked.map(({ imageId, crop }) => [imageId, crop?.size])).toEqual([
    ['a@0', undefined],
    ['b@0', undefined],
    ['b@0', 4],
  ]);
  expect(clients[0].loads).toHaveLength(1);
});

it('gives the runtime back with the view and makes a new one only where something is left to run', async () => {
  const { store, clients, chooseSecondModel } = setUp();
  chooseSecondModel('other');
  await settle();
  await clients[0].answer();
  store.setState({ view: 'explore' });
  expect(clients[0].disposed).toBe(true);
  store.setState({ view: 'compare' });
  await settle();
  expect(clients).toHaveLength(1);
  store.setState(({ compared }) => ({ compared: compared.toReversed() }));
  await settle();
  expect(clients).toHaveLength(2);
  expect(clients[1].asked).toHaveLength(1);
});

it('forgets a pass that was under way when the view was left, and runs it again', async () => {
  const { store, clients, chooseSecondModel } = setUp();
  chooseSecondModel('other');
  await settle();
  store.setState({ view: 'explore' });
  expect(store.getState().secondModel).toMatchObject({ running: false });
  await clients[0].answer(fail('no-backend'));
  expect(store.getState().notices).toEqual([]);
  store.setState({ view: 'compare' });
  await settle();
  await clients[1].answer();
  expect(store.getState().secondModel?.result?.image).toBe('a');
});

it('moves with the page to another backend', async () => {
  const { store, clients, chooseSecondModel } = setUp();
  chooseSecondModel('other');
  await settle();
  await clients[0].answer();
  store.setState({ runtime: { ...RUNTIME, backend: 'wasm' } });
  await settle();
  expect(clients[0].disposed).toBe(true);
  expect(clients[1].startedOn).toEqual(['wasm']);
  expect(clients[1].asked).toHaveLength(1);
});

it('ends when it is taken away, and when it becomes the loaded model', async () => {
  const { store, clients, chooseSecondModel, removeSecondModel } = setUp();
  chooseSecondModel('other');
  await settle();
  removeSecondModel();
  expect(clients[0].disposed).toBe(true);
  expect(store.getState().secondModel).toBeNull();
  await clients[0].answer();
  expect(store.getState().secondModel).toBeNull();
  chooseSecondModel('other');
  await settle();
  store.setState({ model: OTHER });
  expect(store.getState().secondModel).toBeNull();
  expect(clients[1].disposed).toBe(true);
});

it('refuses the weights that are loaded, unknown names, files without weights, and says why a load failed', async () => {
  const same = setUp({ model: { ...MODEL, sha256: 'def' } });
  expect(await same.chooseSecondModel('other')).toMatchObject({ code: 'second-same-weights' });
  expect(await same.chooseSecondModel('nowhere')).toMatchObject({ code: 'link-unknown-value' });
  expect(await same.openSecondModelFiles([new File([], 'a.png')])).toMatchObject({
    code: 'model-no-weights',
  });
  expect(same.clients).toHaveLength(0);

  const twin = setUp({}, succeed({ ...MODEL, id: 'copy' }));
  expect(await twin.openSecondModelFiles([new File([], 'copy.safetensors')])).toBeNull();
  await settle();
  expect(twin.store.getState()).toMatchObject({
    secondModel: null,
    notices: [{ failure: { code: 'second-same-weights' } }],
  });

  const broken = setUp({}, fail('weights-header'));
  await broken.openSecondModelFiles([new File([], 'broken.safetensors')]);
  await settle();
  expect(broken.store.getState()).toMatchObject({
    secondModel: null,
    notices: [{ failure: { code: 'weights-header' } }],
  });
  expect(broken.clients[0].disposed).toBe(true);
});

it('tells a picture that the network cannot run once, and runs no trace from a file', async () => {
  const { store, clients, chooseSecondModel } = setUp();
  chooseSecondModel('other');
  await settle();
  await clients[0].answer(fail('image-undecodable', { name: 'a' }));
  await settle();
  expect(clients[0].asked).toHaveLength(1);
  expect(store.getState().notices).toHaveLength(1);
  store.setState(({ images, compared }) => ({
    images: images.map((image) => (image.id === 'b' ? { ...image, origin: { kind: 'trace' } } : image)),
    compared: compared.toReversed(),
  }));
  await settle();
  expect(clients[0].asked).toHaveLength(1);
});

it('takes one that the browser keeps, by its id or as a link names it, and fetches nothing', async () => {
  const kept = { ...OTHER, id: 'me/net' };
  for (const name of ['me/net', 'hf:me/net']) {
    const { store, clients, chooseSecondModel } = setUp({}, succeed(kept));
    expect(await chooseSecondModel(name)).toBeNull();
    await settle();
    await clients[0].answer();
    expect(store.getState().secondModel).toMatchObject({ id: 'me/net', model: kept, result: { image: 'a' } });
    expect(await chooseSecondModel('hf:me/other')).toMatchObject({
      code: 'second-not-kept',
      details: { model: 'me/other' },
    });
    // What was there stays.
    expect(store.getState().secondModel?.id).toBe('me/net');
  }
  const { chooseSecondModel } = setUp({ model: { ...MODEL, id: 'me/net' } });
  expect(await chooseSecondModel('hf:me/net')).toMatchObject({ code: 'second-same-weights' });
});

it('keeps the later choice where the store answers late', async () => {
  const { store, chooseSecondModel } = setUp();
  const late = chooseSecondModel('me/net');
  await chooseSecondModel('other');
  await late;
  expect(store.getState().secondModel?.id).toBe('other');
});
