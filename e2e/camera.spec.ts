import type { Page } from 'playwright/test';
import { expect, SAMPLES, test } from './app';

const paused = (page: Page) =>
  page
    .getByTestId('photo')
    .locator('video')
    .evaluate((video: HTMLVideoElement) => video.paused);

test.beforeEach(({ context }) => context.grantPermissions(['camera']));

test('freezes the picture together with its gates', async ({ app, page }) => {
  await app.open();
  await app.openCamera();
  expect(await paused(page)).toBe(false);
  await page.getByRole('button', { name: 'Freeze' }).click();
  expect(await paused(page)).toBe(true);
  // The frame that stands still is run after the click; from then on nothing changes.
  const first = async () => (await app.exportTrace()).logits[0];
  await expect
    .poll(async () => {
      const before = await first();
      await page.waitForTimeout(600);
      return (await first()) === before;
    })
    .toBe(true);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect.poll(() => paused(page)).toBe(false);
});

test('keeps one camera image in the tray, however many frames went by', async ({ app, page }) => {
  await app.open();
  await app.openCamera();
  const { logits } = await app.exportTrace();
  // The test picture of the browser moves.
  await expect.poll(async () => (await app.exportTrace()).logits[0]).not.toBe(logits[0]);
  await expect(app.trayItems).toHaveCount(1);
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await expect(page.getByTestId('camera')).toHaveCount(0);
  await app.waitForResult();
  await app.openCamera();
  await expect(app.trayItems).toHaveCount(1);
});

test('stops when another image is chosen, which then stays', async ({ app, page }) => {
  await app.open();
  await app.openCamera();
  await app.chooseSample(SAMPLES[1]);
  await expect(page.getByTestId('camera')).toHaveCount(0);
  await page.waitForTimeout(500);
  await expect(app.photo(SAMPLES[1].file)).toBeVisible();
  await expect(app.trayItems).toHaveCount(1);
});

test('does not push the charts down', async ({ app, page }) => {
  await app.open();
  const top = async () => (await app.map.boundingBox())?.y;
  const before = await top();
  await app.openCamera();
  expect(await top()).toBe(before);
  // Nor is the button stretched over the whole panel.
  const button = await page.getByRole('button', { name: 'Show them anyway' }).boundingBox();
  expect(button?.height).toBeLessThan(48);
});
