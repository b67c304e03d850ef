import type {} from '../src/app/batch';
import { FIXTURE_NETS } from '../src/model/__fixtures__/fixtureNets';
import { expect, MODELS, test } from './app';
import { serveFixtures } from './fixtureFolders';

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
