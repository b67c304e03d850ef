import { createHost } from './host';
import type { Reply, Request } from './protocol';

declare global {
  /** `createHost`, where this script runs on a page: `npm run build:single` holds the runtime only once. */
  var seLensHost: typeof createHost | undefined;
}

if (typeof document !== 'undefined') {
  globalThis.seLensHost = createHost;
} else {
  const handle = createHost((reply: Reply) => self.postMessage(reply));
  self.onmessage = (event: MessageEvent<Request>) => handle(event.data);
}
