import { fail } from '../domain/failure';
import type { LoadedModel } from '../domain/model';
import type { Result } from '../domain/result';
import type { BackendChoice, RuntimeInfo } from '../domain/runtime';
import { type Connection, connect } from './client/connect';
import type {
  ClientEvent,
  InferenceClient,
  MemoryReport,
  ModelSource,
  Progress,
  Reply,
  Request,
  TraceInput,
  TraceOutput,
} from './protocol';

/** So often a lost context is answered by the same backend; then WASM takes over. */
const MOST_LOSSES = 2;

type Unsent = Request extends infer R ? (R extends Request ? Omit<R, 'id'> : never) : never;

interface Pending {
  request: Unsent;
  settle(reply: Reply): void;
  onProgress?: (progress: Progress) => void;
}

/** The answer to what was waiting when nothing could be started again. */
function failedReply(kind: Request['kind']): Reply {
  const result = fail('context-lost');
  if (kind === 'start') return { id: -1, kind: 'started', result };
  if (kind === 'load') return { id: -1, kind: 'loaded', result };
  if (kind === 'trace') return { id: -1, kind: 'traced', result };
  return { id: -1, kind: 'memory', report: { tensors: 0, bytes: 0, gpuBytes: null, gpuFreeBytes: null } };
}

/**
 * The page's end of the runtime. Restarts it on another backend by a fresh worker, and after a lost context
 * loads the model again and repeats the passes that were waiting. No TensorFlow.js reaches the page unless it
 * has to run there (`?place=page` forces that, for tests).
 */
export function createInferenceClient(forcePage = false): InferenceClient {
  const listeners = new Set<(event: ClientEvent) => void>();
  const emit = (event: ClientEvent) => {
    for (const listener of listeners) listener(event);
  };
  let connection: Connection | null = null;
  let pending = new Map<number, Pending>();
  let lastId = 0;
  let losses = 0;
  let webglFailed = false;
  let choice: BackendChoice = 'auto';
  let source: ModelSource | null = null;
  let recovering: Promise<void> | null = null;

  const open = () => {
    connection?.close();
    const opened: Connection = connect(
      (reply) => connection === opened && receive(reply),
      () => connection === opened && void recover(),
      forcePage,
    );
    connection = opened;
  };

  const send = <K extends Reply['kind']>(
    request: Unsent,
    onProgress?: (progress: Progress) => void,
    signal?: AbortSignal,
  ): Promise<Extract<Reply, { kind: K }>> =>
    new Promise((resolve, reject) => {
      const id = ++lastId;
      pending.set(id, {
        request,
        onProgress,
        settle: (reply) =>
          reply.kind === 'crashed'
            ? reject(new Error(reply.message))
            : resolve(reply as Extract<Reply, { kind: K }>),
      });
      signal?.addEventListener('abort', () => connection?.post({ id: ++lastId, kind: 'cancel', target: id }));
      connection?.post({ ...request, id } as Request);
    });

  const receive = (reply: Reply): void => {
    if (reply.kind === 'context-lost') return void recover();
    const waiting = pending.get(reply.id);
    if (!waiting) return;
    if (reply.kind === 'progress') {
      waiting.onProgress?.(reply.progress);
      return;
    }
    const lost = 'result' in reply && !reply.result.ok && reply.result.code === 'context-lost';
    if (lost) return void recover();
    pending.delete(reply.id);
    waiting.settle(reply);
  };

  const startOn = async (wanted: BackendChoice): Promise<Result<RuntimeInfo>> => {
    open();
    const place = connection?.place ?? 'worker';
    const reply = await send<'started'>({ kind: 'start', backend: wanted, place, webglFailed });
    return reply.result;
  };

  /** A new runtime in place of one that broke; what was waiting is asked again. */
  const recover = (): Promise<void> => {
    recovering ??= (async () => {
      emit({ kind: 'context-lost' });
      losses++;
      if (losses > MOST_LOSSES) webglFailed = true;
      const waiting = pending;
      pending = new Map();
      if (losses > 2 * MOST_LOSSES) {
        connection?.close();
        for (const entry of waiting.values()) entry.settle(failedReply(entry.request.kind));
        return emit({ kind: 'failed', failure: fail('context-lost') });
      }
      const started = await startOn(webglFailed ? 'auto' : choice);
      if (!started.ok) {
        for (const entry of waiting.values()) entry.settle(failedReply(entry.request.kind));
        return emit({ kind: 'failed', failure: started });
      }
      const hadLoad = [...waiting.values()].some(({ request }) => request.kind === 'load');
      let model: LoadedModel | null = null;
      if (source && !hadLoad) {
        const loaded = await send<'loaded'>({ kind: 'load', source });
        if (!loaded.result.ok) return emit({ kind: 'failed', failure: loaded.result });
        model = loaded.result.value;
      }
      for (const [id, entry] of waiting) {
        const { kind } = entry.request;
        if (kind === 'start') entry.settle({ id, kind: 'started', result: started });
        else if (kind === 'lose-context') entry.settle(failedReply(kind));
        else {
          pending.set(id, entry);
          connection?.post({ ...entry.request, id } as Request);
        }
      }
      emit({ kind: 'recovered', runtime: started.value, model });
    })().finally(() => {
      recovering = null;
    });
    return recovering;
  };

  return {
    async start(backend) {
      await recovering;
      choice = backend;
      if (backend !== 'auto') webglFailed = false;
      losses = 0;
      for (const [id, entry] of pending)
        if (entry.request.kind === 'trace') entry.settle({ id, kind: 'traced', result: fail('stale') });
      pending.clear();
      return startOn(backend);
    },

    async load(wanted, onProgress) {
      const { result } = await send<'loaded'>({ kind: 'load', source: wanted }, onProgress);
      if (!result.ok) return result;
      source = wanted;
      const wrong = result.value.selfCheck?.passed === false;
      if (!wrong || choice !== 'auto' || webglFailed) return result;
      // The GPU gives wrong results: WASM takes over, and the page is told as after a loss.
      webglFailed = true;
      const started = await startOn('auto');
      if (!started.ok) return started;
      const again = await send<'loaded'>({ kind: 'load', source: wanted }, onProgress);
      if (again.result.ok) emit({ kind: 'recovered', runtime: started.value, model: again.result.value });
      return again.result;
    },

    async trace(input: TraceInput, signal?: AbortSignal): Promise<Result<TraceOutput>> {
      return (await send<'traced'>({ kind: 'trace', input }, undefined, signal)).result;
    },

    async memory(): Promise<MemoryReport> {
      return (await send<'memory'>({ kind: 'memory' })).report;
    },

    async loseContext() {
      await send<'memory'>({ kind: 'lose-context' });
    },

    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    dispose() {
      connection?.close();
      connection = null;
    },
  };
}
