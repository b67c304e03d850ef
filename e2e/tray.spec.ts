import type { Page } from 'playwright/test';
import { expect, SAMPLES, test } from './app';
import { pattern } from './images';

const files = (count: number) => Array.from({ length: count }, (_, i) => pattern(`p${i}.png`, i + 1));

/** What the browser keeps of this tab for a reload. */
const kept = (page: Page) =>
  page.evaluate(async () => {
    const answer = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    // To open it first would be to make it.
    if (!(await indexedDB.databases()).some(({ name }) => name === 'se-lens')) return null;
    const database = await answer(indexedDB.open('se-lens'));
    const tab = sessionStorage.getItem('se-lens.tab') as string;
    const found = await answer(database.transaction('images').objectStore('images').get(tab));
    database.close();
    const images = (found?.images ?? []) as { name: string }[];
    return { names: images.map(({ name }) => name), current: found?.current };
  });

test('keeps adding in reach and the current image in view', async ({ app, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await app.open();
  await app.chooseSample(SAMPLES.at(-1)!);
  const current = page.getByTestId('tray').locator('[aria-current="true"]');
  await expect(current).toBeInViewport({ ratio: 1 });
  await expect(page.getByTestId('add-images')).toBeInViewport({ ratio: 1 });
  await app.chooseFiles(...files(1));
  await app.waitForImage('p0.png');
  await expect(current).toBeInViewport({ ratio: 1 });
  await expect(page.getByTestId('add-images')).toBeInViewport({ ratio: 1 });
});

test('passes the focus to the neighbor of a removed image', async ({ app, page }) => {
  await app.open();
  await app.chooseFiles(...files(2));
  await app.waitForImage('p0.png');
  const remove = (name: string) => page.getByRole('button', { name: `Remove ${name}` });
  const { width, height } = (await remove('p0.png').boundingBox())!;
  expect(Math.min(width, height)).toBeGreaterThanOrEqual(24);
  await remove('p0.png').focus();
  await expect(remove('p0.png')).toHaveCSS('opacity', '1');
  await remove('p0.png').press('Enter');
  await expect(page.getByRole('button', { name: 'Show p1.png' })).toBeFocused();
  await app.waitForImage('p1.png');
  await remove('p1.png').press('Enter');
  await expect(page.getByTestId('add-images')).toBeFocused();
  await expect(app.trayItems).toHaveCount(0);
});

test('removes all images of the visitor at once and shows a sample again', async ({ app, page }) => {
  await app.open();
  const removeAll = page.getByRole('button', { name: 'Remove all' });
  await app.chooseFiles(...files(2));
  await app.waitForImage('p0.png');
  await expect(removeAll).toHaveCount(0);
  await app.chooseFiles(pattern('third.png', 9));
  await app.waitForImage('third.png');
  await removeAll.click();
  await expect(app.trayItems).toHaveCount(0);
  await app.waitForImage(SAMPLES[0].file);
  await page.getByRole('button', { name: 'Bring them back' }).click();
  await expect(app.trayItems).toHaveCount(3);
  await app.waitForImage('third.png');
  await expect(app.notices).toHaveCount(0);
});

test("keeps the visitor's images through a reload, in this tab alone, until they are removed", async ({
  app,
  page,
  context,
}) => {
  // Eight page loads.
  test.setTimeout(180_000);
  await app.open();
  await app.chooseFiles(...files(2));
  await app.waitForImage('p0.png');
  const before = (await app.exportTrace()).logits;
  await expect.poll(() => kept(page)).toEqual({ names: ['p0.png', 'p1.png'], current: 0 });
  await page.reload();
  await app.waitForImage('p0.png');
  await expect(app.trayItems).toHaveCount(2);
  expect((await app.exportTrace()).logits).toEqual(before);

  // The comparison too, in its order and without what was taken out.
  const compared = page.getByTestId('compare-columns').locator('[data-image]');
  const order = () => compared.evaluateAll((items) => items.map((item) => item.getAttribute('data-image')));
  await page.getByTestId('view-nav').getByText('Compare').click();
  await expect(compared).toHaveCount(3);
  await page.getByTestId('compare-columns').getByRole('button', { name: /^Pin / }).last().click();
  await page.getByRole('button', { name: `Remove ${SAMPLES[0].title.en} from the comparison` }).click();
  const chosen = await order();
  await page.reload();
  await expect.poll(order, { timeout: 45_000 }).toEqual(chosen);
  await page.getByTestId('view-nav').getByText('Explore').click();
  await app.waitForImage('p0.png');

  const other = await context.newPage();
  await other.goto(page.url());
  await expect(other.getByTestId('predictions')).toHaveAttribute('data-state', 'done', { timeout: 45_000 });
  await expect(other.getByTestId('tray').getByRole('button', { name: /^Remove/ })).toHaveCount(0);
  await other.close();

  await page.getByRole('button', { name: 'Remove p0.png' }).click();
  await app.waitForImage('p1.png');
  // At once: to reload is the next that anybody may do.
  expect(await kept(page)).toEqual({ names: ['p1.png'], current: 0 });
  await page.reload();
  await app.waitForImage('p1.png');
  await expect(app.trayItems).toHaveCount(1);

  // An address that names an image keeps to it, and another address in this tab is another page.
  await app.chooseSample(SAMPLES[1]);
  await page.reload();
  await app.waitForImage(SAMPLES[1].file);
  await expect(app.trayItems).toHaveCount(1);
  await app.open();
  await page.reload();
  await app.waitForResult();
  await expect(app.trayItems).toHaveCount(0);
});
