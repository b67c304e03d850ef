import { spawnSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** Installs what this application is compared with, if it is not there or not up to date, and checks the types of that code. */
export function ensurePeerPackages(folder: string): void {
  const npm = (...args: string[]) => {
    const run = spawnSync('npm', [...args, '--prefix', folder], {
      stdio: ['ignore', 2, 2],
      shell: process.platform === 'win32',
    });
    if (run.status !== 0)
      throw new Error(`npm ${args.join(' ')} failed in ${folder}; see the messages above.`);
  };
  if (!isInstalled(folder)) {
    console.error('Installing what the bench compares with into bench/node_modules (about 220 MB)...');
    npm('ci', '--ignore-scripts');
  }
  npm('run', 'types', '--silent');
}

/** npm writes its own copy of the lock file last. */
function isInstalled(folder: string): boolean {
  const installed = join(folder, 'node_modules/.package-lock.json');
  const wanted = join(folder, 'package-lock.json');
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(wanted).mtimeMs;
}
