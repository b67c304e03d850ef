import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { serviceWorker } from './scripts/serviceWorker.ts';
import { simdOnly, singleFile } from './scripts/singleFile.ts';
import { wasmThreads } from './scripts/wasmThreads.ts';

// Cross-origin isolation gives the WASM backend its threads; a static host must send the same two headers.
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

const publicDir = fileURLToPath(new URL('public', import.meta.url));

/** `--mode single`: one HTML file in place of a site. */
export default defineConfig(({ mode }) => {
  const single = mode === 'single';
  return {
    base: './',
    publicDir,
    plugins: [
      react(),
      wasmThreads(),
      ...(single ? [simdOnly(), singleFile({ publicDir, file: 'se-lens.html' })] : [serviceWorker()]),
    ],
    define: {
      __APP_VERSION__: JSON.stringify(process.env.npm_package_version ?? '0.1.0'),
      __SINGLE_FILE__: JSON.stringify(single),
    },
    build: { target: 'es2022', chunkSizeWarningLimit: 1500, outDir: single ? 'dist-single' : 'dist' },
    worker: {
      format: single ? 'iife' : 'es',
      plugins: () => [wasmThreads(), ...(single ? [simdOnly()] : [])],
    },
    server: { headers: isolation },
    preview: { headers: isolation },
    test: { include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'], testTimeout: 60_000 },
  };
});
