import type { Participant } from '../../comparison';
import type { OpenOptions } from './participant';
import type { Answers, WorkerReply, WorkerRequest } from './protocol';

interface Opened {
  threads: number;
  mostThreads?: number;
  /** From the start of its worker to the first logits. */
  coldMs: number;
  logits: number[];
}

/** What the bench calls in this page. Plain values only. */
export interface SeBench {
  open(participant: Participant, options: OpenOptions): Promise<Opened>;
  /** Warm passes of all that are open, in turn, each round begun by another: milliseconds, by participant. */
  interleave(rounds: number, pauseMs: number): Promise<Partial<Record<Participant, number[]>>>;
  /** Warm passes of one, one after another. */
  passes(participant: Participant, count: number): Promise<void>;
  /** The counts of one more pass, and the totals at its end. */
  gpu(participant: Participant): Promise<{
    draws: number;
    readBytes: number;
    compiled: number;
    shaders: number;
    peakPoolBytes: number;
  }>;
  closeAll(): void;
}

declare global {
  interface Window {
    seBench?: SeBench;
  }
}

const lines = new Map<Participant, ReturnType<typeof openLine>>();

function openLine() {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, (reply: WorkerReply) => void>();
  let last = 0;
  worker.onmessage = ({ data }: MessageEvent<WorkerReply>) => waiting.get(data.id)?.(data);
  worker.onerror = ({ message }) => {
    for (const [id, settle] of waiting) settle({ id, ok: false, reason: message });
  };
  type Wanted = WorkerRequest extends infer R ? (R extends { id: number } ? Omit<R, 'id'> : never) : never;
  const ask = async <Kind extends keyof Answers>(
    request: Wanted & { kind: Kind },
  ): Promise<Answers[Kind]> => {
    const id = ++last;
    const reply = await new Promise<WorkerReply>((settle) => {
      waiting.set(id, settle);
      worker.postMessage({ ...request, id });
    });
    waiting.delete(id);
    if (!reply.ok) throw new Error(reply.reason);
    return reply.value as Answers[Kind];
  };
  return { ask, close: () => worker.terminate() };
}

window.seBench = {
  async open(participant, options) {
    const begun = performance.now();
    const line = openLine();
    lines.set(participant, line);
    const taken = await line.ask({ kind: 'open', participant, ...options });
    const { logits } = await line.ask({ kind: 'pass' });
    return { ...taken, coldMs: performance.now() - begun, logits: [...logits] };
  },

  async interleave(rounds, pauseMs) {
    const names = [...lines.keys()];
    const times: Partial<Record<Participant, number[]>> = {};
    for (const name of names) times[name] = [];
    for (let round = 0; round < rounds; round++) {
      for (let at = 0; at < names.length; at++) {
        const name = names[(round + at) % names.length];
        // Threads of the one before may still be waiting actively.
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
        const { ms } = await lines.get(name)!.ask({ kind: 'pass' });
        times[name]!.push(ms);
      }
    }
    return times;
  },

  async passes(participant, count) {
    for (let at = 0; at < count; at++) await lines.get(participant)!.ask({ kind: 'pass' });
  },

  async gpu(participant) {
    const line = lines.get(participant)!;
    const before = await line.ask({ kind: 'gpu' });
    await line.ask({ kind: 'pass' });
    const after = await line.ask({ kind: 'gpu' });
    const { shaders, peakPoolBytes } = after;
    return {
      draws: after.draws - before.draws,
      readBytes: after.readBytes - before.readBytes,
      compiled: after.shaders - before.shaders,
      shaders,
      peakPoolBytes,
    };
  },

  closeAll() {
    for (const { close } of lines.values()) close();
    lines.clear();
  },
};
