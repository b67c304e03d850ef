import { expect, it } from 'vitest';
import { createStore } from 'zustand/vanilla';
import { fail } from '../domain/failure';
import { type Result, succeed } from '../domain/result';
import type { BackendName } from '../domain/trace';
import type { ModelSource, TraceInput, TraceOutput } from '../inference/protocol';
import { OtherClient } from './__fixtures__/otherClient';
import { traced } from './__fixtures__/tracedImage';
import { MODEL, outputOf, READY, RUNTIME, settle, WaitingClient } from './__fixtures__/waitingClient';
import type { AppState } from './appState';
import { otherEngines } from './crossCheck';
import { createCrossCheckActions } from './crossCheckActions';

const SOURCE: ModelSource = { kind: 'folder', id: 'model', url: 'https://host/model/' };

/** A pass on an engine, of one block with this gate and these logits. */
function passOn(
  backend: BackendName,
  input: TraceInput,
  { gate = 0.5, logits = [1, 0], sha256 = MODEL.sha256 } = {},
): Result<TraceOutput> {
  const output = outputOf(input);
  const { trace } = output;
  trace.runtime = { ...trace.runtime, backend };
  trace.model = { ...trace.model, sha256 };
  trace.logits = Float32Array.from(logits);
  const values = Float32Array.of(gate);
  trace.blocks = [
    {
      name: 'SE_2_1',
      path: '',
      channels: 1,
      hidden: 1,
      squeeze: values,
      hiddenActivations: values,
      excitation: values,
    },
  ];
  return succeed(output);
}

function setUp(patch: Partial<AppState> = {}) {
  const image = traced('a', { x: 1, y: 0, size: 4 });
  const store = createStore<AppState>(() => ({
    ...READY,
    runtime: { ...RUNTIME, backend: 'wasm', place: 'worker' },
    images: [image],
    currentImage: 'a',
    ...patch,
  }));
  const main = new WaitingClient();
  const others: OtherClient[] = [];
  const prepared: Partial<OtherClient> = {};
  const actions = createCrossCheckActions(
    store,
    main,
    () => {
      const other = Object.assign(new OtherClient(), prepared);
      others.push(other);
      return other;
    },
    () => SOURCE,
  );
  const check = () => store.getState().crossCheck;
  return { store, main, others, prepared, check, ...actions };
}

it('runs the same image with the same weights on both engines, and gives the second one back', async () => {
  const { main, others, check, runCrossCheck } = setUp();
  const done = runCrossCheck('webgl');
  expect(check()).toMatchObject({ state: 'running', step: 'here' });
  await main.answer(passOn('wasm', main.asked[0]));
  await settle();
  const [other] = others;
  expect(other.startedOn).toEqual(['webgl']);
  expect(other.loads).toEqual([SOURCE]);
  expect(other.asked).toEqual(main.asked);
  expect(other.asked[0]).toMatchObject({ crop: { x: 1, y: 0, size: 4 }, gateEdits: {} });
  expect(check()).toMatchObject({ state: 'running', step: 'there' });
  await other.answer(passOn('webgl', other.asked[0], { gate: 0.5005 }));
  await done;
  expect(other.disposed).toBe(true);
  expect(check()).toMatchObject({
    state: 'done',
    here: { backend: 'wasm' },
    there: { backend: 'webgl' },
    samePixels: true,
    difference: { passed: true, tolerance: { gates: 1e-3 } },
  });
});

it('does not pass a gate that is further off than the tolerance of the two engines', async () => {
  for (const [backend, gate, passed] of [
    ['webgl', 0.502, false],
    ['cpu', 0.5005, false],
    ['cpu', 0.500005, true],
  ] as const) {
    const { main, others, check, runCrossCheck } = setUp();
    const done = runCrossCheck(backend);
    await main.answer(passOn('wasm', main.asked[0]));
    await settle();
    await others[0].answer(passOn(backend, others[0].asked[0], { gate }));
    await done;
    expect(check()).toMatchObject({ state: 'done', difference: { passed } });
  }
});

it('ends with the runtime when it is cancelled, whatever comes later', async () => {
  const { main, others, check, runCrossCheck, cancelCrossCheck } = setUp();
  const done = runCrossCheck('webgl');
  await main.answer(passOn('wasm', main.asked[0]));
  await settle();
  cancelCrossCheck();
  expect(others[0].disposed).toBe(true);
  expect(check()).toBeNull();
  await others[0].answer(passOn('webgl', others[0].asked[0]));
  await done;
  expect(check()).toBeNull();
});

