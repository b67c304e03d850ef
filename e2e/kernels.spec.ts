import { readFileSync } from 'node:fs';
import type {} from '../src/app/batch';
import type { Size } from '../src/inference/kernels/exactKernels';
import { DEFAULT_MODEL, expect, gateDifference, MODELS, modelFolder, SAMPLES, test } from './app';

const SMALL = MODELS.find(({ id }) => id.startsWith('se_resnet20'))!;

/** Even and odd sides, one pixel, both ways of the average (up to 64 pixels, and more), few and many channels. */
const SIZES: Size[] = [
  [1, 1, 2],
  [1, 5, 4],
  [7, 7, 32],
  [8, 8, 6],
  [9, 8, 10],
  [13, 33, 2],
  [14, 14, 512],
  [33, 20, 4],
];

/** Odd channels are left to the plain operations. */
const ODD_CHANNELS: Size = [6, 5, 3];

test('our WebGL kernels and the plain operations give the exact values, whatever lies beside odd sizes', async ({
  app: { page },
}) => {
  await page.goto('./?batch=1');
  await page.waitForFunction(() => window.seLensBatch !== undefined);
  const found = await page.evaluate(
    (sizes) => window.seLensBatch!.kernelErrors(sizes),
    [...SIZES, ODD_CHANNELS],
  );
  expect(found.length).toBeGreaterThan(3 * SIZES.length);
  for (const { kernel, variant, size, own, ours, plain } of found) {
    const name = `${kernel} ${variant} of ${size}`;
    expect(own, name).toBe(size[2] % 2 === 0);
    expect(ours, name).toBeLessThan(1e-6);
    expect(plain, name).toBeLessThan(1e-6);
  }
});

test('a net has the same taps with our kernels and without', async ({ app: { page } }) => {
  await page.goto('./?batch=1');
  await page.waitForFunction(() => window.seLensBatch !== undefined);
  const difference = await page.evaluate(() =>
    window.seLensBatch!.kernelDifferenceOfNet('models/se_resnet20.lens_cifar10/'),
  );
  expect(difference).toBeGreaterThan(0);
  expect(difference).toBeLessThan(1e-4);
});

test('a driver that computes them wrongly loses them, says so, and gives the right numbers, with a reference or without', async ({
  app,
}) => {
  const { page } = app;
  let altered = 0;
  await page.route('**/assets/*.js', async (route) => {
    const response = await route.fetch();
    const script = await response.text();
    const wrong = script.replaceAll('setOutput(sum / float(size.y))', 'setOutput(1.1 * sum / float(size.y))');
    if (wrong !== script) altered++;
    await route.fulfill({ response, body: wrong });
  });
  const lost = app.notices.filter({ hasText: 'plain ones' });
  await app.open({ backend: 'webgl', model: SMALL.id });
  expect(altered).toBeGreaterThan(0);
  await expect(lost).toBeVisible();
  await expect(app.errors).toHaveCount(0);
  await expect(page.getByTestId('backend-badge')).toContainText('WebGL');
  const checked = await app.exportTrace();

  // The same weights without a reference, first in a new runtime.
  app.expectComplaint(/404|ERR_FAILED/);
  await page.route('**/models/index.json', (route) => route.abort());
  await app.visit({ backend: 'webgl' });
  await expect(app.errors.filter({ hasText: 'No model could be loaded' })).toBeVisible({
    timeout: 45_000,
  });
  await expect(lost).toHaveCount(0);
  const read = (name: string) => readFileSync(`${modelFolder(SMALL.id)}${name}`);
  const { reference: _, ...config } = JSON.parse(read('config.json').toString());
  const file = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer });
  await app.openModel(
    file('mine.safetensors', read('model.safetensors')),
    file('config.json', Buffer.from(JSON.stringify(config))),
  );
  await expect(lost).toBeVisible({ timeout: 45_000 });
  await app.waitForResult();
  const compared = await app.exportTrace();
  expect(compared.image.name).toBe(checked.image.name);
  expect(gateDifference(checked, compared)).toBe(0);
});

test('a GPU that has no room for a model says so, and the model in use goes on', async ({ app }) => {
  const { page } = app;
  const [used, other] = [DEFAULT_MODEL, MODELS.find(({ id }) => id !== DEFAULT_MODEL.id)!];
  await app.open({ backend: 'webgl' });
  const before = await app.exportTrace();
  // What the driver answers; what is made of it is real.
  for (const worker of page.workers())
    await worker.evaluate(() => {
      const gl = WebGL2RenderingContext.prototype;
      const answers = [gl.OUT_OF_MEMORY];
      gl.getError = () => answers.pop() ?? gl.NO_ERROR;
    });
  await page.getByTestId('model-badge').click();
  await page.getByTestId('model-menu').getByRole('radio', { name: other.title.en }).click();
  await expect(app.errors.filter({ hasText: 'not enough memory' })).toBeVisible({ timeout: 45_000 });
  await expect(page.getByTestId('model-badge')).toContainText(used.title.en);
  await app.chooseSample(SAMPLES[1]);
  expect((await app.exportTrace()).model.sha256).toBe(before.model.sha256);
});
