import { defineConfig } from 'playwright/test';
import { chromiumArgs } from '../scripts/chromiumArgs';

/** An uncommon port (E2E_PORT for another), on this machine only; the site sits below a sub-path to prove that any place works. */
export const PORT = Number(process.env.E2E_PORT ?? 47_613);
export const BASE = '/se-lens/';

export default defineConfig({
  testDir: '.',
  testMatch: '*.spec.ts',
  outputDir: '../test-results',
  forbidOnly: true,
  fullyParallel: true,
  // While one page waits, the other works: 0.7 of the time that one worker takes on two cores.
  workers: 2,
  // A test that passes only when run again is listed as flaky: a race to be mended, not a reason to refuse a change.
  retries: 1,
  timeout: 90_000,
  expect: { timeout: 20_000 },
  reporter: 'list',
  use: {
    baseURL: `http://127.0.0.1:${PORT}${BASE}`,
    viewport: { width: 1440, height: 900 },
    locale: 'en-US',
    // Each test meets the server itself; offline.spec.ts allows them.
    serviceWorkers: 'block',
    launchOptions: {
      executablePath: process.env.CHROMIUM_PATH,
      args: [...chromiumArgs(), '--use-fake-device-for-media-stream'],
    },
  },
  webServer: {
    command: `npx tsx scripts/serve.ts --port ${PORT} --base ${BASE}`,
    cwd: '..',
    url: `http://127.0.0.1:${PORT}${BASE}`,
    reuseExistingServer: false,
  },
});
