import { type SpawnSyncOptions, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';
import { findChromium } from './findChromium';
import { packageBin } from './packageBin';

/** Playwright's download is given up after this: behind a firewall it would hang for many minutes. */
const DOWNLOAD_MS = 60_000;
/** For one run of apt-get. */
const APT_MS = 300_000;

/** A Chromium to run: a found one, else an installed one. Throws with what to do when neither works. */
export function ensureChromium(): string {
  const look = () =>
    findChromium({ env: process.env, platform: process.platform, playwrightPath: chromium.executablePath() });
  const found = look();
  if (found) return found;

  const rootOnDebian = process.getuid?.() === 0 && existsSync('/etc/debian_version');
  const ways = rootOnDebian ? [installFromDebian, installFromPlaywright] : [installFromPlaywright];
  if (!rootOnDebian && existsSync('/etc/debian_version')) ways.push(installFromDebian);
  for (const install of ways) {
    install();
    const installed = look();
    if (installed) return installed;
  }
  throw new Error(
    'No Chromium was found and none could be installed. Install Chromium or Chrome, or run ' +
      '"npx playwright install chromium", or set CHROMIUM_PATH to the program, then try again.',
  );
}

function installFromDebian(): void {
  console.error('No Chromium found; installing it with apt-get.');
  // An update that fails may leave older lists that still name the package.
  run('apt-get', ['update'], { timeout: APT_MS });
  run('apt-get', ['install', '-y', '--no-install-recommends', 'chromium'], { timeout: APT_MS });
}

function installFromPlaywright(): void {
  console.error("No Chromium found; downloading Playwright's (at most 60 s).");
  run(process.execPath, [packageBin('playwright'), 'install', 'chromium'], { timeout: DOWNLOAD_MS });
}

/** Runs without a shell; everything it prints goes to standard error, which keeps standard output for results. */
function run(command: string, args: string[], options: SpawnSyncOptions = {}): boolean {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const done = spawnSync(command, args, { stdio: ['ignore', 2, 2], env, ...options });
  if (done.error) console.error(`${command}: ${done.error.message}`);
  return done.status === 0;
}
