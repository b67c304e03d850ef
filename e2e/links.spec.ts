import { expect, SAMPLES, test } from './app';

test('restores image, block and language from a link', async ({ app, page }) => {
  const sample = SAMPLES[2];
  await app.open({ image: `sample:${sample.id}`, block: 'SE_4_2', lang: 'zh' });
  await app.waitForImage(sample.file);
  await expect(app.blockTitle).toContainText('SE_4_2');
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(app.predictions).toContainText(/[\u4e00-\u9fff]{4}/);
});

test('goes back to the former image and block', async ({ app, page }) => {
  await app.open({ image: `sample:${SAMPLES[0].id}`, block: 'SE_3_1' });
  await app.waitForImage(SAMPLES[0].file);
  await app.chooseSample(SAMPLES[1]);
  await page.goBack();
  await app.waitForImage(SAMPLES[0].file);
  await expect(app.blockTitle).toContainText('SE_3_1');
  await page.goForward();
  await app.waitForImage(SAMPLES[1].file);
});

test('opens the nearest default with a notice for unknown values', async ({ app }) => {
  await app.open({ image: 'sample:no-such-one', block: 'SE_9_9' });
  await app.waitForImage(SAMPLES[0].file);
  await expect(app.errors.filter({ hasText: 'no-such-one' })).toBeVisible();
  await expect(app.errors.filter({ hasText: 'SE_9_9' })).toBeVisible();
});

test('changes language without another pass and keeps it in the address', async ({ app, page }) => {
  await app.open();
  await page.getByTestId('lang-switch').getByRole('button', { name: '中文' }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await expect(page).toHaveURL(/lang=zh/);
  await expect(app.predictions).toHaveAttribute('data-state', 'done');
});

test.describe('in a Chinese browser', () => {
  test.use({ locale: 'zh-CN' });
  test('opens in Chinese', async ({ app, page }) => {
    await app.open();
    await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  });
});
