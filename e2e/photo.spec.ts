import { expect, SAMPLES, test } from './app';
import { animatedGif, png } from './images';

/** Color of the middle pixel as an <img> shows it, once it has its picture. */
const middle = async (img: HTMLImageElement) => {
  await img.decode();
  const canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  const context = canvas.getContext('2d') as CanvasRenderingContext2D;
  context.drawImage(img, 0, 0, 1, 1);
  return [...context.getImageData(0, 0, 1, 1).data];
};

test('shows the first frame of an animated GIF, standing still, as photo and thumbnail', async ({ app }) => {
  await app.open();
  await app.chooseFiles(animatedGif('moving.gif', [200, 30, 20], [10, 40, 220]));
  await app.waitForImage('moving.gif');
  for (const shown of [app.photo('moving.gif'), app.trayItems.locator('img')]) {
    await expect(shown).toHaveAttribute('src', /^blob:/);
    const type = await shown.evaluate(async (img: HTMLImageElement) => {
      return (await (await fetch(img.src)).blob()).type;
    });
    expect(type).toBe('image/png');
    expect(await shown.evaluate(middle)).toEqual([200, 30, 20, 255]);
  }
});

test('shows a transparent picture on white, as the network saw it', async ({ app }) => {
  await app.open({ theme: 'dark' });
  await app.chooseFiles(png('glass.png', 40, 40, () => [12, 34, 56, 0]));
  await app.waitForImage('glass.png');
  await expect(app.photo('glass.png')).toHaveAttribute('src', /^blob:/);
  expect(await app.photo('glass.png').evaluate(middle)).toEqual([255, 255, 255, 255]);
});

test('enlarges a tiny picture without smoothing', async ({ app }) => {
  await app.open();
  await app.chooseFiles(png('tiny.png', 20, 14, (x, y) => [x * 12, y * 18, 120, 255]));
  await app.waitForImage('tiny.png');
  const box = await app.photo('tiny.png').boundingBox();
  expect(box?.width).toBeGreaterThan(100);
  await expect(app.photo('tiny.png')).toHaveCSS('image-rendering', 'pixelated');
});

test('leaves the square of a long panorama free to be dragged', async ({ app, page }) => {
  await app.open();
  await app.chooseFiles(png('wide.png', 600, 60, (x) => [x % 256, 90, 120, 255]));
  await app.waitForImage('wide.png');
  const before = (await app.exportTrace()).image.crop;
  const box = await page.getByTestId('crop').boundingBox();
  if (!box) throw new Error('no square');
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 20, y, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => (await app.exportTrace()).image.crop.x).toBeGreaterThan(before.x);
  expect((await app.exportTrace()).image.crop.size).toBe(before.size);

  // Without a drag: a click has the square come there, two buttons resize it.
  const area = (await page.locator('.crop-area').boundingBox())!;
  await page.mouse.click(area.x + area.width - 2, area.y + area.height / 2);
  const cropNow = async () => (await app.exportTrace()).image.crop;
  await expect.poll(async () => (await cropNow()).x).toBe(600 - before.size);
  await page.getByRole('button', { name: 'Make the square smaller' }).click();
  await expect.poll(async () => (await cropNow()).size).toBeLessThan(before.size);
  await page.getByRole('button', { name: 'Make the square larger' }).click();
  await expect.poll(async () => (await cropNow()).size).toBe(before.size);
});

test('draws the pixels that the network sees at a whole multiple', async ({ app, page }) => {
  await app.open();
  const scale = await page
    .getByTestId('input-pixels')
    .evaluate((canvas: HTMLCanvasElement) => canvas.clientWidth / canvas.width);
  expect(scale).toBe(Math.round(scale));
});

test('names photographer, license and source of a sample', async ({ app, page }) => {
  await app.open({ lang: 'zh' });
  const [sample] = SAMPLES;
  await expect(page.getByTestId('photo')).toContainText(sample.title.zh);
  const credit = page.getByTestId('photo-credit');
  await expect(credit).toContainText(sample.credit);
  await expect(credit).toContainText(sample.license);
  await expect(credit.getByRole('link')).toHaveAttribute('href', /^https:/);
});
