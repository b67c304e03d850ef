import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';
import { wasmThreads } from '../../scripts/wasmThreads';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
/** The application's own copy: tfjs-layers would bring a second one, which knows none of its backends. */
const core = dirname(createRequire(here('../../package.json')).resolve('@tensorflow/tfjs-core/package.json'));

/** The page in which the bench runs its participants. */
export default defineConfig({
  root: here('page'),
  base: './',
  publicDir: false,
  resolve: {
    alias: [{ find: /^@tensorflow\/tfjs-core(?=\/|$)/, replacement: core }],
    // onnxruntime-web with its WASM as files of their own, from which it starts its threads.
    conditions: ['onnxruntime-web-use-extern-wasm', 'module', 'browser'],
  },
  define: { __SINGLE_FILE__: 'false', __APP_VERSION__: '"bench"' },
  plugins: [wasmThreads()],
  worker: { format: 'es', plugins: () => [wasmThreads()] },
  build: {
    target: 'es2022',
    outDir: join(here('..'), '.work/page'),
    emptyOutDir: true,
    chunkSizeWarningLimit: 5000,
    assetsInlineLimit: 0,
  },
});
