import { expect, gateDifference, SAMPLES, test } from './app';
import { pattern, png } from './images';
import { passesWithoutLeak } from './passesWithoutLeak';

for (const backend of ['wasm', 'webgl'] as const)
  test(`leaves no tensor and no texture behind after fifty passes on ${backend}`, async ({ app }) => {
    await passesWithoutLeak(app.page, backend, 50);
  });

test('gives the same gates for every sample on every backend', async ({ app }) => {
  for (const sample of SAMPLES) {
    await app.open({ image: `sample:${sample.id}` });
    await app.waitForImage(sample.file);
    const wasm = await app.exportTrace();
    for (const [backend, tolerance] of [
      ['webgl', 1e-3],
      ['cpu', 1e-5],
    ] as const) {
      await app.open({ image: `sample:${sample.id}`, backend });
      await app.waitForImage(sample.file);
      expect(gateDifference(wasm, await app.exportTrace()), `${sample.id} on ${backend}`).toBeLessThan(
        tolerance,
      );
    }
  }
});

test('keeps fifty images in the tray', async ({ app }) => {
  await app.open();
  await app.chooseFiles(...Array.from({ length: 50 }, (_, at) => pattern(`picture-${at}.png`, at + 1)));
  await expect(app.trayItems).toHaveCount(50);
  await app.waitForImage('picture-0.png');
  await expect(app.trayItems.locator('[aria-busy="true"]')).toHaveCount(0, { timeout: 120_000 });
});

test('works with or explains a picture of 12,000 x 9,000', async ({ app }) => {
  await app.open();
  await app.chooseFiles(png('huge.png', 12_000, 9_000, (x, y) => [x % 256, y % 256, 128, 255]));
  await expect(app.photo('huge.png').or(app.errors.filter({ hasText: 'huge.png' }))).toBeVisible({
    timeout: 120_000,
  });
  await app.waitForResult();
});
