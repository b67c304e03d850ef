import { join } from 'node:path';
import type { Browser } from 'playwright';
import type { Figure } from './figure';
import { mainThreadTasks } from './mainThread';
import type { ServedSite } from './measurePage';
import { median, quantile } from './median';
import { wireBytes } from './wireBytes';

const ROUNDS = 7;
const BACKENDS = ['wasm', 'webgl'] as const;
type Backend = (typeof BACKENDS)[number];
/** A longer task is one that a visitor may notice. */
const LONG_MS = 50;

/** Milliseconds from the request for the page, as it notices itself. */
interface Start {
  /** There are numbers, recorded or live, so that the charts are drawn. */
  chart: number;
  /** The network in the page gave an answer. */
  prediction: number;
}

declare global {
  interface Window {
    seStart?: Partial<Start>;
  }
}

/** Opening the page, with empty caches: time to the first chart and prediction, bytes, tasks of the main thread. */
export async function pageStarts({ browser, url, dist, asked }: ServedSite): Promise<Figure[]> {
  const starts: Record<Backend, Start[]> = { wasm: [], webgl: [] };
  const bytes: Record<Backend, number> = { wasm: 0, webgl: 0 };
  for (let round = 0; round < ROUNDS; round++) {
    for (const backend of BACKENDS) {
      asked.length = 0;
      starts[backend].push((await openPage(browser, url, backend)).start);
      bytes[backend] = asked.reduce((sum, path) => sum + wireBytes(join(dist, path)), 0);
    }
  }
  const figures: Figure[] = [];
  for (const backend of BACKENDS) {
    const time = (name: string, values: number[]): Figure => ({
      name: `${name} of the page on ${backend}, cold`,
      value: median(values),
      limit: null,
      unit: 'ms',
      detail: `${quantile(values, 0.25).toFixed(0)} to ${quantile(values, 0.75).toFixed(0)} ms, ${ROUNDS} starts`,
    });
    const { tasks } = await openPage(browser, url, backend, true);
    const long = tasks.filter((ms) => ms > LONG_MS);
    figures.push(
      time(
        'first chart',
        starts[backend].map(({ chart }) => chart),
      ),
      time(
        'first prediction',
        starts[backend].map(({ prediction }) => prediction),
      ),
      {
        name: `over the wire until the first prediction on ${backend}`,
        value: bytes[backend] / 1e6,
        limit: null,
        unit: 'MB',
        detail: 'texts and WASM as gzip',
      },
      {
        name: `main-thread tasks over ${LONG_MS} ms while the page starts on ${backend}`,
        value: long.length,
        limit: null,
        unit: '',
        detail: `the longest ${Math.max(...tasks).toFixed(0)} ms`,
      },
    );
  }
  return figures;
}

/** In a browser context of its own. `watched`: with its tasks, which takes some time itself. */
async function openPage(
  browser: Browser,
  url: string,
  backend: Backend,
  watched = false,
): Promise<{ start: Start; tasks: number[] }> {
  // The service worker would fetch the whole build meanwhile.
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  await page.addInitScript(() => {
    const found: Partial<Start> = {};
    window.seStart = found;
    new MutationObserver(() => {
      const state = document.querySelector('[data-testid=predictions]')?.getAttribute('data-state');
      if (state === 'recorded' || state === 'done') found.chart ??= performance.now();
      if (state === 'done') found.prediction ??= performance.now();
    }).observe(document, { subtree: true, childList: true, attributes: true });
  });
  const open = async () => {
    await page.goto(`${url}?backend=${backend}`);
    await page.waitForFunction(() => window.seStart?.prediction !== undefined, undefined, { polling: 50 });
  };
  const tasks = watched ? (await mainThreadTasks(browser, page, open)).ms : [];
  if (!watched) await open();
  const start = (await page.evaluate(() => window.seStart)) as Start;
  await context.close();
  return { start, tasks };
}
