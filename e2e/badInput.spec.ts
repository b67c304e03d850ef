import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type App, expect, readSample, SAMPLES, test } from './app';
import { emptyFile, pattern, type TestFile, textFile, truncated } from './images';

/** The message names the file and the former result stays on screen, still exportable. */
async function refuses(app: App, file: TestFile, message: RegExp): Promise<void> {
  await app.chooseFiles(file);
  const error = app.errors.filter({ hasText: file.name });
  await expect(error).toBeVisible();
  await expect(error).toHaveText(message);
  await expect(app.photo(SAMPLES[0].file)).toBeVisible();
  await app.waitForResult();
  expect((await app.exportTrace()).image.name).toBe(SAMPLES[0].file);
}

test('refuses files that are no pictures and loses nothing on screen', async ({ app, page }) => {
  await app.open();
  await app.waitForImage(SAMPLES[0].file);
  const jpeg = { name: 'whole.jpg', mimeType: 'image/jpeg', buffer: readSample(SAMPLES[0]) };
  await refuses(app, textFile('notes.jpg'), /not an image/);
  await refuses(app, truncated(jpeg, 'cut.jpg'), /ends too early/);
  await refuses(app, truncated(pattern('whole.png'), 'cut.png'), /ends too early/);
  await refuses(app, emptyFile('nothing.png'), /0 bytes/);
  // Dismissed by keyboard one after another.
  await app.errors.last().getByRole('button').focus();
  for (let left = await app.errors.count(); left > 0; left--) {
    await expect(app.errors.nth(left - 1).getByRole('button')).toBeFocused();
    await page.keyboard.press('Enter');
  }
  await expect(page.getByRole('main')).toBeFocused();
  // A good file right after the bad ones works.
  await app.chooseFiles(pattern('good.png'));
  await app.waitForImage('good.png');
});

test('works with or explains SVG and HEIC', async ({ app }) => {
  await app.open();
  const svg =
    '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30"/></svg>';
  await app.chooseFiles({ name: 'drawing.svg', mimeType: 'image/svg+xml', buffer: Buffer.from(svg) });
  await expect(app.photo('drawing.svg').or(app.errors.filter({ hasText: 'drawing.svg' }))).toBeVisible();
  const heic = Buffer.concat([
    Buffer.from([0, 0, 0, 24]),
    Buffer.from('ftypheic\0\0\0\0mif1heic'),
    Buffer.alloc(64),
  ]);
  await app.chooseFiles({ name: 'phone.heic', mimeType: 'image/heic', buffer: heic });
  await expect(app.errors.filter({ hasText: 'phone.heic' })).toContainText('JPEG');
  await app.waitForResult();
});

test('explains addresses that answer 404, HTML or without CORS', async ({ app, page, baseURL }) => {
  app.expectComplaint(/status of 404|ERR_FAILED|CORS policy/);
  const server = createServer((_, response) => {
    response.writeHead(200, { 'Content-Type': 'image/png' }).end(pattern('p.png').buffer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    app.allowOrigin(origin);
    await app.open();
    // Told where it was typed, which stays to be mended.
    await app.fetchAddress(`${baseURL}missing.png`);
    const field = page.getByTestId('image-url');
    const failure = page.getByTestId('add-dialog').getByRole('alert');
    await expect(failure).toContainText('404');
    await expect(failure).toContainText('missing.png');
    await expect(field).toHaveAttribute('aria-invalid', 'true');
    await expect(field).toHaveAccessibleDescription(/404/);
    await expect(field).toBeFocused();
    await field.fill(`${baseURL}index.html`);
    await field.press('Enter');
    await expect(failure).toContainText('text/html');
    await field.fill(`${origin}/closed.png`);
    await field.press('Enter');
    await expect(failure).toContainText('CORS');
    await expect(app.errors).toHaveCount(0);
    await page.keyboard.press('Escape');
    await expect(app.photo(SAMPLES[0].file)).toBeVisible();
    await app.waitForResult();
  } finally {
    server.closeAllConnections();
    server.close();
  }
});

test('explains a denied camera', async ({ app, page, context }) => {
  await context.grantPermissions([]);
  await app.open();
  await page.getByTestId('add-images').click();
  await page.getByTestId('open-camera').click();
  await expect(app.errors).toContainText('camera was not allowed');
  await expect(app.photo(SAMPLES[0].file)).toBeVisible();
});

test('says bad input in Chinese, too', async ({ app }) => {
  await app.open({ lang: 'zh' });
  await app.chooseFiles(emptyFile('nothing.png'));
  await expect(app.errors.filter({ hasText: 'nothing.png' })).toHaveText(/[\u4e00-\u9fff]{4}/);
});

test('says that a folder is no picture, and goes on with the pictures beside it', async ({
  app,
  page,
}, testInfo) => {
  const folder = testInfo.outputPath('holiday');
  mkdirSync(folder);
  const good = testInfo.outputPath('good.png');
  writeFileSync(good, pattern('good.png').buffer);
  // The thumbnail of what cannot be read.
  app.expectComplaint(/ERR_FILE_NOT_FOUND/);
  await app.open();
  // Only the browser itself can drop a folder.
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files: [folder, good], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
    await session.send('Input.dispatchDragEvent', { type, x: 300, y: 300, data });
  await expect(app.errors.filter({ hasText: 'holiday' })).toContainText('cannot be read');
  await app.trayItems.last().getByRole('button').first().click();
  await app.waitForImage('good.png');
});
