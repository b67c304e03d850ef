import { spawnSync } from 'node:child_process';
import { mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Page } from 'playwright/test';
import { packageBin } from '../scripts/packageBin';
import { serveSite } from '../scripts/serve';
import { type App, expect, gateDifference, MODELS, SAMPLES, test } from './app';

const root = fileURLToPath(new URL('..', import.meta.url));
/** A name as downloads get it. */
const FILE = 'se-lens (1).html';

let folder = '';
let address = '';

// One build for all of them.
test.describe.configure({ mode: 'default' });

test.beforeAll(() => {
  // Beside all else that runs, a build takes its time.
  test.setTimeout(180_000);
  folder = mkdtempSync(join(tmpdir(), 'se-lens-single-'));
  const build = spawnSync(
    process.execPath,
    [
      packageBin('vite'),
      'build',
      '--mode',
      'single',
      '--outDir',
      folder,
      '--emptyOutDir',
      '--logLevel',
      'warn',
    ],
    { cwd: root, stdio: 'inherit' },
  );
  expect(build.status).toBe(0);
  const file = join(folder, FILE);
  renameSync(join(folder, 'se-lens.html'), file);
  address = pathToFileURL(file).href;
});

test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Every request of a page but those that the page answers itself. */
function requestsOf(page: Page): string[] {
  const requests: string[] = [];
  page.on('request', (request) => {
    if (!/^(blob|data):/.test(request.url())) requests.push(request.url());
  });
  return requests;
}

/** Opens the file itself, as a double-click does. */
async function openFile(app: App, query = 'backend=wasm'): Promise<string[]> {
  const requests = requestsOf(app.page);
  await app.page.goto(`${address}?${query}`);
  await app.waitForResult();
  return requests;
}

test('opens from disk with the numbers of the served site, without any request', async ({ app, page }) => {
  test.setTimeout(120_000);
  await app.open();
  const served = await app.exportTrace();
  const requests = await openFile(app);
  const single = await app.exportTrace();
  expect(single.model).toEqual(served.model);
  expect(single.predictions[0].label).toBe(served.predictions[0].label);
  expect(single.logits).toEqual(served.logits);
  expect(gateDifference(single, served)).toBe(0);

  await page.getByTestId('backend-badge').click();
  await expect(page.getByTestId('threads')).toContainText('this page is a file');
  await expect(page.getByTestId('backend-menu')).toContainText('in a background worker');
  await page.keyboard.press('Escape');
  // Checked against PyTorch, which needs the reference; the profile and the worked example are there, too.
  await page.getByTestId('model-badge').click();
  await expect(page.getByTestId('model-menu')).toContainText('Largest difference to PyTorch');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'deviation from usual' }).click();
  await expect(page.getByText('colors: deviation from usual')).toBeVisible();
  await app.chooseSample(SAMPLES[1]);
  await page.goto(`${address}?backend=wasm&view=compare&session=sessions/three-distances.selens.json`);
  await expect(page.getByTestId('compare-columns').locator('canvas')).toHaveCount(4, { timeout: 45_000 });
  expect(requests.filter((url) => !url.startsWith(`${address}?`))).toEqual([]);
});

test('holds the small model, and runs in the page where there can be no worker', async ({ app, page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, 'OffscreenCanvas'));
  const small = MODELS.find(({ id }) => id === 'se_resnet20.lens_cifar10');
  await openFile(app, `backend=wasm&lang=zh&model=${small?.id}`);
  await page.getByTestId('backend-badge').click();
  await expect(page.getByTestId('backend-menu')).toContainText('在页面中');
  await expect(
    page
      .getByTestId('predictions')
      .getByText(/猫|狗|马|鹿|鸟|卡车|汽车|飞机|船|青蛙/)
      .first(),
  ).toBeVisible();
});

test('runs from a server that isolates it, too', async ({ app, page }) => {
  const site = await serveSite({ folder, base: '/' });
  app.allowOrigin(new URL(site.url).origin);
  const small = MODELS.find(({ id }) => id === 'se_resnet20.lens_cifar10');
  await page.goto(`${site.url}${encodeURIComponent(FILE)}?backend=auto&model=${small?.id}`);
  await app.waitForResult();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  expect(await app.runtime()).toEqual({ backend: 'wasm', threads: 1, mostThreads: 1 });
  await site.close();
});

test('says what to do in a browser that cannot unpack it', async ({ app, page }) => {
  app.expectComplaint(/DecompressionStream/);
  await page.addInitScript(() => Reflect.deleteProperty(window, 'DecompressionStream'));
  await page.goto(address);
  await expect(page.getByText('cannot unpack this file')).toBeVisible();
  await expect(page.getByText('无法解开此文件')).toBeVisible();
});
