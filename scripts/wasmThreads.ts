import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Plugin } from 'vite';

const FACTORY = '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-threaded-simd.js';
const TEXT = /`var WasmBackendModuleThreadedSimd = ` \+\s*wasmFactoryThreadedSimd\.toString\(\)/;

/**
 * TensorFlow.js starts the threads of its WASM backend from `factory.toString()`, which a minifier breaks: the
 * text refers to a variable outside of it. This puts the factory's own file in its place.
 */
export function wasmThreads(): Plugin {
  return {
    name: 'wasm-threads',
    apply: 'build',
    transform(code, id) {
      if (!/tfjs-backend-wasm\/dist\/backend_wasm\.js$/.test(id.replaceAll('\\', '/'))) return null;
      if (!TEXT.test(code)) throw new Error('tfjs-backend-wasm has changed: its threads would not start');
      const factory = readFileSync(createRequire(import.meta.url).resolve(FACTORY), 'utf8');
      return { code: code.replace(TEXT, () => JSON.stringify(factory)), map: null };
    },
  };
}
