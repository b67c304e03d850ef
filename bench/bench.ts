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
import { layoutTimes } from './layoutTime';
import { longestTask } from './mainThread';

/** `npm run bench`: the figures that the project promises, each with its limit. Exit status 1 if one is missed. */
interface Figure {
  name: string;
  value: number;
  limit: number;
  unit: string;
}

const PAIRS = 30;
const PASSES = 20;
const IMAGES = 50;
const COMPARED = 6;

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = freshDist(root);
const samples = JSON.parse(readFileSync(join(dist, 'samples/index.json'), 'utf8')) as Sample[];
const site = await serveSite({ folder: dist, base: '/' });
const browser = await chromium.launch({ executablePath: ensureChromium(), args: chromiumArgs() });
const figures: Figure[] = [];
try {
  for (const backend of ['wasm', 'webgl'] as const) figures.push(await costOfTaps(backend));
  for (const backend of ['wasm', 'webgl'] as const) figures.push(...(await costOfEdits(backend)));
  figures.push(await costOfComparison());
  figures.push(await worstTask(browser));
  figures.push(await worstBlockChange(browser));
  figures.push(await growthOfGpuMemory());
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

async function batchPage(): Promise<Page> {
  const page = await browser.newPage({ serviceWorkers: 'block' });
  await page.goto(`${site.url}?batch=1`);
  await page.waitForFunction(() => window.seLensBatch !== undefined);
  return page;
}

/** Reading all z and s against the logits alone, as a share of the latter: the median over interleaved pairs. */
async function costOfTaps(backend: 'wasm' | 'webgl'): Promise<Figure> {
  const page = await batchPage();
  const { withTaps, logitsOnly } = await page.evaluate(
    async ({ backend, pairs }) => {
      const [{ id }] = await (await fetch('models/index.json')).json();
      return window.seLensBatch!.tapTimes(new URL(`models/${id}/`, location.href).href, backend, pairs);
    },
    { backend, pairs: PAIRS },
  );
  await page.close();
  const value = 100 * (median(withTaps.map((ms, at) => ms / logitsOnly[at])) - 1);
  console.log(
    `${backend}: ${median(withTaps).toFixed(1)} ms with taps, ${median(logitsOnly).toFixed(1)} ms without`,
  );
  return { name: `cost of the taps on ${backend}, median of ${PAIRS} pairs`, value, limit: 10, unit: '%' };
}

/** An edit in the last stage against a full pass, and a sweep over all blocks against as many full passes. */
async function costOfEdits(backend: 'wasm' | 'webgl'): Promise<Figure[]> {
  const page = await batchPage();
  const { full, lastStage, sweep, fullForSweep } = await page.evaluate(
    async ({ backend, runs }) => {
      const [{ id }] = await (await fetch('models/index.json')).json();
      return window.seLensBatch!.editTimes(new URL(`models/${id}/`, location.href).href, backend, runs);
    },
    { backend, runs: backend === 'wasm' ? PAIRS : PAIRS / 3 },
  );
  await page.close();
  const share = (part: number[], whole: number[]) => 100 * median(part.map((ms, at) => ms / whole[at]));
  return [
    {
      name: `an edit in the last stage on ${backend}, share of a full pass`,
      value: share(lastStage, full),
      limit: 25,
      unit: '%',
    },
    {
      name: `a sweep over all blocks on ${backend}, share of as many full passes`,
      value: share(sweep, fullForSweep),
      limit: 60,
      unit: '%',
    },
  ];
}

/** Six images one after another, as Compare runs them, against six times one of them: passes alone, on WASM. */
async function costOfComparison(): Promise<Figure> {
  const page = await batchPage();
  const { six, single } = await page.evaluate(
    async ({ files, count, rounds }) => {
      const batch = window.seLensBatch!;
      const [{ id }] = await (await fetch('models/index.json')).json();
      const url = new URL(`models/${id}/`, location.href).href;
      const opened = await batch.open({ kind: 'folder', id, url }, 'wasm');
      if (!opened.ok) throw new Error(opened.reason);
      const times: { six: number[]; single: number[] } = { six: [], single: [] };
      for (let round = 0; round <= rounds; round++) {
        for (const kind of ['six', 'single'] as const) {
          let ms = 0;
          for (let at = 0; at < count; at++) {
            const name = files[kind === 'six' ? at : round % count];
            const traced = await batch.trace({ name, url: `samples/${name}`, label: name, csv: false });
            if (!traced.ok) throw new Error(traced.reason);
            const { preprocessMs, forwardMs } = JSON.parse(traced.value.json).timings;
            ms += preprocessMs + forwardMs;
          }
          if (round > 0) times[kind].push(ms);
        }
      }
      return times;
    },
    { files: samples.map(({ file }) => file), count: COMPARED, rounds: PASSES },
  );
  await page.close();
  return {
    name: `${COMPARED} images compared, share of ${COMPARED} passes of one image`,
    value: 100 * median(six.map((ms, at) => ms / single[at])),
    limit: 110,
    unit: '%',
  };
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

/** GPU memory after fifty more images, as growth over that after the first three. */
async function growthOfGpuMemory(): Promise<Figure> {
  const page = await batchPage();
  const [before, after] = await page.evaluate(
    async ({ files, images }) => {
      const batch = window.seLensBatch!;
      const [{ id }] = await (await fetch('models/index.json')).json();
      const url = new URL(`models/${id}/`, location.href).href;
      const opened = await batch.open({ kind: 'folder', id, url }, 'webgl');
      if (!opened.ok) throw new Error(opened.reason);
      // No function of its own in here: tsx would name it with a helper that the page does not have.
      let first = Number.NaN;
      for (let at = 0; at < 3 + images; at++) {
        if (at === 3) first = (await batch.memory()).gpuBytes ?? Number.NaN;
        const name = files[at % files.length];
        const result = await batch.trace({ name, url: `samples/${name}`, label: name, csv: false });
        if (!result.ok) throw new Error(result.reason);
      }
      return [first, (await batch.memory()).gpuBytes ?? Number.NaN];
    },
    { files: samples.map(({ file }) => file), images: IMAGES },
  );
  await page.close();
  return {
    name: `growth of GPU memory over ${IMAGES} images`,
    value: (after - before) / 1e6,
    limit: 0,
    unit: 'MB',
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

function median(values: number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
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
