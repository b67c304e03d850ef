import wasmPlain from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm.wasm?url';
import wasmSimd from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-simd.wasm?url';
import wasmThreads from '@tensorflow/tfjs-backend-wasm/dist/tfjs-backend-wasm-threaded-simd.wasm?url';
import { env, registerBackend, removeBackend, setBackend } from '@tensorflow/tfjs-core';
import type { BackendName } from '../../domain/trace';
import { registerOwnKernels } from '../kernels/register';
import { mostThreads, withTwiceTheCores } from './wasmThreads';

export interface StartedBackend {
  precision: 'float32' | 'float16';
  /** Those that it can use; see giveThreads. */
  threads: number;
}

/** Whether this is `npm run build:single`, which leaves the threaded WASM out: pages from disk are not isolated. */
declare const __SINGLE_FILE__: boolean;

/** Started before, on the page; `findBackend` of TensorFlow.js would start what it looks for. */
const started = new Set<BackendName>();

/** Loads and starts a backend of TensorFlow.js; null if it cannot be used here. */
export async function startBackend(name: BackendName): Promise<StartedBackend | null> {
  try {
    const result = await STARTERS[name]();
    started.add(name);
    return result;
  } catch (error) {
    console.info(`backend ${name} did not start:`, error);
    return null;
  }
}

const STARTERS: Record<BackendName, () => Promise<StartedBackend | null>> = {
  async webgl() {
    const { MathBackendWebGL } = await import('@tensorflow/tfjs-backend-webgl');
    // TensorFlow.js keeps Safari off OffscreenCanvas for a fence bug; dataSync() uses no fence.
    env().set('IS_SAFARI', false);
    // The visitor's word counts more than the browser's warning that WebGL is slow here.
    env().set('SOFTWARE_WEBGL_ENABLED', true);
    if (env().getNumber('WEBGL_VERSION') !== 2) return null;
    // A lost context stays with its backend: started again, it needs a new one.
    if (started.has('webgl')) {
      removeBackend('webgl');
      registerBackend('webgl', () => new MathBackendWebGL(), 2);
    }
    if (!(await setBackend('webgl'))) return null;
    registerOwnKernels();
    return { precision: env().getBool('WEBGL_RENDER_FLOAT32_ENABLED') ? 'float32' : 'float16', threads: 1 };
  },

  async wasm() {
    const { setThreadsCount, setWasmPaths } = await import('@tensorflow/tfjs-backend-wasm');
    if (!started.has('wasm')) {
      // Vite gives addresses relative to this module; the threads of the backend would resolve them elsewhere.
      const absolute = (url: string) => new URL(url, import.meta.url).href;
      setWasmPaths({
        'tfjs-backend-wasm.wasm': absolute(wasmPlain),
        'tfjs-backend-wasm-simd.wasm': absolute(wasmSimd),
        'tfjs-backend-wasm-threaded-simd.wasm': absolute(wasmThreads),
      });
      setThreadsCount(1);
      if (__SINGLE_FILE__) env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    }
    const ready = await withTwiceTheCores(() => setBackend('wasm'));
    return ready ? { precision: 'float32', threads: mostThreads() } : null;
  },

  async cpu() {
    await import('@tensorflow/tfjs-backend-cpu');
    return (await setBackend('cpu')) ? { precision: 'float32', threads: 1 } : null;
  },
};
