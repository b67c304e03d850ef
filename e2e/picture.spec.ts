import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright/test';
import { type App, DEFAULT_MODEL, expect, MODELS, test } from './app';
import { link, openCompare } from './comparePart';

interface Picture {
  width: number;
  height: number;
  /** Shares of pixels that differ from the background, in thirds from top to bottom. */
  drawn: number[];
  background: string;
  /** Different colors seen among every 97th pixel. */
  colors: number;
}

const button = (page: Page): Locator => page.getByTestId('save-picture');

/** Saves the view and decodes the file in the browser. */
async function save(app: App): Promise<Picture & { name: string }> {
  // One click: a large picture takes its time on a busy machine, and a second click would save a second one.
  const [download] = await Promise.all([
    app.page.waitForEvent('download', { timeout: 60_000 }),
    button(app.page).click(),
  ]);
  const name = download.suggestedFilename();
  const content = readFileSync(await download.path());
  expect(content.subarray(1, 4).toString()).toBe('PNG');
  const picture = await app.page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0));
    const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
    const { width, height } = bitmap;
    const context = new OffscreenCanvas(width, height).getContext('2d') as OffscreenCanvasRenderingContext2D;
    context.drawImage(bitmap, 0, 0);
    const pixels = new Uint32Array(context.getImageData(0, 0, width, height).data.buffer);
    const part = Math.floor(pixels.length / 3);
    const drawn = [0, 1, 2].map((third) => {
      let count = 0;
      for (let i = third * part; i < (third + 1) * part; i++) if (pixels[i] !== pixels[0]) count++;
      return count / part;
    });
    const [r, g, b] = new Uint8Array(pixels.buffer, 0, 3);
    return {
      width,
      height,
      drawn,
      background: `${r},${g},${b}`,
      colors: new Set(pixels.filter((_, i) => i % 97 === 0)).size,
    };
  }, content.toString('base64'));
  return { name, ...picture };
}

test('saves Explore as one slide of 2560 by 1440, in both themes', async ({ app }) => {
  await app.open({ theme: 'light', block: 'SE_5_3' });
  const light = await save(app);
  expect(light).toMatchObject({
    name: 'se-lens.explore.png',
    width: 2560,
    height: 1440,
    background: '255,255,255',
  });
  for (const share of light.drawn) expect(share).toBeGreaterThan(0.02);
  expect(light.colors).toBeGreaterThan(300);
  await expect(app.notices).toContainText('2560 × 1440 pixels.');
  await app.page.getByTestId('theme-switch').selectOption('dark');
  const dark = await save(app);
  expect(dark).toMatchObject({ width: 2560, height: 1440, background: '27,31,38' });
});

test('saves Compare with all its charts, taller than a slide, and says so', async ({ app, page }) => {
  test.setTimeout(120_000);
  await openCompare(page, {
    images: link(0, 1, 2),
    models: MODELS.slice(0, 2)
      .map(({ id }) => id)
      .join(','),
  });
  await expect(page.getByTestId('two-depth')).toBeVisible({ timeout: 30_000 });
  await expect(page.locator('.compare [aria-busy=true]')).toHaveCount(0, { timeout: 30_000 });
  const whole = await save(app);
  expect(whole).toMatchObject({ name: 'se-lens.compare.png', width: 2560 });
  expect(whole.height).toBeGreaterThan(1440);
  for (const share of whole.drawn) expect(share).toBeGreaterThan(0.02);
  await expect(app.notices).toContainText(`2560 × ${whole.height} pixels, taller than a slide`);
  // Without the second network the page is shorter.
  await page.getByTestId('second-model').selectOption('');
  expect((await save(app)).height).toBeLessThan(whole.height);
});

test('saves Classes, in Chinese and at a phone’s width as wide as anywhere', async ({ app, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./?backend=wasm&view=classes&lang=zh&theme=dark&block=SE_5_3');
  await expect(page.getByTestId('classes-effects')).toBeVisible({ timeout: 45_000 });
  const picture = await save(app);
  expect(picture).toMatchObject({ name: 'se-lens.classes.png', width: 2560, background: '27,31,38' });
  for (const share of picture.drawn) expect(share).toBeGreaterThan(0.02);
  await expect(app.notices).toContainText('已保存');
  expect(DEFAULT_MODEL.classes).toBe(100);
});

test('saves the Lab without charts that show nothing yet', async ({ app, page }) => {
  await page.goto('./?backend=wasm&view=lab&block=SE_5_3');
  await expect(page.getByTestId('lab-answer')).not.toHaveAttribute('data-state', 'waiting', {
    timeout: 45_000,
  });
  expect(await save(app)).toMatchObject({ name: 'se-lens.lab.png', width: 2560, height: 1440 });
});
