import type { Page } from 'playwright/test';
import { type App, expect, MODELS, SAMPLES, test } from './app';

const paused = (page: Page) =>
  page
    .getByTestId('photo')
    .locator('video')
    .evaluate((video: HTMLVideoElement) => video.paused);

/** Until the frame that was frozen has its result: before, the one before it is on screen. */
const untilStill = (app: App) =>
  expect
    .poll(async () => {
      const before = (await app.exportTrace()).logits[0];
      await app.page.waitForTimeout(600);
      // A pass may take longer than that.
      await app.waitForResult();
      return (await app.exportTrace()).logits[0] === before;
    })
    .toBe(true);

/** As where another tab comes in front. */
const setHidden = (page: Page, hidden: boolean) =>
  page.evaluate((value) => {
    Object.defineProperty(document, 'hidden', { configurable: true, get: () => value });
    document.dispatchEvent(new Event('visibilitychange'));
  }, hidden);

test.beforeEach(({ context }) => context.grantPermissions(['camera']));

test('freezes the picture together with its gates', async ({ app, page }) => {
  await app.open();
  await app.openCamera();
  await expect.poll(() => paused(page)).toBe(false);
  const rate = page.getByTestId('camera-rate');
  await expect(rate).toHaveText(/^[\d.]+ fps · pass \d+ ms$/);
  await page.getByRole('button', { name: 'Freeze' }).click();
  await expect.poll(() => paused(page)).toBe(true);
  await expect(rate).toHaveText('Frozen');
  // The frame that stands still is run after the click; from then on nothing changes.
  const first = async () => (await app.exportTrace()).logits[0];
  await untilStill(app);
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect.poll(() => paused(page)).toBe(false);

  // Nobody sees the page: no frame is run.
  await expect.poll(first).not.toBe(await first());
  await setHidden(page, true);
  await expect(rate).toHaveText('Paused in the background');
  // The frame that was on its way comes yet.
  await untilStill(app);
  const unseen = await first();
  await page.waitForTimeout(400);
  expect(await first()).toBe(unseen);
  await setHidden(page, false);
  await expect.poll(first).not.toBe(unseen);

  // Another network goes on with the same camera.
  const [other] = MODELS.filter(({ id }) => id.startsWith('se_resnet20'));
  await page.getByTestId('model-badge').click();
  await page.getByTestId('model-menu').getByRole('radio', { name: other.title.en }).click();
  await expect.poll(async () => (await app.exportTrace()).model.id, { timeout: 30_000 }).toBe(other.id);
  await page.keyboard.press('Escape');
  const seen = await app.exportTrace();
  expect(seen.image.name).toBe('camera');
  expect(seen.logits).toHaveLength(other.classes);
  await expect.poll(first).not.toBe(seen.logits[0]);
  await expect(rate).toHaveText(/^[\d.]+ fps · pass \d+ ms$/);
});

test('keeps one camera image in the tray, however many frames went by', async ({ app, page }) => {
  await app.open();
  await app.openCamera();
  const { logits } = await app.exportTrace();
  // The test picture of the browser moves.
  await expect.poll(async () => (await app.exportTrace()).logits[0]).not.toBe(logits[0]);
  await expect(app.trayItems).toHaveCount(1);

  // A kept frame is that of the gates on screen, and stays as it is.
  await page.getByRole('button', { name: 'Freeze' }).click();
  await untilStill(app);
  const frozen = (await app.exportTrace()).logits;
  await page.getByRole('button', { name: 'Keep' }).click();
  await page.getByRole('button', { name: 'Continue' }).click();
  await expect.poll(async () => (await app.exportTrace()).logits[0]).not.toBe(frozen[0]);
  await expect(app.trayItems).toHaveCount(2);
  await page.getByTestId('view-nav').getByText('Compare').click();
  await expect(app.notices.filter({ hasText: 'The camera is off' })).toBeVisible();
  await page.getByTestId('view-nav').getByText('Explore').click();
  await expect(page.getByTestId('camera')).toHaveCount(0);
  await app.trayItems.getByRole('button', { name: 'camera 1' }).first().click();
  await app.waitForImage('camera 1');
  const kept = await app.exportTrace();
  expect(kept.image.name).toBe('camera 1');
  expect(kept.logits).toEqual(frozen);
  await app.trayItems.getByRole('button', { name: 'Remove camera 1' }).click();
  await app.openCamera();
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
  const show = page.getByRole('button', { name: 'Show them anyway' });
  expect((await show.boundingBox())?.height).toBeLessThan(48);
  // What goes away hands the focus to what came.
  await show.press('Enter');
  await expect(show).toHaveCount(0);
  await expect(app.predictions.locator('.numbers > summary')).toBeFocused();
});
