import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, readSample, SAMPLES, test } from './app';
import { animatedGif, pattern, png } from './images';

test('takes many files from the picker and shows the first', async ({ app }) => {
  await app.open();
  await app.chooseFiles(pattern('one.png', 1), pattern('two.png', 2), pattern('three.png', 3));
  await app.waitForImage('one.png');
  await expect(app.trayItems).toHaveCount(3);
  await app.trayItems.nth(2).getByRole('button').first().click();
  await app.waitForImage('three.png');
  expect((await app.exportTrace()).image.name).toBe('three.png');
});

for (const backend of ['wasm', 'webgl'])
  test(`gives a file the same result by picker, drop and paste as the sample it is, on ${backend}`, async ({
    app,
  }) => {
    test.setTimeout(120_000);
    const sample = SAMPLES[1];
    await app.open({ image: `sample:${sample.id}`, backend });
    await app.waitForImage(sample.file);
    expect((await app.runtime()).backend).toBe(backend);
    const fromSample = await app.exportTrace();
    const file = (name: string) => ({ name, mimeType: 'image/jpeg', buffer: readSample(sample) });
    for (const [name, put] of [
      ['picked.jpg', () => app.chooseFiles(file('picked.jpg'))],
      ['dropped.jpg', () => app.dropFiles(file('dropped.jpg'))],
      ['pasted.jpg', () => app.paste(file('pasted.jpg'))],
    ] as const) {
      await put();
      await app.waitForImage(name);
      const trace = await app.exportTrace();
      expect(trace.image.name).toBe(name);
      expect(trace.logits).toEqual(fromSample.logits);
      expect(trace.blocks).toEqual(fromSample.blocks);
    }
  });

test('names at least four samples that show a bundled class rightly', async ({ app }) => {
  const named = SAMPLES.filter((sample) => sample.class !== undefined);
  expect(SAMPLES.length).toBeGreaterThanOrEqual(8);
  expect(named.length).toBeGreaterThanOrEqual(4);
  await app.open();
  let right = 0;
  for (const sample of named) {
    await app.chooseSample(sample);
    const { predictions } = await app.exportTrace();
    if (predictions.some(({ label }) => label === sample.class)) right++;
  }
  expect(right).toBeGreaterThanOrEqual(4);
});

test('fetches a picture from another origin when the visitor asks', async ({ app }) => {
  const picture = pattern('remote.png', 4);
  const server = createServer((_, response) => {
    response
      .writeHead(200, { 'Content-Type': 'image/png', 'Access-Control-Allow-Origin': '*' })
      .end(picture.buffer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    app.allowOrigin(origin);
    await app.open();
    await app.fetchAddress(`${origin}/remote.png`);
    await app.waitForImage('remote.png');
    await app.pasteText(`${origin}/pasted.png`);
    await app.waitForImage('pasted.png');
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test('asks before it fetches what a link names on another origin', async ({ app }) => {
  await app.open({ image: 'url:http://127.0.0.1:9/picture.png' });
  await expect(app.notices).toContainText('127.0.0.1:9');
  // The fixture fails the test if anything was fetched from there.
});

test('uses the first frame of an animated GIF', async ({ app }) => {
  await app.open();
  await app.chooseFiles(png('red.png', 1, 1, () => [200, 30, 20, 255]));
  await app.waitForImage('red.png');
  const still = await app.exportTrace();
  await app.chooseFiles(animatedGif('moving.gif', [200, 30, 20], [10, 40, 220]));
  await app.waitForImage('moving.gif');
  const moving = await app.exportTrace();
  expect(moving.image).toMatchObject({ width: 1, height: 1 });
  expect(moving.logits).toEqual(still.logits);
});

test('lays transparent parts on white and says so', async ({ app }) => {
  await app.open();
  await app.chooseFiles(png('white.png', 40, 40, () => [255, 255, 255, 255]));
  await app.waitForImage('white.png');
  const white = await app.exportTrace();
  await app.chooseFiles(png('glass.png', 40, 40, () => [12, 34, 56, 0]));
  await app.waitForImage('glass.png');
  await expect(app.notices.filter({ hasText: 'glass.png has transparent parts' })).toBeVisible();
  expect((await app.exportTrace()).logits).toEqual(white.logits);
});

test('shows exactly the pixels that the network sees', async ({ app, page }) => {
  await app.open();
  const paint = (x: number, y: number) =>
    [(x * 4) % 256, (y * 4) % 256, (x * y) % 256, 255] as [number, number, number, number];
  await app.chooseFiles(png('exact.png', 64, 64, paint));
  await app.waitForImage('exact.png');
  const pixels = await page.getByTestId('input-pixels').evaluate((canvas: HTMLCanvasElement) => {
    return [...canvas.getContext('2d')!.getImageData(0, 0, canvas.width, canvas.height).data];
  });
  const wanted = Array.from({ length: 64 * 64 }, (_, at) => paint(at % 64, Math.floor(at / 64))).flat();
  expect(pixels).toEqual(wanted);
});

test('follows a moved crop and records it', async ({ app, page }) => {
  await app.open();
  const before = await app.exportTrace();
  await page.getByTestId('crop').focus();
  await page.keyboard.press('-');
  await page.keyboard.press('ArrowRight');
  await expect
    .poll(async () => {
      const { crop } = (await app.exportTrace()).image;
      return crop.size < before.image.crop.size && crop.x > before.image.crop.x;
    })
    .toBe(true);
  expect((await app.exportTrace()).logits).not.toEqual(before.logits);
});

test('opens the camera with predictions hidden and says what it does not know', async ({
  app,
  page,
  context,
}) => {
  await context.grantPermissions(['camera']);
  await app.open();
  await page.getByTestId('add-images').click();
  await page.getByTestId('open-camera').click();
  await expect(page.getByTestId('camera')).toContainText('people are not among them');
  await expect(app.photo('camera')).toBeVisible({ timeout: 30_000 });
  await expect(app.predictions).toContainText('Predictions are hidden');
});
