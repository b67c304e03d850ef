import { expect, SAMPLES, test } from './app';

test('opens on the first sample with a live result, on one of several threads, and the right name for it', async ({
  app,
  page,
}) => {
  await app.open({ backend: 'auto' });
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  const { backend, threads, mostThreads } = await app.runtime();
  expect(backend).toBe('wasm');
  // So small a network is slower on two.
  expect(threads).toBe(1);
  expect(mostThreads).toBeGreaterThan(1);
  await expect(app.photo(SAMPLES[0].file)).toBeVisible();
  const trace = await app.exportTrace();
  expect(trace.format).toBe('se-trace/1');
  expect(trace.predictions).toHaveLength(5);
  expect(trace.predictions[0].label).toBe(SAMPLES[0].class);
  expect(trace.blocks).toHaveLength(16);
  for (const { channels, squeeze, excitation } of trace.blocks) {
    expect(squeeze).toHaveLength(channels);
    expect(excitation.every((gate) => gate >= 0 && gate <= 1)).toBe(true);
  }
});

test('says which engine runs and why', async ({ app, page }) => {
  await app.open({ backend: 'auto' });
  await expect(page.getByTestId('backend-badge')).toContainText('WASM');
  await page.getByTestId('backend-badge').click();
  await expect(page.getByTestId('backend-menu')).toContainText('WebGL is emulated');
  await expect(page.getByTestId('backend-menu')).toContainText('SwiftShader');
});

test('runs on one thread where the host sends no isolation headers', async ({ app, page }) => {
  await page.route('**/*', async (route) => {
    const response = await route.fetch();
    const headers = response.headers();
    delete headers['cross-origin-opener-policy'];
    delete headers['cross-origin-embedder-policy'];
    await route.fulfill({ response, headers });
  });
  await app.open({ backend: 'auto' });
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(false);
  expect(await app.runtime()).toEqual({ backend: 'wasm', threads: 1, mostThreads: 1 });
});

test('keeps every part in its place when the numbers arrive', async ({ app, page }) => {
  await app.visit();
  const parts = ['predictions', 'network-map', 'photo', 'strip-z'];
  const places = async () => {
    const boxes = await Promise.all(parts.map((part) => page.getByTestId(part).boundingBox()));
    return boxes.map((box) => box && [Math.round(box.x), Math.round(box.y), Math.round(box.width)]);
  };
  await expect(page.getByTestId('network-map')).toBeVisible();
  const first = await places();
  await app.waitForResult();
  expect(await places()).toEqual(first);
  await app.chooseSample(SAMPLES[1]);
  expect(await places()).toEqual(first);
});
