import type { Page } from 'playwright/test';
import { chromiumArgs } from '../scripts/chromiumArgs';

/** For `test.use`: else the browser answers `usedMemory` after its next garbage collection, many seconds later. */
export const MEASURES_MEMORY = {
  launchOptions: {
    executablePath: process.env.CHROMIUM_PATH,
    args: [...chromiumArgs(), '--enable-blink-features=ForceEagerMeasureMemory'],
  },
};

/** Megabytes of page, workers and WASM heaps, after a garbage collection; what a GPU holds is not among them. */
export function usedMemory(page: Page): Promise<number> {
  return page.evaluate(async () => {
    const { measureUserAgentSpecificMemory } = performance as Performance & {
      measureUserAgentSpecificMemory(): Promise<{ bytes: number }>;
    };
    return (await measureUserAgentSpecificMemory.call(performance)).bytes / 1e6;
  });
}
