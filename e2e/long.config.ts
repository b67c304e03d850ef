import { defineConfig } from 'playwright/test';
import base from './playwright.config';

/** `npm run test:long`: every normal test, the soak tests, and every sample on every backend. */
export default defineConfig(base, {
  testMatch: ['*.spec.ts', '*.long.ts'],
  timeout: 10 * 60_000,
  retries: 0,
  // The soak measures memory and rates.
  workers: 1,
});
