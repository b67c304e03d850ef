import { type App, DEFAULT_MODEL, expect, gateDifference, modelFolder, SAMPLES, test } from './app';
import { pattern } from './images';
import { loseContextAfter, losePassAfter } from './losingContext';
import { passesWithoutLeak } from './passesWithoutLeak';
import { randomBottleneckNet, safetensors } from './weights';

/** Opens the page on an engine that is slow where there is no GPU: the first result may take a minute on a busy machine. */
async function openSlow(app: App, backend: 'webgl' | 'cpu'): Promise<void> {
  await app.visit({ backend });
  await expect(app.predictions).toHaveAttribute('data-state', 'done', { timeout: 120_000 });
}

test('gives the same gates on WebGL as on WASM', async ({ app }) => {
  test.setTimeout(180_000);
  await app.open();
  const wasm = await app.exportTrace();
  await openSlow(app, 'webgl');
  expect((await app.runtime()).backend).toBe('webgl');
  const webgl = await app.exportTrace();
  expect(webgl.runtime.backend).toBe('webgl');
  const emulated = expect(webgl.runtime.renderer);
  if (process.env.CHROMIUM_GPU) emulated.not.toContain('SwiftShader');
  else emulated.toContain('SwiftShader');
  expect(gateDifference(wasm, webgl)).toBeLessThan(1e-3);
  expect(webgl.predictions[0].label).toBe(wasm.predictions[0].label);
});

test('runs in plain JavaScript where asked to', async ({ app }) => {
  test.setTimeout(180_000);
  await openSlow(app, 'cpu');
  expect((await app.runtime()).backend).toBe('cpu');
  const cpu = await app.exportTrace();
  await app.open();
  expect(gateDifference(cpu, await app.exportTrace())).toBeLessThan(1e-5);
});

test('recovers from a context lost in the middle of the warm-up, and goes over to WASM at one lost in a pass', async ({
  app,
  page,
}) => {
  test.setTimeout(240_000);
  app.expectComplaint(/context lost|CONTEXT_LOST/i);
  await loseContextAfter(page, 60);
  await openSlow(app, 'webgl');
  await expect(app.notices.filter({ hasText: 'running again on webgl' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-backend', 'webgl');
  const before = await app.exportTrace();
  await page.evaluate(() => {
    (window as unknown as { sameVisit: boolean }).sameVisit = true;
  });
  await losePassAfter(page, 40);
  await app.chooseSample(SAMPLES[1]);
  await expect(app.notices.filter({ hasText: 'running again on wasm' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-backend', 'wasm');
  await app.chooseSample(SAMPLES[0]);
  expect(gateDifference(before, await app.exportTrace())).toBeLessThan(1e-3);
  expect(await page.evaluate(() => (window as unknown as { sameVisit?: boolean }).sameVisit)).toBe(true);
  await page.getByTestId('backend-badge').click();
  await expect(
    page.getByTestId('backend-menu').getByText('WebGL broke or gave wrong results here.'),
  ).toBeVisible();
});

test('runs in the page where no worker can be had', async ({ app, page }) => {
  app.expectComplaint(/worker/i);
  await page.route(/worker-[^/]*\.js/i, (route) => route.abort());
  await app.open();
  await page.getByTestId('backend-badge').click();
  await expect(page.getByText(/in the page itself/)).toBeVisible();
});

test('starts without the lists of models and samples, and says what to do', async ({ app, page }) => {
  app.expectComplaint(/404|ERR_FAILED/);
  await page.route('**/models/index.json', (route) => route.abort());
  await page.route('**/samples/index.json', (route) =>
    route.fulfill({ body: '<html>', contentType: 'text/html' }),
  );
  await app.visit();
  await expect(app.errors.filter({ hasText: 'No model could be loaded' })).toBeVisible();
  await app.chooseFiles(pattern('mine.png'));
  const net = safetensors(randomBottleneckNet(8));
  await app.openModel({ name: 'mine.safetensors', mimeType: 'application/octet-stream', buffer: net });
  await app.waitForImage('mine.png');
});

test('shows the numbers of the new settings where the same weights come with others', async ({
  app,
  page,
}) => {
  await app.open();
  const before = await app.exportTrace();
  await app.openModel(`${modelFolder(DEFAULT_MODEL.id)}model.safetensors`);
  await expect.poll(async () => (await app.exportTrace()).image.preprocess.inputSize).toBe(224);
  const after = await app.exportTrace();
  expect(after.model.sha256).toBe(before.model.sha256);
  expect(after.blocks[0].excitation).not.toEqual(before.blocks[0].excitation);
  await expect(page.getByTestId('block-title')).toContainText('SE_');
});

test('leaves no tensor behind after fifty passes on wasm', async ({ app }) => {
  test.setTimeout(180_000);
  await passesWithoutLeak(app.page, { backend: 'wasm', passes: 50 });
});

test('leaves no tensor and no texture behind after ten passes on webgl', async ({ app }) => {
  test.setTimeout(180_000);
  await passesWithoutLeak(app.page, { backend: 'webgl', passes: 10 });
});
