import { spawnSync } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { packageBin } from './packageBin';

/** What the built site is made from. */
const SOURCES = [
  'src',
  'public',
  'index.html',
  'package.json',
  'package-lock.json',
  'vite.config.ts',
  'scripts/serviceWorker.ts',
  'scripts/siteFiles.ts',
  'scripts/wasmThreads.ts',
  'tsconfig.json',
];

/** Whether dist is missing, or older than any file or folder it is made from (a folder changes when a file leaves it). */
export function isStale(root: string): boolean {
  const built = modified(join(root, 'dist/index.html'));
  return built === null || SOURCES.some((source) => newest(join(root, source)) > built);
}

/** Builds dist if it is stale. What the build prints goes to standard error. Throws if the build fails. */
export function freshDist(root: string): string {
  if (isStale(root)) {
    console.error('Building the application...');
    const build = spawnSync(process.execPath, [packageBin('vite'), 'build', '--logLevel', 'warn'], {
      cwd: root,
      stdio: ['ignore', 2, 2],
    });
    if (build.status !== 0) throw new Error('The application could not be built; see the messages above.');
  }
  return join(root, 'dist');
}

function newest(path: string): number {
  const own = modified(path);
  if (own === null) return 0;
  if (!statSync(path).isDirectory()) return own;
  return readdirSync(path).reduce((latest, entry) => Math.max(latest, newest(join(path, entry))), own);
}

/** Milliseconds, or null where there is nothing. */
function modified(path: string): number | null {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? null;
}
