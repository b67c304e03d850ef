import type { Page } from 'playwright/test';
import { type App, expect, gateDifference, SAMPLES, test } from './app';
import { passesWithoutLeak } from './passesWithoutLeak';

test('gives the same gates on WebGL as on WASM', async ({ app }) => {
  test.setTimeout(120_000);
  await app.open();
  const wasm = await app.exportTrace();
  await app.open({ backend: 'webgl' });
  expect((await app.runtime()).backend).toBe('webgl');
  const webgl = await app.exportTrace();
  expect(webgl.runtime.backend).toBe('webgl');
  expect(webgl.runtime.renderer).toContain('SwiftShader');
  expect(gateDifference(wasm, webgl)).toBeLessThan(1e-3);
  expect(webgl.predictions[0].label).toBe(wasm.predictions[0].label);
});

test('runs in plain JavaScript where asked to', async ({ app }) => {
  test.setTimeout(120_000);
  await app.open({ backend: 'cpu' });
  expect((await app.runtime()).backend).toBe('cpu');
  const cpu = await app.exportTrace();
  await app.open();
  expect(gateDifference(cpu, await app.exportTrace())).toBeLessThan(1e-5);
});

/** Puts a way to lose contexts in front of the worker's own code, as a crashed GPU process would. */
async function makeContextsLosable(page: Page): Promise<void> {
  const prelude = `const contexts = [];
    const getContext = OffscreenCanvas.prototype.getContext;
    OffscreenCanvas.prototype.getContext = function (...args) {
      const context = getContext.apply(this, args);
      if (context && 'getExtension' in context) contexts.push(context);
      return context;
    };
    self.loseContexts = () => contexts.map((context) => context.getExtension('WEBGL_lose_context')?.loseContext()).length;`;
  await page.route(/worker-[^/]*\.js/i, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${prelude}\n${await response.text()}` });
  });
}

async function loseContexts(app: App): Promise<number> {
  const counts = await Promise.all(
    app.page
      .workers()
      .map((worker) =>
        worker.evaluate(() => (self as unknown as { loseContexts?: () => number }).loseContexts?.() ?? 0),
      ),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

test('recovers from a lost WebGL context without a reload', async ({ app, page }) => {
  test.setTimeout(120_000);
  app.expectComplaint(/context lost|CONTEXT_LOST/i);
  await makeContextsLosable(page);
  await app.open({ backend: 'webgl' });
  const before = await app.exportTrace();
  await page.evaluate(() => {
    (window as unknown as { sameVisit: boolean }).sameVisit = true;
  });
  expect(await loseContexts(app)).toBeGreaterThan(0);
  await app.page.getByTestId('sample-gallery').locator(`[data-sample="${SAMPLES[1].id}"]`).click();
  await expect(app.photo(SAMPLES[1].file)).toBeVisible({ timeout: 90_000 });
  await app.waitForResult();
  await app.chooseSample(SAMPLES[0]);
  expect(gateDifference(before, await app.exportTrace())).toBeLessThan(1e-3);
  expect(await page.evaluate(() => (window as unknown as { sameVisit?: boolean }).sameVisit)).toBe(true);
});

for (const backend of ['wasm', 'webgl'] as const)
  test(`leaves no tensor and no texture behind after ten passes on ${backend}`, async ({ app }) => {
    test.setTimeout(120_000);
    await passesWithoutLeak(app.page, backend, 10);
  });
