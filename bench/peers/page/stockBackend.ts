import { env, setBackend } from '@tensorflow/tfjs-core';
import type { BackendName } from '../../../src/domain/trace';
import { startBackend } from '../../../src/inference/runtime/backends';

/**
 * Starts TensorFlow.js as it comes, for the ports, and returns its threads. WASM is started as this runtime does: by
 * itself the backend would take half of the threads.
 */
export async function startStockBackend(backend: BackendName): Promise<number> {
  if (backend !== 'webgl') {
    const started = await startBackend(backend);
    if (!started) throw new Error(`The backend ${backend} did not start.`);
    return started.threads;
  }
  await import('@tensorflow/tfjs-backend-webgl');
  // Without this, an emulated WebGL is refused.
  env().set('SOFTWARE_WEBGL_ENABLED', true);
  if (!(await setBackend('webgl'))) throw new Error('The backend webgl did not start.');
  return 1;
}
