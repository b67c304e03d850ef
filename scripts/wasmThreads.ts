import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';

const FACTORY = '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-threaded-simd.js';
const TEXT = /`var WasmBackendModuleThreadedSimd = ` \+\s*wasmFactoryThreadedSimd\.toString\(\)/;

const POOL = 'var pthreadPoolSize=8;';
const POOL_LOADED = 'if(!ENVIRONMENT_IS_PTHREAD){var numWorkersToLoad=PThread.unusedWorkers.length;';

/**
 * TensorFlow.js starts the threads of its WASM backend from `factory.toString()`, which a minifier breaks: the
 * text refers to a variable outside of it. This puts the factory's own file in its place. It also starts with
 * a pool of eight workers, however few threads it will use, and waits for them; here it starts with none.
 */
export function wasmThreads(): Plugin {
  return {
    name: 'wasm-threads',
    apply: 'build',
    transform(code, id) {
      const path = id.replaceAll('\\', '/');
      if (path.endsWith(FACTORY)) {
        return { code: withoutPool(code), map: null };
      }
      if (!/tfjs-backend-wasm\/dist\/backend_wasm\.js$/.test(path)) return null;
      if (!TEXT.test(code)) throw new Error('tfjs-backend-wasm has changed: its threads would not start');
      const factory = readFileSync(createRequire(import.meta.url).resolve(FACTORY), 'utf8');
      return { code: code.replace(TEXT, () => JSON.stringify(factory)), map: null };
    },
  };
}

function withoutPool(code: string): string {
  if (!code.includes(POOL) || !code.includes(POOL_LOADED))
    throw new Error('tfjs-backend-wasm has changed: its pool of threads is not the known one');
  return code
    .replace(POOL, 'var pthreadPoolSize=0;')
    .replace(POOL_LOADED, `${POOL_LOADED}if(numWorkersToLoad===0)removeRunDependency("wasm-instantiate");`);
}
