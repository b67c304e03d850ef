import { expect, MODELS, SAMPLES, test } from './app';
import { pattern } from './images';

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

test('goes back two networks at once: the newest step of history is followed, not the one that loads last', async ({
  app,
  page,
}) => {
  const [large, small] = MODELS;
  await app.open({ model: small.id });
  for (const next of [large, small]) {
    await page.getByTestId('model-badge').click();
    await page.getByTestId('model-menu').getByRole('radio', { name: next.title.en }).click();
    await page.getByTestId('model-badge').click();
    await expect(page).toHaveURL((url) => (url.searchParams.get('model') ?? large.id) === next.id);
  }
  await page.evaluate(() => {
    history.back();
    setTimeout(() => history.back(), 60);
  });
  await expect(page).toHaveURL((url) => url.searchParams.get('model') === small.id);
  await app.waitForResult();
  await app.chooseSample(SAMPLES[1]);
  await expect(page.getByTestId('model-badge')).toContainText(small.title.en);
  await expect(page.getByTestId('network-map').getByRole('radio')).toHaveCount(9);
  await expect(page).toHaveURL((url) => url.searchParams.get('model') === small.id);
});

test('restores the channel of a link, and refuses one that the block does not have', async ({
  app,
  page,
}) => {
  await app.open({ block: 'SE_5_3', channel: '72' });
  await expect(page.getByTestId('channel-readout')).toContainText('72');
  await expect(page).toHaveURL(/channel=72/);
  await app.open({ block: 'SE_5_3', channel: '9999' });
  await expect(app.errors.filter({ hasText: '9999' })).toBeVisible();
  await expect(page).not.toHaveURL(/channel=/);
});

test('names the block in the address, so that another visitor sees the same one', async ({ app, page }) => {
  await app.open();
  await app.chooseSample(SAMPLES[1]);
  await expect(page).toHaveURL(/block=SE_/);
  const block = new URL(page.url()).searchParams.get('block');
  await expect(app.blockTitle).toContainText(block as string);
  await page.reload();
  await app.waitForImage(SAMPLES[1].file);
  await expect(app.blockTitle).toContainText(block as string);
});

test('restores the switches of a view, and names them in the address', async ({ app, page }) => {
  await app.open({ block: 'SE_5_3', order: 'gate', colors: 'block', usual: '3' });
  const pressed = page.locator('.explore [aria-pressed=true]');
  await expect(pressed).toHaveText(["this block's range", 'gate', 'if this were a…']);
  await expect(page.getByTestId('reference-switch').getByRole('combobox')).toHaveValue('3');
  await page.getByTestId('reference-switch').getByRole('button', { name: 'all classes' }).click();
  await expect(page).toHaveURL(/order=gate&colors=block&usual=all/);
  await page.getByTestId('reference-switch').getByRole('button', { name: 'nothing' }).click();
  await expect(page).not.toHaveURL(/usual=/);
  await app.open({ usual: '99999' });
  await expect(app.errors.filter({ hasText: '99999' })).toBeVisible();

  await page.goto('./?backend=wasm&view=classes&order=deviation&channels=all&range=fit');
  const switches = page.getByTestId('classes-curves').locator('[aria-pressed=true]');
  await expect(switches).toHaveText([/^all/, 'difference between classes', 'range shown'], {
    timeout: 45_000,
  });
  await page.getByTestId('classes-within').getByRole('button', { name: '0 to 1' }).click();
  await expect(page).toHaveURL(/order=deviation&channels=all(?!.*range)/);
});

test('goes back to an own image, and leaves language and colors as they are', async ({ app, page }) => {
  await app.open();
  await app.chooseFiles(pattern('mine.png'));
  await app.waitForImage('mine.png');
  await app.map.getByRole('radio', { name: /SE_3_1/ }).click();
  await app.map.getByRole('radio', { name: /SE_3_2/ }).click();
  await page.getByTestId('lang-switch').getByRole('button', { name: '中文' }).click();
  await page.goBack();
  await expect(app.blockTitle).toContainText('SE_3_1');
  await expect(app.photo('mine.png')).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
  await page.goBack();
  await page.goBack();
  await app.waitForImage(SAMPLES[0].file);
  await page.goForward();
  await app.waitForImage('mine.png');

  // The address cannot bring the image, and says so to whoever opens it.
  await expect(page).toHaveURL(/own=images-1/);
  const address = page.url();
  await page.goto('about:blank');
  await page.goto(address);
  await app.waitForImage(SAMPLES[0].file);
  await expect(app.notices).toContainText('自己的图像（1 张）');
  await expect(page).not.toHaveURL(/own=/);
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
