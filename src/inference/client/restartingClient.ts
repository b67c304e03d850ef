import { type Failure, fail } from '../../domain/failure';
import type { Result } from '../../domain/result';
import type { BackendChoice, RuntimeInfo } from '../../domain/runtime';
import { storedModels } from '../modelCache';
import type { ClientEvent, InferenceClient, ModelSource, Progress } from '../protocol';
import type { Connection, OnBroken, OnReply } from './connect';
import { type AnswerTo, type Line, openLine, type Unsent } from './openLine';

/** So often lost WebGL is started again; then WASM takes its place. */
const MOST_WEBGL_LOSSES = 1;
/** So often a request is repeated that broke its runtime; so often twice a runtime is started again in a row. */
const MOST_LOSSES = 2;

export type Connect = (onReply: OnReply, onBroken: OnBroken, inPage: boolean) => Connection;

type Started = Result<RuntimeInfo> | 'replaced';

/**
 * The client over lines that may break. After a loss it opens a new one, loads the model again and repeats what
 * was waiting; a request that broke the runtime three times answers `context-lost`. `start` takes the place of
 * whatever runs: waiting passes answer `stale`, a waiting load goes on in the new runtime.
 */
export function createRestartingClient(connect: Connect): InferenceClient {
  const listeners = new Set<(event: ClientEvent) => void>();
  let line: Line | null = null;
  let choice: BackendChoice = 'auto';
  let source: ModelSource | null = null;
  let runtime: RuntimeInfo | null = null;
  let losses = 0;
  let webglFailed = false;
  let inPage = false;
  /** Settles when the newest start or recovery is through; requests wait for it. */
  let up: Promise<Started> = Promise.resolve(fail('no-backend'));
  let comingUp = 0;

  const emit = (event: ClientEvent) => {
    for (const listener of listeners) listener(event);
  };

  /** false: so often that another try makes no sense. */
  const countLoss = (): boolean => {
    losses++;
    const maybeWebGL = (runtime?.backend ?? choice) === 'webgl' || (!runtime && choice === 'auto');
    if (losses > MOST_WEBGL_LOSSES && maybeWebGL) webglFailed = true;
    return losses <= 2 * MOST_LOSSES;
  };

  const open = (): Line => {
    const opened: Line = openLine(
      (onReply, onBroken) => connect(onReply, onBroken, inPage),
      () => {
        // A worker that never spoke cannot be had here: its script is blocked or missing.
        if (!opened.heard() && opened.place === 'worker') inPage = true;
        if (line === opened && comingUp === 0) up = hold(recover);
      },
    );
    return opened;
  };

  /** Opens lines until a runtime has started in one. */
  const bringUp = async (): Promise<Started> => {
    for (;;) {
      const opened = open();
      line = opened;
      const backend = webglFailed && choice === 'webgl' ? 'auto' : choice;
      const reply = await opened.send({ kind: 'start', backend, place: opened.place, webglFailed });
      if (reply === 'replaced') return reply;
      if (reply === 'lost') {
        if (countLoss()) continue;
        return fail('context-lost');
      }
      if (reply.result.ok) runtime = reply.result.value;
      return reply.result;
    }
  };

  /** The model that ran before, in the new runtime; loops where that breaks, too. */
  const recover = async (): Promise<Started> => {
    const give = (failure: Failure): Failure => {
      line?.end('replaced');
      emit({ kind: 'failed', failure });
      return failure;
    };
    emit({ kind: 'context-lost' });
    while (countLoss()) {
      const started = await bringUp();
      if (started === 'replaced') return started;
      if (!started.ok) return give(started);
      const opened = line as Line;
      const reply = source ? await opened.send({ kind: 'load', source }) : null;
      if (reply === 'lost') continue;
      if (reply === 'replaced') return reply;
      if (reply && !reply.result.ok) return give(reply.result);
      emit({
        kind: 'recovered',
        runtime: started.value,
        model: reply?.result.ok ? reply.result.value : null,
      });
      return started;
    }
    return give(fail('context-lost'));
  };

  /** While `work` runs, it sees to losses itself. */
  const hold = async (work: () => Promise<Started>): Promise<Started> => {
    comingUp++;
    try {
      return await work();
    } finally {
      comingUp--;
    }
  };

  const restart = (): Promise<Started> => {
    line?.end('replaced');
    runtime = null;
    up = hold(bringUp);
    return up;
  };

  /** The result of the newest start or recovery. */
  const settled = async (): Promise<Result<RuntimeInfo>> => {
    for (;;) {
      const seen = up;
      const result = await seen;
      if (seen === up && result !== 'replaced') return result;
    }
  };

  const ask = async <U extends Unsent>(
    request: U,
    onProgress?: (progress: Progress) => void,
    signal?: AbortSignal,
  ): Promise<AnswerTo<U['kind']> | Failure> => {
    let furthest = 0;
    const forward = (progress: Progress) => {
      furthest = Math.max(furthest, progress.fraction);
      onProgress?.({ ...progress, fraction: furthest });
    };
    for (let broken = 0; broken <= MOST_LOSSES; ) {
      const running = await settled();
      if (!running.ok) return running;
      if (signal?.aborted) return fail('stale');
      const reply = await (line as Line).send(request, forward, signal);
      if (reply === 'replaced' && (request.kind === 'trace' || request.kind === 'maps')) return fail('stale');
      if (reply === 'lost') broken++;
      else if (reply !== 'replaced') return reply;
    }
    return fail('context-lost');
  };

  const loadInto = async (wanted: ModelSource, onProgress?: (progress: Progress) => void) => {
    const reply = await ask({ kind: 'load', source: wanted }, onProgress);
    return 'result' in reply ? reply.result : reply;
  };

  return {
    async start(backend) {
      const before = { choice, runtime };
      choice = backend;
      if (backend !== 'auto') webglFailed = false;
      losses = 0;
      const mine = restart();
      const started = await settled();
      if (started.ok || before.runtime === null || up !== mine) return started;
      // What was asked for does not run here: back to what did.
      choice = before.choice;
      restart();
      const loaded = source ? await loadInto(source) : null;
      if (runtime) emit({ kind: 'recovered', runtime, model: loaded?.ok ? loaded.value : null });
      return started;
    },

    prepare(wanted) {
      line?.tell({ kind: 'prepare', source: wanted });
    },

    async load(wanted, onProgress) {
      const loaded = await loadInto(wanted, onProgress);
      if (!loaded.ok) return loaded;
      source = wanted;
      const wrong = loaded.value.selfCheck?.passed === false;
      if (!wrong || choice !== 'auto' || runtime?.backend !== 'webgl') return loaded;
      // The GPU gives wrong results: WASM takes over, and the page is told as after a loss.
      webglFailed = true;
      restart();
      const again = await loadInto(wanted, onProgress);
      if (again.ok && runtime) emit({ kind: 'recovered', runtime, model: again.value });
      return again;
    },

    async trace(input, signal) {
      const reply = await ask({ kind: 'trace', input }, undefined, signal);
      if (!('result' in reply)) return reply;
      // A backend that works is given all its chances again; WebGL has to last.
      if (reply.result.ok && runtime?.backend !== 'webgl') losses = 0;
      return reply.result;
    },

    async maps(request, signal) {
      const reply = await ask({ kind: 'maps', ...request }, undefined, signal);
      return 'result' in reply ? reply.result : reply;
    },

    async profile() {
      const reply = await ask({ kind: 'profile' });
      return 'result' in reply ? reply.result : reply;
    },

    async excitationWeights(block) {
      const reply = await ask({ kind: 'excitation-weights', block });
      return 'result' in reply ? reply.result : reply;
    },

    stored: storedModels,

    async memory() {
      const reply = await ask({ kind: 'memory' });
      return 'report' in reply
        ? reply.report
        : { tensors: 0, bytes: 0, gpuBytes: null, gpuFreeBytes: null, textures: null };
    },

    async loseContext() {
      if ((await settled()).ok) await line?.send({ kind: 'lose-context' });
    },

    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    dispose() {
      line?.end('replaced');
      line = null;
      up = Promise.resolve(fail('no-backend'));
    },
  };
}
