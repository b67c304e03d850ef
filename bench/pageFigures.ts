import type { Browser } from 'playwright';
import type { Sample } from '../src/domain/model';
import type { Figure } from './figure';
import { longestTask } from './mainThread';

/** What the page costs around the passes: in the built application, as a visitor uses it. */
const PASSES = 20;
const IMAGES = 50;
const COMPARED = 6;

/** The longest main-thread task in any of the warm passes that a moved crop starts. */
export async function worstTask(browser: Browser, url: string): Promise<Figure> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  await page.goto(`${url}?backend=wasm`);
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
export async function worstBlockChange(browser: Browser, url: string, samples: Sample[]): Promise<Figure> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 }, serviceWorkers: 'block' });
  const images = samples.slice(0, COMPARED).map(({ id }) => `sample:${id}`);
  await page.goto(`${url}?backend=wasm&view=compare&images=${images.join(',')}`);
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
export async function growthOfHeap(browser: Browser, url: string, samples: Sample[]): Promise<Figure> {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  const images = samples.slice(0, 3).map(({ id }) => `sample:${id}`);
  await page.goto(`${url}?backend=wasm&view=compare&images=${images.join(',')}`);
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
