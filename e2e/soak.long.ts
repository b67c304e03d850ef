import { expect, gateDifference, SAMPLES, test } from './app';
import { pattern, png } from './images';
import { MEASURES_MEMORY, usedMemory } from './measureMemory';
import { passesWithoutLeak } from './passesWithoutLeak';

test.use(MEASURES_MEMORY);

for (const backend of ['wasm', 'webgl'] as const)
  test(`holds as many tensors, textures and bytes after five hundred passes as before, on ${backend}`, async ({
    app,
  }) => {
    // On an emulated GPU, passes of the default would take five times as long.
    const model = backend === 'webgl' ? 'se_resnet20.lens_cifar10' : undefined;
    await passesWithoutLeak(app.page, { backend, passes: 500, model, heap: usedMemory });
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
