import type { StoreApi } from 'zustand/vanilla';
import { traceDifference } from '../analysis/traceDifference';
import { fail } from '../domain/failure';
import { type Result, succeed } from '../domain/result';
import { toleranceOf } from '../domain/tolerance';
import type { BackendName } from '../domain/trace';
import type { InferenceClient, ModelSource, TraceOutput } from '../inference/protocol';
import { type AppState, shownImage } from './appState';
import type { CrossCheck, CrossCheckResult } from './crossCheck';
import { traceInput } from './traceInput';

type Running = Extract<CrossCheck, { state: 'running' }>;

/**
 * Compares this page's engine with another one: the loaded weights once more, in a runtime that is made for it and
 * ends with it. `loadedSource`: where the loaded network came from.
 */
export function createCrossCheckActions(
  store: StoreApi<AppState>,
  client: InferenceClient,
  createClient: () => InferenceClient,
  loadedSource: () => ModelSource | null,
) {
  let other: InferenceClient | null = null;
  let abort: AbortController | null = null;

  const stop = () => {
    abort?.abort();
    abort = null;
    other?.dispose();
    other = null;
  };

  const clear = () => {
    stop();
    if (store.getState().crossCheck) store.setState({ crossCheck: null });
  };

  /** The comparison step by step; once `signal` is aborted its answer is of no use. */
  const compare = async (backend: BackendName, signal: AbortSignal): Promise<Result<CrossCheckResult>> => {
    const tell = (change: Partial<Running>) => {
      if (signal.aborted) return;
      store.setState(({ crossCheck }) =>
        crossCheck?.state === 'running' ? { crossCheck: { ...crossCheck, progress: null, ...change } } : {},
      );
    };
    const state = store.getState();
    const image = shownImage(state);
    const source = loadedSource();
    if (!source || !state.runtime) return fail('no-model');
    if (!image || image.origin.kind === 'trace') return fail('check-no-image');
    // There the engines share one TensorFlow.js, which runs on one of them at a time.
    if (state.runtime.place === 'page') return fail('check-in-page');
    const input = traceInput(image);
    const here = await client.trace(input, signal);
    if (!here.ok) return here;

    tell({ step: 'start' });
    const mine = createClient();
    other = mine;
    const started = await mine.start(backend);
    if (!started.ok) return started;
    tell({ step: 'load' });
    const loaded = await mine.load(source, (progress) => tell({ progress }));
    if (!loaded.ok) return loaded;
    tell({ step: 'there' });
    const there = await mine.trace(input, signal);
    return there.ok ? resultOf(here.value, there.value, backend) : there;
  };

  store.subscribe((state, before) => {
    if (state.model !== before.model || state.runtime !== before.runtime) clear();
  });

  return {
    /** Runs the image on screen on both engines; never rejects, and tells in `crossCheck`. */
    async runCrossCheck(backend: BackendName): Promise<void> {
      clear();
      const mine = new AbortController();
      abort = mine;
      store.setState({ crossCheck: { state: 'running', backend, step: 'here', progress: null } });
      const result = await compare(backend, mine.signal);
      if (mine.signal.aborted) return;
      stop();
      store.setState({
        crossCheck: result.ok
          ? { state: 'done', backend, ...result.value }
          : { state: 'failed', backend, failure: result },
      });
    },

    cancelCrossCheck() {
      if (store.getState().crossCheck?.state === 'running') clear();
    },
  };
}

function resultOf(here: TraceOutput, there: TraceOutput, backend: BackendName): Result<CrossCheckResult> {
  const [first, second] = [here.trace, there.trace];
  // A host may have exchanged the file meanwhile, and a broken engine is replaced by another one.
  if (first.model.sha256 !== second.model.sha256) return fail('check-other-weights');
  if (second.runtime.backend !== backend || first.runtime.backend === backend)
    return fail('check-other-engine', { backend });
  return succeed({
    image: first.image,
    here: first.runtime,
    there: second.runtime,
    hereMs: first.timings.forwardMs,
    thereMs: second.timings.forwardMs,
    samePixels:
      here.input.data.length === there.input.data.length &&
      here.input.data.every((value, i) => value === there.input.data[i]),
    difference: traceDifference(first, second, toleranceOf(first.runtime, second.runtime)),
  });
}

export type CrossCheckActions = ReturnType<typeof createCrossCheckActions>;
