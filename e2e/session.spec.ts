import { expect, test } from './app';
import { addProbe, csvOf, link, openCompare } from './comparePart';
import { pattern } from './images';

test('opens the worked example, in which a near copy is nearest', async ({ page }) => {
  await openCompare(page);
  await page.getByRole('button', { name: 'Open a worked example' }).click();
  await expect(page.getByTestId('compare-columns').locator('canvas')).toHaveCount(4, { timeout: 30_000 });
  await expect(page.locator('.compare [aria-busy=true]')).toHaveCount(0, { timeout: 30_000 });
  const rows = (await csvOf(page, 'compare-pairs')).filter(
    ([block, first]) => block === 'SE_5_3' && first === 'carrousel-arch.jpg',
  );
  const distance = (name: string) => Number(rows.find(([, , other]) => other === name)?.[5]);
  const copy = distance('carrousel-arch.jpg (brightness 0.9)');
  expect(copy).toBeLessThan(distance('india-gate.jpg'));
  expect(copy).toBeLessThan(distance('espresso.jpg'));
});

test('saves everything in a session file and restores it in another browser', async ({
  app,
  page,
  browser,
  baseURL,
}) => {
  test.setTimeout(120_000);
  // A comparison of one waits for more.
  await page.goto(`./?${new URLSearchParams({ backend: 'wasm', view: 'compare', images: link(1) })}`);
  const columns = page.getByTestId('compare-columns').locator(':scope > li');
  await expect(columns).toHaveCount(1, { timeout: 45_000 });
  await expect(page.getByTestId('compare')).toContainText('Choose two to six images');
  await app.chooseFiles(pattern('own.png', 9));
  await addProbe(page, 'own.png', 'brightness');
  await expect(page.getByTestId('probe')).toBeVisible({ timeout: 30_000 });
  await page.getByTestId('probe').getByRole('slider').fill('0.7');
  await page.getByTestId('compare-block').selectOption('SE_4_6');
  await page.getByTestId('compare-controls').getByRole('button', { name: 'difference' }).click();
  await page.getByTestId('brush').getByRole('textbox').fill('12, 40-50');
  await page.getByTestId('brush').getByRole('textbox').press('Enter');
  await expect(page.locator('.compare [aria-busy=true]')).toHaveCount(0, { timeout: 30_000 });
  // The former result of a changed copy stays until the new one is there.
  const tiles = async () => (await csvOf(page, 'compare-tiles')).flat();
  await expect.poll(tiles, { timeout: 30_000 }).toContain('own.png (brightness 0.7)');
  await page.getByTestId('session-menu').click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save this session' }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/\.selens\.json$/);
  const before = await csvOf(page, 'compare-tiles');

  const other = await browser.newPage({ baseURL });
  await other.goto('./?backend=wasm');
  await expect(other.getByTestId('predictions')).toHaveAttribute('data-state', 'done', { timeout: 45_000 });
  await other.getByTestId('session-file').setInputFiles(await download.path());
  await expect(other.getByTestId('compare-columns').locator('canvas')).toHaveCount(3, { timeout: 30_000 });
  await expect(other.locator('.compare [aria-busy=true]')).toHaveCount(0, { timeout: 30_000 });
  await expect(other.getByTestId('compare-block')).toHaveValue('SE_4_6');
  await expect(other.getByTestId('brush').getByRole('textbox')).toHaveValue('12, 40-50');
  await expect(other.getByTestId('compare-controls').locator('[aria-pressed=true]')).toHaveText('difference');
  await expect(other.getByTestId('probe')).toContainText('× 0.7');
  expect(await csvOf(other, 'compare-tiles')).toEqual(before);

  // A bad file changes nothing.
  await other.getByTestId('session-file').setInputFiles({
    name: 'bad.selens.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"format":"se-session/1"}'),
  });
  await expect(other.getByTestId('error')).toContainText('damaged');
  await expect(other.getByTestId('compare-columns').locator('canvas')).toHaveCount(3);
  await other.close();
});

test('sets a trace from a file beside the live one, and refuses one of other weights', async ({
  app,
  page,
}) => {
  await app.open();
  const trace = JSON.stringify(await app.exportTrace());
  const file = (text: string) => ({
    name: 'saved.jsonl',
    mimeType: 'application/json',
    buffer: Buffer.from(text),
  });
  await page.getByTestId('session-file').setInputFiles(file(trace));
  await expect(page.getByTestId('compare')).toContainText('A trace from a file holds no picture');
  await expect(
    page.getByTestId('compare-columns').getByRole('button', { name: /^Pin / }).first(),
  ).toBeVisible();
  await expect(page.locator('.compare [aria-busy=true]')).toHaveCount(0, { timeout: 30_000 });
  const columns = page.getByTestId('compare-columns').locator(':scope > li');
  const saved = await columns.filter({ hasText: 'holds no picture' }).getAttribute('data-image');
  await page.getByTestId('compare-partner').selectOption(saved as string);
  // The same picture through the same network.
  await expect(page.getByTestId('difference-finding')).toContainText('equals');
  await page.getByTestId('session-file').setInputFiles(file(trace.replace(/"sha256":"\w+"/, '"sha256":"0"')));
  await expect(app.errors.last()).toContainText('other weights');
  await page.getByTestId('session-file').setInputFiles(file(trace.slice(0, 500)));
  await expect(app.errors.last()).toContainText('damaged');
});
