import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomCheckpoint } from '../src/model/randomCheckpoint';
import { writeSafetensors } from '../src/model/writeSafetensors';
import { expect, test } from './app';
import { MEASURES_MEMORY, usedMemory } from './measureMemory';

test.use(MEASURES_MEMORY);

const folder = mkdtempSync(join(tmpdir(), 'se-lens-'));
const file = join(folder, 'se-resnet-50.safetensors');
const net = writeSafetensors(
  randomCheckpoint({ block: 'bottleneck', layers: [3, 4, 6, 3], width: 64, classes: 1000, reduction: 16 }),
);
const FILE_MB = net.byteLength / 1e6;

test.beforeAll(() => writeFileSync(file, new Uint8Array(net)));
test.afterAll(() => rmSync(folder, { recursive: true }));

for (const { backend, most } of [
  { backend: 'webgl', most: FILE_MB + 150 },
  { backend: 'wasm', most: 2.5 * FILE_MB + 150 },
])
  test(`opens an SE-ResNet-50 in little memory, without freezing the page, on ${backend}`, async ({
    app,
  }) => {
    const { page } = app;
    await app.open({ backend });
    await page.evaluate(() => {
      const state = window as Window & { longestGap?: number };
      let last = performance.now();
      setInterval(() => {
        const now = performance.now();
        state.longestGap = Math.max(state.longestGap ?? 0, now - last);
        last = now;
      }, 10);
    });
    await app.openModel(file);
    let peak = 0;
    const badge = page.getByTestId('model-badge');
    await expect(async () => {
      peak = Math.max(peak, await usedMemory(page));
      await expect(badge).toContainText('se-resnet-50', { timeout: 1 });
    }).toPass({ timeout: 240_000, intervals: [20] });
    await app.waitForResult();
    peak = Math.max(peak, await usedMemory(page));
    console.info(`${backend}: ${peak.toFixed(0)} MB at most, the file has ${FILE_MB.toFixed(0)}`);
    expect(peak).toBeLessThan(most);
    expect(await page.evaluate(() => (window as Window & { longestGap?: number }).longestGap)).toBeLessThan(
      1000,
    );
  });
