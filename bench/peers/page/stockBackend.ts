import { env, setBackend } from '@tensorflow/tfjs-core';
import type { BackendName } from '../../../src/domain/trace';
import { startBackend } from '../../../src/inference/runtime/backends';
import { raiseThreads } from '../../../src/inference/runtime/wasmThreads';

/**
 * Starts TensorFlow.js as it comes, for the ports, and returns its threads. WASM is started as this runtime does, with so
 * many threads: by itself the backend would take half of those there are.
 */
export async function startStockBackend(backend: BackendName, threads: number): Promise<number> {
  if (backend !== 'webgl') {
    if (!(await startBackend(backend))) throw new Error(`The backend ${backend} did not start.`);
    return backend === 'wasm' ? raiseThreads(threads) : 1;
  }
  await import('@tensorflow/tfjs-backend-webgl');
  // Without this, an emulated WebGL is refused.
  env().set('SOFTWARE_WEBGL_ENABLED', true);
  if (!(await setBackend('webgl'))) throw new Error('The backend webgl did not start.');
  return 1;
}
