import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Page } from 'playwright/test';
import { type ExportedTrace, expect, readSample, SAMPLES, test } from './app';
import { pattern, textFile } from './images';

/** As committed; the live trace of the same sample must be the same but for its digits. */
const RECORDED = JSON.parse(
  readFileSync(new URL('../public/samples/recorded.json', import.meta.url), 'utf8'),
) as { trace: ExportedTrace };

/** Four digits, and what WASM differs from itself with another number of threads. */
function expectSame(recorded: number[], live: number[], what: string): void {
  expect(recorded.length, what).toBe(live.length);
  const off = recorded.filter((value, i) => Math.abs(value - live[i]) > 6e-4 * Math.abs(live[i]) + 1e-4);
  expect(
    off,
    `${what} of public/samples/recorded.json: make it anew by npm run -s trace -- --recorded`,
  ).toEqual([]);
}

/** Keeps back what is asked for under these addresses; answers what lets it go. */
async function hold(page: Page, addresses: string): Promise<() => void> {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(addresses, async (route) => {
    await held;
    await route.continue();
  });
  return release;
}

test('opens on the first sample, recorded until its live result is there, also where the network fails at first', async ({
  app,
  page,
}) => {
  app.expectComplaint(/ERR_FAILED/);
  await page.route('**/model.safetensors', (route) => route.abort());
  await app.visit({ backend: 'auto' });
  await expect(app.errors).toBeVisible();
  await expect(app.predictions).toHaveAttribute('data-state', 'recorded');
  await expect(app.predictions).toContainText(SAMPLES[0].class as string);
  await expect(page.getByText('What you see is recorded')).toBeVisible();
  await expect(app.photo(SAMPLES[0].file)).toBeVisible();
  // Map, predictions, z and s; in the place of their exports.
  await expect(page.getByTestId('recorded')).toHaveCount(4);
  await expect(page.getByTestId('export-menu').filter({ visible: true })).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Export trace (JSON)' })).toBeDisabled();
  await expect(page.getByTestId('save-picture')).toBeDisabled();
  await page.unroute('**/model.safetensors');
  await page.getByTestId('retry').click();
  await app.waitForResult();
  await expect(page.getByTestId('recorded')).toHaveCount(0);
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  const { backend, threads, mostThreads } = await app.runtime();
  expect(backend).toBe('wasm');
  // So small a network gains nothing from two.
  expect(threads).toBe(1);
  expect(mostThreads).toBeGreaterThan(1);
  await expect(app.photo(SAMPLES[0].file)).toBeVisible();
  const trace = await app.exportTrace();
  expect(trace.format).toBe('se-trace/1');
  expect(trace.predictions).toHaveLength(5);
  expect(trace.predictions[0].label).toBe(SAMPLES[0].class);
  expect(trace.blocks).toHaveLength(16);
  for (const { channels, squeeze, excitation } of trace.blocks) {
    expect(squeeze).toHaveLength(channels);
    expect(excitation.every((gate) => gate >= 0 && gate <= 1)).toBe(true);
  }
  const recorded = RECORDED.trace;
  expect(recorded.image).toEqual(trace.image);
  expect(trace.image.sha256).toBe(createHash('sha256').update(readSample(SAMPLES[0])).digest('hex'));
  expectSame(recorded.logits, trace.logits, 'Logits');
  for (const [i, { name, squeeze, excitation }] of trace.blocks.entries()) {
    expectSame(recorded.blocks[i].squeeze, squeeze, `z in ${name}`);
    expectSame(recorded.blocks[i].excitation, excitation, `s in ${name}`);
  }
});

test('shows the picture that is there before the page is, not the first sample', async ({ app, page }) => {
  const release = await hold(page, '**/samples/index.json');
  await app.visit();
  await app.chooseFiles(pattern('early.png'));
  release();
  await app.waitForImage('early.png');
  await expect(page.getByTestId('sample-gallery').getByRole('button').first()).toBeVisible();
  // The samples are there: nothing more is to come.
  await expect(page).toHaveURL(/block=/);
  await expect(app.photo('early.png')).toBeVisible();
});

test('shows the first sample where the picture that was there before is broken', async ({ app, page }) => {
  const release = await hold(page, '**/samples/index.json');
  await app.visit();
  await app.chooseFiles(textFile('broken.png'));
  release();
  await expect(app.errors.filter({ hasText: 'broken.png' })).toBeVisible();
  await app.waitForImage(SAMPLES[0].file);
});

test('says which engine runs and why', async ({ app, page }) => {
  await app.open({ backend: 'auto' });
  const gpu = Boolean(process.env.CHROMIUM_GPU);
  await expect(page.getByTestId('backend-badge')).toContainText(gpu ? 'WebGL' : 'WASM');
  await page.getByTestId('backend-badge').click();
  const menu = page.getByTestId('backend-menu');
  await expect(menu).toContainText(gpu ? "WebGL runs on this device's GPU" : 'WebGL is emulated');
  if (!gpu) await expect(menu).toContainText('SwiftShader');
});

test('runs on one thread where the host sends no isolation headers', async ({ app, page }) => {
  await page.route('**/*', async (route) => {
    const response = await route.fetch();
    const headers = response.headers();
    delete headers['cross-origin-opener-policy'];
    delete headers['cross-origin-embedder-policy'];
    await route.fulfill({ response, headers });
  });
  await app.open({ backend: 'auto' });
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  expect(await app.runtime()).toEqual({ backend: 'wasm', threads: 1, mostThreads: 1 });
  // The scripts of the other views come now: what the end of the test cuts off is no failure.
  await page.unrouteAll({ behavior: 'ignoreErrors' });
});

test('keeps every part in its place when the numbers arrive', async ({ app, page }) => {
  const release = await hold(page, '**/model.safetensors');
  await app.visit();
  const parts = ['predictions', 'network-map', 'photo', 'strip-z', 'evidence'];
  const places = async () => {
    const boxes = await Promise.all(parts.map((part) => page.getByTestId(part).boundingBox()));
    return boxes.map((box) => box && [Math.round(box.x), Math.round(box.y), Math.round(box.width)]);
  };
  await expect(app.photo(SAMPLES[0].file)).toBeVisible();
  await expect(app.predictions).toHaveAttribute('data-state', 'recorded');
  const first = await places();
  release();
  await app.waitForResult();
  expect(await places()).toEqual(first);
  await app.chooseSample(SAMPLES[1]);
  expect(await places()).toEqual(first);
});
