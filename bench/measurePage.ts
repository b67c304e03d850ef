import type { Browser, Page } from 'playwright';
import { BUDGET_BYTES, mainBundle } from '../scripts/bundleBudget';
import type { Sample } from '../src/domain/model';
import { costOfEdits, costOfTaps, growthOfGpuMemory } from './batchFigures';
import type { Figure } from './figure';
import { costOfImages } from './imageFigures';
import { layoutTimes } from './layoutTime';
import { median } from './median';
import { growthOfHeap, worstBlockChange, worstTask } from './pageFigures';
import type { PagePart } from './parts';
import { pageStarts } from './startFigures';

export interface ServedSite {
  browser: Browser;
  url: string;
  dist: string;
  samples: Sample[];
  /** Files that were asked for, as paths below `dist`; whoever counts empties it first. */
  asked: string[];
}

/** The parts that measure the built application alone. */
export const measurePage: Record<PagePart, (site: ServedSite) => Promise<Figure[]>> = {
  taps: async (site) => [
    await inBatch(site, (page) => costOfTaps(page, 'wasm')),
    await inBatch(site, (page) => costOfTaps(page, 'webgl')),
  ],
  edits: async (site) => [
    ...(await inBatch(site, (page) => costOfEdits(page, 'wasm'))),
    ...(await inBatch(site, (page) => costOfEdits(page, 'webgl'))),
  ],
  comparison: async (site) => [
    ...(await inBatch(site, (page) => costOfImages(page, filesOf(site), 'wasm'))),
    ...(await inBatch(site, (page) => costOfImages(page, filesOf(site), 'webgl'))),
  ],
  start: pageStarts,
  tasks: async ({ browser, url, samples }) => [
    await worstTask(browser, url),
    await worstBlockChange(browser, url, samples),
  ],
  memory: async (site) => [
    await inBatch(site, (page) => growthOfGpuMemory(page, filesOf(site))),
    await growthOfHeap(site.browser, site.url, site.samples),
  ],
  layout: async () => [
    {
      name: 'layout of the densest chart, 6 images of 2,048 channels, median',
      value: median(layoutTimes()),
      limit: 16,
      unit: 'ms',
    },
  ],
  bundle: async ({ dist }) => [
    {
      name: 'main bundle without the worker, gzip',
      value: mainBundle(dist).reduce((sum, file) => sum + file.bytes, 0) / 1000,
      limit: BUDGET_BYTES / 1000,
      unit: 'kB',
    },
  ],
};

function filesOf({ samples }: ServedSite): string[] {
  return samples.map(({ file }) => file);
}

async function inBatch<T>({ browser, url }: ServedSite, measure: (page: Page) => Promise<T>): Promise<T> {
  // The service worker would fetch the whole build meanwhile.
  const page = await browser.newPage({ serviceWorkers: 'block' });
  await page.goto(`${url}?batch=1`);
  await page.waitForFunction(() => window.seLensBatch !== undefined);
  const measured = await measure(page);
  await page.close();
  return measured;
}
