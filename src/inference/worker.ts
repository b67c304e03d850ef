import { createHost } from './host';
import type { Reply, Request } from './protocol';

const handle = createHost((reply: Reply) => self.postMessage(reply));
self.onmessage = (event: MessageEvent<Request>) => handle(event.data);
