import { siteAddress } from '../../site/siteFiles';
import type { createHost } from '../host';

/** Whether this is `npm run build:single`, whose page holds the worker's script as one of its files. */
declare const __SINGLE_FILE__: boolean;

/** Where `npm run build:single` puts the worker's script. */
const INLINED_SCRIPT = 'runtime.js';

/** A worker that runs the network. On a page from disk, Chromium starts no module as a worker. */
export const openWorker = (): Worker =>
  __SINGLE_FILE__
    ? new Worker(siteAddress(INLINED_SCRIPT))
    : new Worker(new URL('../worker.ts', import.meta.url), { type: 'module' });

/** What runs the network on the page. */
export async function loadHost(): Promise<typeof createHost> {
  if (!__SINGLE_FILE__) return (await import('../host')).createHost;
  await import(/* @vite-ignore */ siteAddress(INLINED_SCRIPT));
  if (!globalThis.seLensHost) throw new Error('The script of the runtime did not run.');
  return globalThis.seLensHost;
}
