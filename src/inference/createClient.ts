import { connect } from './client/connect';
import { createRestartingClient } from './client/restartingClient';
import type { InferenceClient } from './protocol';

/**
 * The page's end of the runtime: in a worker where that works, else on the page. No TensorFlow.js reaches the
 * page unless it has to run there. `forcePage` runs it there in any case, for tests.
 */
export function createInferenceClient(forcePage = false): InferenceClient {
  return createRestartingClient((onReply, onBroken, inPage) =>
    connect(onReply, onBroken, forcePage || inPage),
  );
}
