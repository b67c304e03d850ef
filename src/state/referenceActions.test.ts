import { expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { fail } from '../domain/failure';
import { succeed } from '../domain/result';
import { MODEL, outputOf, READY, WaitingClient } from './__fixtures__/waitingClient';
import type { AppState } from './appState';
import { createReferenceActions } from './referenceActions';

const files = (count: number) => Array.from({ length: count }, (_, i) => new File(['x'], `${i}.png`));

const SHAPE = { name: 'SE_2_1', path: 'layer1.0', channels: 2, hidden: 1, height: 1, width: 1 };

function setUp(patch: Partial<AppState> = {}) {
  const failed: Partial<AppState> = { profileState: 'failed', profileFailure: fail('profile-missing') };
  const store = createStore<AppState>(() => ({ ...READY, ...failed, ...patch }));
  const client = new WaitingClient();
  return { store, client, ...createReferenceActions(store, client) };
}

it('makes a reference of the visitor’s images, one pass each, and leaves out what is no picture', async () => {
  const { store, client, makeReference } = setUp({ reference: 3 });
  const made = makeReference(files(32));
  for (let i = 0; i < 32; i++) {
    expect(store.getState().referenceProgress).toEqual({ done: i, total: 32 });
    await client.answer(i === 7 ? fail('image-not-an-image', { name: '7.png' }) : undefined);
  }
  expect(await made).toBeNull();
  expect(client.mostAtOnce).toBe(1);
  expect(new Set(client.asked.map(({ imageId }) => imageId)).size).toBe(32);
  expect(store.getState()).toMatchObject({
    profile: { images: 31, classes: 0, modelSha256: 'abc' },
    profileState: 'ready',
    profileFailure: null,
    referenceProgress: null,
    reference: 'all',
    notices: [{ kind: 'info', code: 'reference-made-of-some', details: { images: 31, left: 1 } }],
  });
});

it('asks for more images where too few were chosen or could be read, and changes nothing', async () => {
  const { store, client, makeReference } = setUp();
  expect(await makeReference(files(29))).toMatchObject({
    code: 'reference-too-few',
    details: { count: 29, least: 30 },
  });
  const made = makeReference(files(30));
  await client.answer(fail('image-empty', { name: '0.png' }));
  for (let i = 1; i < 30; i++) await client.answer();
  expect(await made).toMatchObject({ code: 'reference-too-few', details: { count: 29 } });
  expect(store.getState()).toMatchObject({ profile: null, profileState: 'failed', referenceProgress: null });
  // Said once, as it is the same both times.
  expect(store.getState().notices).toHaveLength(1);
});

it('stops when told to, and when another model comes', async () => {
  const { store, client, makeReference, stopReference } = setUp();
  const stopped = makeReference(files(30));
  stopReference();
  await client.answer(fail('stale'));
  expect(await stopped).toBeNull();
  const overtaken = makeReference(files(30));
  store.setState({ modelLoads: 9, profileState: 'none' });
  await client.answer();
  expect(await overtaken).toBeNull();
  expect(client.asked).toHaveLength(2);
  expect(store.getState()).toMatchObject({
    profile: null,
    profileState: 'none',
    referenceProgress: null,
    notices: [],
  });
});

it('takes up to 500 images, and says how many were left', async () => {
  const { store, client, makeReference } = setUp();
  client.trace = async (input) => succeed(outputOf(input));
  await makeReference(files(507));
  expect(store.getState()).toMatchObject({
    profile: { images: 500 },
    notices: [{ details: { images: 500, left: 7 } }],
  });
});

it('saves the reference as a file that gives the same numbers when it is opened again', async () => {
  const { store, client, makeReference, saveReference, openReference } = setUp({
    model: { ...MODEL, id: 'me/net', blocks: [SHAPE] },
    reference: 'all',
  });
  expect(await saveReference()).toBeNull();
  client.trace = async (input) => {
    const output = outputOf(input);
    const gates = Float32Array.of(Number.parseInt(input.name, 10) / 41, 0.3);
    const block = { ...SHAPE, squeeze: gates, excitation: gates, hiddenActivations: new Float32Array(1) };
    return succeed({ ...output, trace: { ...output.trace, blocks: [block] } });
  };
  await makeReference(files(30));
  const saved = await saveReference();
  if (!saved) throw new Error('not saved');
  expect(saved.name).toBe('me-net.reference-30.safetensors');
  const { profile } = store.getState();
  store.setState({
    profile: null,
    profileState: 'failed',
    profileFailure: fail('profile-missing'),
    // It was asked for by a session, which is settled then.
    notices: [{ id: 1, kind: 'info', code: 'session-reference-missing', details: { images: 30 } }],
  });
  expect(await openReference(new File([saved.file], saved.name))).toBeNull();
  expect(store.getState()).toMatchObject({
    profileState: 'ready',
    profileFailure: null,
    reference: 'all',
    notices: [{ code: 'reference-opened', details: { images: 30 } }],
  });
  // Its file is told in figures from now on.
  const { file: of, ...numbers } = store.getState().profile ?? {};
  expect(of?.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(numbers).toEqual(profile);
  expect(store.getState().profile?.imageNames?.[29]).toBe('29.png');

  // Of the same network run otherwise it is refused, and of another network, too; what is usual stays.
  const settings = { ...MODEL.settings, input_size: 96, max_pool: !MODEL.settings.max_pool };
  store.setState({ model: { ...MODEL, id: 'me/net', blocks: [SHAPE], settings } });
  expect(await openReference(new File([saved.file], saved.name))).toEqual(
    fail('profile-other-settings', {
      made: `max_pool ${MODEL.settings.max_pool}, input_size ${MODEL.settings.input_size}`,
      used: `max_pool ${settings.max_pool}, input_size 96`,
    }),
  );
  store.setState({ model: { ...MODEL, sha256: 'other', blocks: [SHAPE] } });
  expect(await openReference(new File([saved.file], saved.name))).toMatchObject({
    code: 'profile-other-model',
  });
  expect(store.getState().profile).toEqual({ ...profile, file: of });
});
