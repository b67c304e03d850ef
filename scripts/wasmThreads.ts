import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';

const FACTORY = '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-threaded-simd.js';
const TEXT = /`var WasmBackendModuleThreadedSimd = ` \+\s*wasmFactoryThreadedSimd\.toString\(\)/;

const POOL = 'var pthreadPoolSize=8;';

/**
 * TensorFlow.js starts the threads of its WASM backend from `factory.toString()`, which a minifier breaks: the
 * text refers to a variable outside of it. This puts the factory's own file in its place. It also starts eight
 * workers, however few threads it will use; the pool gets the size that `wasmThreadPool` has meanwhile.
 */
export function wasmThreads(): Plugin {
  return {
    name: 'wasm-threads',
    apply: 'build',
    transform(code, id) {
      const path = id.replaceAll('\\', '/');
      if (path.endsWith(FACTORY)) {
        if (!code.includes(POOL))
          throw new Error('tfjs-backend-wasm has changed: its pool has no known size');
        return { code: code.replace(POOL, 'var pthreadPoolSize=globalThis.wasmThreadPool??8;'), map: null };
      }
      if (!/tfjs-backend-wasm\/dist\/backend_wasm\.js$/.test(path)) return null;
      if (!TEXT.test(code)) throw new Error('tfjs-backend-wasm has changed: its threads would not start');
      const factory = readFileSync(createRequire(import.meta.url).resolve(FACTORY), 'utf8');
      return { code: code.replace(TEXT, () => JSON.stringify(factory)), map: null };
    },
  };
}
