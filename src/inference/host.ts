import { fail } from '../domain/failure';
import type { Reply, Request } from './protocol';
import { createRuntime } from './runtime/createRuntime';

const letMessagesIn = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

/**
 * Answers requests one at a time in their order, whether they come by message or by call. A pass that was
 * cancelled before its turn answers `stale`.
 */
export function createHost(reply: (reply: Reply) => void): (request: Request) => void {
  const runtime = createRuntime(() => reply({ id: -1, kind: 'context-lost' }));
  const waiting = new Set<number>();
  const cancelled = new Set<number>();
  let queue: Promise<void> = Promise.resolve();

  /** Whether a pass was cancelled before its turn, which this is. */
  const isCancelled = async (id: number): Promise<boolean> => {
    // Cancellations that came while the pass before ran are still in line as messages.
    await letMessagesIn();
    waiting.delete(id);
    return cancelled.delete(id);
  };

  const answer = async (request: Request): Promise<void> => {
    const { id } = request;
    switch (request.kind) {
      case 'start':
        return reply({ id, kind: 'started', result: await runtime.start(request) });
      case 'load': {
        const onProgress = (progress: Parameters<Parameters<typeof runtime.load>[1]>[0]) =>
          reply({ id, kind: 'progress', progress });
        return reply({ id, kind: 'loaded', result: await runtime.load(request.source, onProgress) });
      }
      case 'trace': {
        const result = (await isCancelled(id)) ? fail('stale') : await runtime.trace(request.input);
        return reply({ id, kind: 'traced', result });
      }
      case 'maps': {
        const result = (await isCancelled(id)) ? fail('stale') : await runtime.maps(request);
        return reply({ id, kind: 'mapped', result });
      }
      case 'profile':
        return reply({ id, kind: 'profiled', result: await runtime.profile() });
      case 'excitation-weights':
        return reply({ id, kind: request.kind, result: await runtime.excitationWeights(request.block) });
      case 'memory':
        return reply({ id, kind: 'memory', report: runtime.memory() });
      case 'lose-context':
        runtime.loseContext();
        return reply({ id, kind: 'memory', report: runtime.memory() });
      case 'dispose':
        return runtime.dispose();
    }
  };

  return (request) => {
    if (request.kind === 'cancel') {
      if (waiting.has(request.target)) cancelled.add(request.target);
      return;
    }
    if (request.kind === 'prepare') {
      runtime.prepare(request.source);
      return;
    }
    if (request.kind === 'trace' || request.kind === 'maps') waiting.add(request.id);
    queue = queue.then(() =>
      answer(request).catch((error: unknown) =>
        reply({
          id: request.id,
          kind: 'crashed',
          message: error instanceof Error ? (error.stack ?? error.message) : String(error),
        }),
      ),
    );
  };
}