it('is dropped with the network or engine that it is about', async () => {
  for (const change of [
    { model: { ...MODEL } },
    { runtime: { ...RUNTIME, backend: 'cpu' } },
  ] as Partial<AppState>[]) {
    const { store, main, others, check, runCrossCheck } = setUp();
    void runCrossCheck('webgl');
    await main.answer(passOn('wasm', main.asked[0]));
    await settle();
    store.setState({ hoveredChannel: 3 });
    expect(check()).toMatchObject({ state: 'running' });
    store.setState(change);
    expect(check()).toBeNull();
    expect(others[0].disposed).toBe(true);
  }
});

it('starts anew where it is asked for again', async () => {
  const { main, others, check, runCrossCheck } = setUp();
  void runCrossCheck('webgl');
  await main.answer(passOn('wasm', main.asked[0]));
  await settle();
  const second = runCrossCheck('cpu');
  expect(others[0].disposed).toBe(true);
  await main.answer(passOn('wasm', main.asked[1]));
  await settle();
  await others[1].answer(passOn('cpu', others[1].asked[0]));
  await second;
  expect(check()).toMatchObject({ state: 'done', backend: 'cpu' });
});

it('tells what is in the way', async () => {
  const page = { ...RUNTIME, place: 'page' as const };
  const still = { ...traced('a'), origin: { kind: 'trace' as const } };
  for (const [patch, code] of [
    [{ currentImage: null }, 'check-no-image'],
    [{ images: [still] }, 'check-no-image'],
    [{ runtime: page }, 'check-in-page'],
  ] as [Partial<AppState>, string][]) {
    const { main, others, check, runCrossCheck } = setUp(patch);
    await runCrossCheck('webgl');
    expect(check()).toMatchObject({ state: 'failed', failure: { code } });
    expect([main.asked, others]).toEqual([[], []]);
  }
});

it('tells of an engine that does not start, weights that do not load, and a pass that fails', async () => {
  const unavailable = fail('backend-unavailable', { backend: 'webgl' });
  for (const prepared of [{ started: unavailable }, { loaded: fail('out-of-memory') }]) {
    const { main, others, prepared: given, check, runCrossCheck } = setUp();
    Object.assign(given, prepared);
    const done = runCrossCheck('webgl');
    await main.answer(passOn('wasm', main.asked[0]));
    await done;
    expect(check()).toMatchObject({ state: 'failed', failure: Object.values(prepared)[0] });
    expect(others[0].disposed).toBe(true);
  }
  const { main, others, check, runCrossCheck } = setUp();
  const done = runCrossCheck('webgl');
  await main.answer(passOn('wasm', main.asked[0]));
  await settle();
  await others[0].answer(fail('context-lost'));
  await done;
  expect(check()).toMatchObject({ state: 'failed', failure: { code: 'context-lost' } });
});

it('compares nothing with other weights, nor with an engine that took the place of the wanted one', async () => {
  for (const [there, code] of [
    [['webgl', { sha256: 'other' }], 'check-other-weights'],
    [['wasm', {}], 'check-other-engine'],
  ] as const) {
    const { main, others, check, runCrossCheck } = setUp();
    const done = runCrossCheck('webgl');
    await main.answer(passOn('wasm', main.asked[0]));
    await settle();
    await others[0].answer(passOn(there[0], others[0].asked[0], there[1]));
    await done;
    expect(check()).toMatchObject({ state: 'failed', failure: { code } });
  }
});

it('sets WebGL against WASM, and plain JavaScript where one of them is missing', () => {
  const renderer = 'a GPU';
  expect(otherEngines({ backend: 'webgl', renderer, wasm: true })).toEqual(['wasm', 'cpu']);
  expect(otherEngines({ backend: 'wasm', renderer, wasm: true })).toEqual(['webgl', 'cpu']);
  expect(otherEngines({ backend: 'wasm', renderer: null, wasm: true })).toEqual(['cpu']);
  expect(otherEngines({ backend: 'webgl', renderer, wasm: false })).toEqual(['cpu']);
  expect(otherEngines({ backend: 'cpu', renderer: null, wasm: true })).toEqual(['wasm']);
});
