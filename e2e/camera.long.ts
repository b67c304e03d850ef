import type { Page } from 'playwright/test';
import { expect, test } from './app';
import { loseContextAfter, losePassAfter } from './losingContext';

test.beforeEach(({ context }) => context.grantPermissions(['camera']));

/** Counts, from before the page opens, the frames that came on screen and the object URLs that are alive. */
async function countFrames(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const counts = { frames: 0, urls: 0 };
    Object.assign(window, { counts });
    const { createObjectURL, revokeObjectURL } = URL;
    URL.createObjectURL = (source) => {
      counts.urls++;
      return createObjectURL.call(URL, source);
    };
    URL.revokeObjectURL = (url) => {
      counts.urls--;
      revokeObjectURL.call(URL, url);
    };
    new MutationObserver((changes) => {
      const isPhoto = ({ target }: MutationRecord) =>
        (target as Element).matches('[data-testid="photo"] img');
      counts.frames += changes.filter(isPhoto).length;
    }).observe(document, { subtree: true, attributes: true, attributeFilter: ['src'] });
  });
}

const read = (page: Page) =>
  page.evaluate(() => (window as unknown as { counts: { frames: number; urls: number } }).counts);

/** Waits for so many frames more. */
async function frames(page: Page, count: number): Promise<void> {
  const { frames: before } = await read(page);
  await expect
    .poll(async () => (await read(page)).frames, { timeout: 180_000 })
    .toBeGreaterThanOrEqual(before + count);
}

/** Bytes of the page and of its worker, after the browser has collected its garbage; object URLs, nodes, tray. */
async function held(page: Page) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('Performance.enable');
  await cdp.send('HeapProfiler.collectGarbage');
  const { metrics } = await cdp.send('Performance.getMetrics');
  const bytes = await page.evaluate(
    async () =>
      (
        await (
          performance as unknown as { measureUserAgentSpecificMemory(): Promise<{ bytes: number }> }
        ).measureUserAgentSpecificMemory()
      ).bytes,
  );
  const nodes = metrics.find(({ name }) => name === 'Nodes')?.value ?? 0;
  const { urls } = await read(page);
  await cdp.detach();
  return { bytes, nodes, urls };
}

test('a camera runs for three hundred frames without growing', async ({ app, page }) => {
  await countFrames(page);
  await app.open();
  await app.openCamera();
  const hold = () => page.getByRole('button', { name: 'Freeze' }).click();
  const goOn = () => page.getByRole('button', { name: 'Continue' }).click();
  await frames(page, 30);
  await hold();
  await app.waitForResult();
  const before = await held(page);
  await goOn();
  await frames(page, 300);
  await hold();
  await app.waitForResult();
  const after = await held(page);
  expect(after.urls).toBe(before.urls);
  expect(after.nodes).toBeLessThan(before.nodes * 1.1);
  expect(after.bytes).toBeLessThan(before.bytes + 4e6);
  await expect(app.trayItems).toHaveCount(1);
});

test('a camera goes on through two lost contexts, on WASM in the end', async ({ app, page }) => {
  app.expectComplaint(/context lost|CONTEXT_LOST/i);
  await loseContextAfter(page);
  await countFrames(page);
  await app.open({ backend: 'webgl' });
  await app.openCamera();
  const rate = page.getByTestId('camera-rate');
  for (const backend of ['webgl', 'wasm']) {
    await frames(page, 5);
    await losePassAfter(page, 70);
    await expect(page.locator('html')).toHaveAttribute('data-stage', 'recovering');
    await expect(rate).toHaveText('Waiting for the network…');
    await expect(app.photo('camera')).toBeVisible();
    await expect(app.notices.filter({ hasText: `running again on ${backend}` })).toBeVisible({
      timeout: 60_000,
    });
    await expect(page.locator('html')).toHaveAttribute('data-backend', backend);
    await frames(page, 5);
    await expect(rate).toHaveText(/fps/);
    await expect(app.trayItems).toHaveCount(1);
  }
});
