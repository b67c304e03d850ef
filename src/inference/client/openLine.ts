import { fail } from '../../domain/failure';
import type { Progress, Reply, Request } from '../protocol';
import type { Connection, OnBroken, OnReply } from './connect';

/** Why a line ended before it answered: its runtime broke, or a newer one took its place. */
export type Ended = 'lost' | 'replaced';

export type Unsent = Request extends infer R ? (R extends Request ? Omit<R, 'id'> : never) : never;

/** What the answer to a request is called; all but these answer `memory`. */
const ANSWERS = {
  start: 'started',
  load: 'loaded',
  trace: 'traced',
  maps: 'mapped',
  profile: 'profiled',
  'excitation-weights': 'excitation-weights',
} as const;

type Answers = typeof ANSWERS;

export type AnswerTo<K extends Request['kind']> = Extract<
  Reply,
  { kind: K extends keyof Answers ? Answers[K] : 'memory' }
>;

/** One connection and what it still owes. Every request is answered, or told how the line ended. */
export interface Line {
  place: 'worker' | 'page';
  /** Whether the runtime ever said anything; a worker whose script is missing does not. */
  heard(): boolean;
  /** Where the runtime threw, the answer's result is the failure `crashed`. */
  send<U extends Unsent>(
    request: U,
    onProgress?: (progress: Progress) => void,
    signal?: AbortSignal,
  ): Promise<AnswerTo<U['kind']> | Ended>;
  /** Asks for something that has no answer. */
  tell(request: Unsent): void;
  end(why: Ended): void;
}

/** A runtime that owes an answer and says nothing for so long is taken for lost: tfjs never rejects after a loss. */
const SILENCE_MS = 180_000;

interface Waiting {
  kind: Request['kind'];
  settle(answer: Reply | Ended): void;
  refuse(error: Error): void;
  onProgress?: (progress: Progress) => void;
}

/** `onLost` is called at most once, before anything that waits learns of the loss. */
export function openLine(
  connect: (onReply: OnReply, onBroken: OnBroken) => Connection,
  onLost: () => void,
): Line {
  const waiting = new Map<number, Waiting>();
  let lastId = 0;
  let heard = false;
  let ended: Ended | null = null;
  let watchdog: ReturnType<typeof setTimeout> | undefined;

  const watch = () => {
    clearTimeout(watchdog);
    if (waiting.size > 0 && !ended) watchdog = setTimeout(() => end('lost'), SILENCE_MS);
  };

  const end = (why: Ended) => {
    if (ended) return;
    ended = why;
    clearTimeout(watchdog);
    connection.close();
    if (why === 'lost') onLost();
    for (const { settle } of waiting.values()) settle(why);
    waiting.clear();
  };

  const receive = (reply: Reply): void => {
    if (ended) return;
    heard = true;
    watch();
    const failedByLoss = 'result' in reply && !reply.result.ok && reply.result.code === 'context-lost';
    if (reply.kind === 'context-lost' || failedByLoss) {
      end('lost');
      return;
    }
    const entry = waiting.get(reply.id);
    if (!entry) return;
    if (reply.kind === 'progress') {
      entry.onProgress?.(reply.progress);
      return;
    }
    waiting.delete(reply.id);
    watch();
    if (reply.kind !== 'crashed') entry.settle(reply);
    else if (entry.kind in ANSWERS) entry.settle(crash(entry.kind as keyof Answers, reply));
    else entry.refuse(new Error(reply.message));
  };

  const connection = connect(receive, () => end('lost'));

  return {
    place: connection.place,
    heard: () => heard,
    end,
    tell: (request) => !ended && connection.post({ ...request, id: ++lastId } as unknown as Request),
    send: <U extends Unsent>(request: U, onProgress?: (progress: Progress) => void, signal?: AbortSignal) =>
      new Promise<AnswerTo<U['kind']> | Ended>((resolve, reject) => {
        if (ended) return resolve(ended);
        const id = ++lastId;
        const cancel = () => !ended && connection.post({ id: ++lastId, kind: 'cancel', target: id });
        const done = () => signal?.removeEventListener('abort', cancel);
        waiting.set(id, {
          kind: request.kind,
          onProgress,
          settle(answer) {
            done();
            resolve(answer as AnswerTo<U['kind']> | Ended);
          },
          refuse(error) {
            done();
            reject(error);
          },
        });
        signal?.addEventListener('abort', cancel);
        connection.post({ ...request, id } as unknown as Request);
        watch();
      }),
  };
}

/** The answer to a request in which the runtime threw. The page goes on; the console keeps the stack for a report. */
function crash(kind: keyof Answers, { id, message }: Extract<Reply, { kind: 'crashed' }>): Reply {
  console.error(message);
  const result = fail('crashed', { message: message.split('\n')[0] });
  return { id, kind: ANSWERS[kind], result };
}
