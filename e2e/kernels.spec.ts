import type {} from '../src/app/batch';
import type { Size } from '../src/app/kernelCheck';
import { DEFAULT_MODEL, expect, MODELS, SAMPLES, test } from './app';

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

test('our WebGL kernels give what the plain operations give, whatever lies beside odd sizes', async ({
  app: { page },
}) => {
  await page.goto('./?batch=1');
  await page.waitForFunction(() => window.seLensBatch !== undefined);
  const found = await page.evaluate((sizes) => window.seLensBatch!.kernelDifferences(sizes), SIZES);
  expect(found.length).toBeGreaterThan(3 * SIZES.length);
  for (const { kernel, size, own, difference } of found) {
    expect(own, `${kernel} serves ${size}`).toBe(true);
    expect(difference, `${kernel} of ${size}`).toBeLessThan(1e-6);
  }
});

test('an odd number of channels is left to the plain operations', async ({ app: { page } }) => {
  await page.goto('./?batch=1');
  await page.waitForFunction(() => window.seLensBatch !== undefined);
  const found = await page.evaluate((sizes) => window.seLensBatch!.kernelDifferences(sizes), [
    [6, 5, 3],
  ] as Size[]);
  for (const { own, difference } of found) expect([own, difference]).toEqual([false, 0]);
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

test('a driver that computes them wrongly loses them, says so, and gives the right numbers', async ({
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
  await app.open({ backend: 'webgl' });
  expect(altered).toBeGreaterThan(0);
  await expect(app.notices.filter({ hasText: 'plain ones' })).toBeVisible();
  await expect(app.errors).toHaveCount(0);
  await expect(page.getByTestId('backend-badge')).toContainText('WebGL');
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
