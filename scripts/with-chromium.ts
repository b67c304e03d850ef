import { spawn } from 'node:child_process';
import { ensureChromium } from './ensureChromium';
import { packageBin } from './packageBin';

/** `tsx scripts/with-chromium.ts COMMAND ARGS...`: runs an installed package's command with CHROMIUM_PATH set. */
const [command, ...args] = process.argv.slice(2);
if (!command) throw new Error('Usage: with-chromium COMMAND ARGS...');

const env = { ...process.env, CHROMIUM_PATH: ensureChromium() };
console.error(`Chromium: ${env.CHROMIUM_PATH}`);
spawn(process.execPath, [packageBin(command), ...args], { stdio: 'inherit', env }).on(
  'exit',
  (code, signal) => {
    process.exitCode = signal ? 1 : (code ?? 1);
  },
);
