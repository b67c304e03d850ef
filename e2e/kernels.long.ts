import type {} from '../src/app/batch';
import { FIXTURE_NETS } from '../src/model/__fixtures__/fixtureNets';
import { expect, gateDifference, MODELS, SAMPLES, test } from './app';
import { serveFixtures } from './fixtureFolders';
import { randomBottleneckNet, SMALL_CONFIG, safetensors } from './weights';

test('every fixture and bundled net has the same taps with our kernels and without', async ({
  app: { page },
}) => {
  await serveFixtures(page);
  const folders = [
    ...MODELS.map(({ id }) => `models/${id}/`),
    ...FIXTURE_NETS.map((name) => `fixtures/${name}/`),
  ];
  for (const folder of folders) {
    await page.goto('./?batch=1');
    await page.waitForFunction(() => window.seLensBatch !== undefined);
    const difference = await page.evaluate((url) => window.seLensBatch!.kernelDifferenceOfNet(url), folder);
    expect(difference, folder).toBeLessThan(1e-4);
  }
});

test('a kernel that no reference has run is compared before a network without one uses it', async ({
  app,
}) => {
  const { page } = app;
  await page.route('**/assets/*.js', async (route) => {
    const response = await route.fetch();
    const script = await response.text();
    await route.fulfill({ response, body: script.replaceAll('setOutput(best)', 'setOutput(best + 0.1)') });
  });
  const lost = app.notices.filter({ hasText: 'plain ones' });
  // Its reference runs no pool of a stem.
  await app.open({ backend: 'webgl', model: MODELS.find(({ id }) => id.startsWith('se_resnet20'))!.id });
  await expect(lost).toHaveCount(0);
  await app.openModel(
    {
      name: 'mine.safetensors',
      mimeType: 'application/octet-stream',
      buffer: safetensors(randomBottleneckNet(8)),
    },
    { name: 'config.json', mimeType: 'application/json', buffer: SMALL_CONFIG },
  );
  await expect(lost).toBeVisible({ timeout: 45_000 });
  await app.waitForResult();
  const plain = await app.exportTrace();
  expect(plain.model.id).toBe('mine');
  await page.getByTestId('backend-badge').click();
  await page.getByRole('radio', { name: /WASM/ }).click();
  await expect(page.locator('html')).toHaveAttribute('data-backend', 'wasm');
  await app.chooseSample(SAMPLES[1]);
  await app.chooseSample(SAMPLES[0]);
  const wasm = await app.exportTrace();
  expect(wasm.runtime.backend).toBe('wasm');
  expect(gateDifference(wasm, plain)).toBeLessThan(1e-4);
});
