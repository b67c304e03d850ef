import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { wasmThreads } from './scripts/wasmThreads.ts';

// Cross-origin isolation gives the WASM backend its threads; a static host must send the same two headers.
const isolation = {
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
};

export default defineConfig({
  base: './',
  plugins: [react(), wasmThreads()],
  define: { __APP_VERSION__: JSON.stringify(process.env.npm_package_version ?? '0.1.0') },
  build: { target: 'es2022', chunkSizeWarningLimit: 1500 },
  worker: { format: 'es', plugins: () => [wasmThreads()] },
  server: { headers: isolation },
  preview: { headers: isolation },
  test: { include: ['src/**/*.test.{ts,tsx}', 'scripts/**/*.test.ts'], testTimeout: 60_000 },
});
