import type { Reply, Request } from '../protocol';
import { loadHost, openWorker } from './runtimeScript';

/** A line to a runtime; `close` ends it and frees what it held. */
export interface Connection {
  place: 'worker' | 'page';
  post(request: Request): void;
  close(): void;
}

export type OnReply = (reply: Reply) => void;
export type OnBroken = (message: string) => void;

/** Whether the page must run the network itself: no workers, or WebGL only outside of them (older Safari). */
function needsPage(): boolean {
  if (typeof Worker === 'undefined' || typeof OffscreenCanvas === 'undefined') return true;
  const inWorker = new OffscreenCanvas(1, 1).getContext('webgl2') !== null;
  return !inWorker && document.createElement('canvas').getContext('webgl2') !== null;
}

/** Connects to a runtime in a worker where that works, else to one on the page, loaded only then. */
export function connect(onReply: OnReply, onBroken: OnBroken, forcePage = false): Connection {
  return forcePage || needsPage() ? connectPage(onReply, onBroken) : connectWorker(onReply, onBroken);
}

function connectWorker(onReply: OnReply, onBroken: OnBroken): Connection {
  const worker = openWorker();
  worker.onmessage = (event: MessageEvent<Reply>) => onReply(event.data);
  worker.onerror = (event) => onBroken(event.message ?? 'the worker could not be loaded');
  return {
    place: 'worker',
    post: (request) => worker.postMessage(request),
    close: () => worker.terminate(),
  };
}

function connectPage(onReply: OnReply, onBroken: OnBroken): Connection {
  let open = true;
  const host = loadHost().then((createHost) => createHost((reply) => open && onReply(reply)));
  host.catch((error: unknown) => open && onBroken(String(error)));
  const post = (request: Request) =>
    void host.then(
      (handle) => handle(request),
      () => {},
    );
  return {
    place: 'page',
    post,
    close() {
      post({ id: 0, kind: 'dispose' });
      open = false;
    },
  };
}
