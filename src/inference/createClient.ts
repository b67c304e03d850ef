import { inlinedFolder } from '../site/siteFiles';
import { connect } from './client/connect';
import { createRestartingClient } from './client/restartingClient';
import type { InferenceClient } from './protocol';

/**
 * The page's end of the runtime: in a worker where that works, else on the page. No TensorFlow.js reaches the
 * page unless it has to run there. `forcePage` runs it there in any case, for tests.
 */
export function createInferenceClient(forcePage = false): InferenceClient {
  const client = createRestartingClient((onReply, onBroken, inPage) =>
    connect(onReply, onBroken, forcePage || inPage),
  );
  return {
    ...client,
    load: (source, onProgress) => client.load({ ...source, imagenetLabels: imagenetLabels() }, onProgress),
  };
}

/** A worker knows neither the address of the page nor what it brought along. */
const imagenetLabels = (): string | Blob =>
  inlinedFolder('labels/')?.['imagenet-1k.json'] ?? new URL('labels/imagenet-1k.json', document.baseURI).href;
