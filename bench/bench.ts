import { readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright';
import { BUDGET_BYTES, mainBundle } from '../scripts/bundleBudget';
import { chromiumArgs } from '../scripts/chromiumArgs';
import { ensureChromium } from '../scripts/ensureChromium';
import { freshDist } from '../scripts/freshDist';
import { serveSite } from '../scripts/serve';
import type { Sample } from '../src/domain/model';
import { costOfComparison, costOfEdits, costOfTaps, growthOfGpuMemory } from './batchFigures';
import type { Figure } from './figure';
import { layoutTimes } from './layoutTime';
import { longestTask } from './mainThread';
import { median } from './median';

/** `npm run bench`: the figures that the project promises, each with its limit. Exit status 1 if one is missed. */
const PASSES = 20;
const IMAGES = 50;
const COMPARED = 6;

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = freshDist(root);
const samples = JSON.parse(readFileSync(join(dist, 'samples/index.json'), 'utf8')) as Sample[];
const files = samples.map(({ file }) => file);
const site = await serveSite({ folder: dist, base: '/' });
const browser = await chromium.launch({ executablePath: ensureChromium(), args: chromiumArgs() });
const figures: Figure[] = [];
try {
  for (const backend of ['wasm', 'webgl'] as const)
    figures.push(await inBatch((page) => costOfTaps(page, backend)));
  for (const backend of ['wasm', 'webgl'] as const)
    figures.push(...(await inBatch((page) => costOfEdits(page, backend))));
  figures.push(await inBatch((page) => costOfComparison(page, files)));
  figures.push(await worstTask(browser));
  figures.push(await worstBlockChange(browser));
  figures.push(await inBatch((page) => growthOfGpuMemory(page, files)));
  figures.push(await growthOfHeap(browser));
} finally {
  await browser.close();
  await site.close();
}
figures.push({
  name: 'layout of the densest chart, 6 images of 2,048 channels, median',
  value: median(layoutTimes()),
  limit: 16,
  unit: 'ms',
});
const bytes = mainBundle(dist).reduce((sum, file) => sum + file.bytes, 0);
figures.push({
  name: 'main bundle without the worker, gzip',
  value: bytes / 1000,
  limit: BUDGET_BYTES / 1000,
  unit: 'kB',
});
report(figures);

async function inBatch<T>(measure: (page: Page) => Promise<T>): Promise<T> {
  // The service worker would fetch the whole build meanwhile.
  const page = await browser.newPage({ serviceWorkers: 'block' });
  await page.goto(`${site.url}?batch=1`);
  await page.waitForFunction(() => window.seLensBatch !== undefined);
  const measured = await measure(page);
  await page.close();
  return measured;
}

/** The longest main-thread task in any of the warm passes that a moved crop starts. */
async function worstTask(browser: Browser): Promise<Figure> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  await page.goto(`${site.url}?backend=wasm`);
  await page.locator('[data-testid=predictions][data-state=done]').waitFor();
  const pixels = page.getByTestId('input-pixels');
  const shown = () => pixels.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  await page.getByTestId('crop').focus();
  for (let at = 0; at < 3; at++) await page.keyboard.press('-');
  const pass = async (at: number) => {
    const before = await shown();
    await page.keyboard.press(at % 2 === 0 ? 'ArrowDown' : 'ArrowUp');
    await page.waitForFunction(
      (old) => document.querySelector<HTMLCanvasElement>('[data-testid=input-pixels]')?.toDataURL() !== old,
      before,
      { polling: 50 },
    );
  };
  for (let at = 0; at < 2; at++) await pass(at);
  let worst = 0;
  let clock = '';
  for (let at = 0; at < PASSES; at++) {
    const task = await longestTask(browser, page, () => pass(at));
    worst = Math.max(worst, task.ms);
    clock = task.clock;
  }
  await page.close();
  return {
    name: `longest main-thread task, worst of ${PASSES} passes (${clock} time)`,
    value: worst,
    limit: 50,
    unit: 'ms',
  };
}

/** The longest main-thread task when another block of six compared images is chosen. */
async function worstBlockChange(browser: Browser): Promise<Figure> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  const images = samples.slice(0, COMPARED).map(({ id }) => `sample:${id}`);
  await page.goto(`${site.url}?backend=wasm&view=compare&images=${images.join(',')}`);
  await page
    .getByTestId('compare-matrix')
    .locator('tbody tr')
    .nth(COMPARED - 1)
    .waitFor();
  const select = page.getByTestId('compare-block');
  const names = await select
    .locator('option')
    .evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
  let worst = 0;
  let clock = '';
  for (const name of names) {
    const task = await longestTask(browser, page, async () => {
      await select.selectOption(name);
      await page.getByTestId('compare-gates').getByRole('heading', { name }).waitFor();
    });
    worst = Math.max(worst, task.ms);
    clock = task.clock;
  }
  await page.close();
  return {
    name: `longest main-thread task of another block, ${COMPARED} images compared (${clock} time)`,
    value: worst,
    limit: 50,
    unit: 'ms',
  };
}

/** The page's heap after fifty images were swapped in and out of a comparison, as growth over that after the first ten. */
async function growthOfHeap(browser: Browser): Promise<Figure> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const images = samples.slice(0, 3).map(({ id }) => `sample:${id}`);
  await page.goto(`${site.url}?backend=wasm&view=compare&images=${images.join(',')}`);
  const rows = page.getByTestId('compare-matrix').locator('tbody tr');
  await rows.nth(2).waitFor();
  const cdp = await page.context().newCDPSession(page);
  const heap = async () => {
    await cdp.send('HeapProfiler.collectGarbage');
    const { usedSize } = await cdp.send('Runtime.getHeapUsage');
    return usedSize;
  };
  const columns = page.locator('.compare-column');
  let early = Number.NaN;
  for (let swap = 0; swap < IMAGES; swap++) {
    if (swap === 10) early = await heap();
    const add = columns.first().getByRole('button', { name: 'Add' });
    await add.click();
    await rows.nth(3).waitFor();
    await columns.last().locator('.icon-button').click();
    await rows.nth(3).waitFor({ state: 'detached' });
  }
  const late = await heap();
  await page.close();
  return {
    name: `growth of the page's heap over ${IMAGES - 10} swaps of compared images`,
    value: (late - early) / 1e6,
    limit: 2,
    unit: 'MB',
  };
}

function report(all: Figure[]): void {
  const rows = all.map(({ name, value, limit, unit }) => {
    const kept = value <= limit;
    if (!kept) process.exitCode = 1;
    return `| ${name} | ${value.toFixed(1)} ${unit} | ${limit} ${unit} | ${kept ? 'kept' : 'MISSED'} |`;
  });
  const table = ['| figure | measured | limit | |', '|---|---|---|---|', ...rows].join('\n');
  console.log(`\n${table}`);
  const machine = `${cpus().length} cores (${cpus()[0]?.model.trim()}), headless Chromium, WebGL emulated by SwiftShader`;
  writeFileSync(
    join(root, 'bench/RESULTS.md'),
    `# Measured by \`npm run bench\`\n\nOn ${machine}. Read the ratios; absolute times depend on the machine.\n\n${table}\n`,
  );
}
