import { readFileSync } from 'node:fs';
import type { Page } from 'playwright/test';
import { correlation } from '../src/analysis/correlation';
import { expect, SAMPLES, test } from './app';
import { readCsv } from './csv';
import { pattern } from './images';

async function openCompare(page: Page, parameters: Record<string, string> = {}): Promise<void> {
  await page.goto(`./?${new URLSearchParams({ backend: 'wasm', view: 'compare', ...parameters })}`);
  await expect(page.getByTestId('compare-matrix')).toBeVisible({ timeout: 45_000 });
}

/** Rows of a chart's CSV export, without the lines of provenance. */
async function csvOf(page: Page, testId: string): Promise<string[][]> {
  const panel = page.getByTestId(testId);
  await panel.getByText('Export', { exact: false }).first().click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    panel.getByRole('button', { name: 'CSV' }).click(),
  ]);
  return readCsv(readFileSync(await download.path()));
}

async function addProbe(page: Page, name: string, kind: string): Promise<void> {
  const add = page.getByRole('group', { name: `Compare ${name} with a changed copy of itself` });
  await add.getByRole('combobox').selectOption(kind);
  await add.getByRole('button', { name: 'Add' }).click();
}

const link = (...at: number[]) => at.map((i) => `sample:${SAMPLES[i].id}`).join(',');

test('opens on a first comparison, takes images in and out, six at most', async ({ app, page }) => {
  await openCompare(page);
  const columns = page
    .getByTestId('compare-columns')
    .getByRole('listitem')
    .filter({ has: page.locator('canvas') });
  await expect(columns).toHaveCount(3);
  await expect(page.getByTestId('compare-tiles')).toContainText('image by image');
  for (const at of [3, 4, 5]) await page.locator(`[data-sample="${SAMPLES[at].id}"]`).click();
  await expect(columns).toHaveCount(6);
  await page.locator(`[data-sample="${SAMPLES[6].id}"]`).click();
  await expect(app.errors).toContainText('6 images are compared already');
  await expect(columns).toHaveCount(6);
  await page.locator(`[data-sample="${SAMPLES[3].id}"]`).click();
  await expect(columns).toHaveCount(5);
  await page.getByRole('button', { name: `Remove ${SAMPLES[4].title.en}` }).click();
  await expect(columns).toHaveCount(4);
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0, { timeout: 30_000 });
});

test('shows the numbers of both traces: differences in three units, in one order with the gates', async ({
  page,
}) => {
  await openCompare(page, { images: link(0, 1), block: 'SE_5_3' });
  const rows = (await csvOf(page, 'compare-difference')).slice(1);
  const gates = (await csvOf(page, 'compare-gates')).slice(1);
  const [first, second] = [0, 1].map(
    (at) =>
      new Map(
        gates
          .filter(([image]) => image === SAMPLES[at].file)
          .map(([, , channel, , s]) => [channel, Number(s)]),
      ),
  );
  expect(first.size).toBeGreaterThan(100);
  let before = Number.POSITIVE_INFINITY;
  for (const [block, channel, , a, , b, delta, ratio] of rows) {
    expect(block).toBe('SE_5_3');
    expect(Number(a)).toBe(first.get(channel));
    expect(Number(b)).toBe(second.get(channel));
    expect(Number(delta)).toBeCloseTo(Number(b) - Number(a), 6);
    const [least, most] = [a, b].map((gate) => Math.max(1e-4, Number(gate)));
    expect(Number(ratio)).toBeCloseTo(Math.log2(most / least), 4);
    expect(Math.abs(Number(delta))).toBeLessThanOrEqual(before + 1e-9);
    before = Math.abs(Number(delta));
  }
  await expect(page.getByTestId('difference-finding')).toContainText(`channels ${rows[0][1]} (`);

  const pairs = (await csvOf(page, 'compare-pairs')).filter(([block]) => block === 'SE_5_3');
  const values = (gatesBy: Map<string, number>) => [...gatesBy.values()];
  expect(Number(pairs[0][3])).toBeCloseTo(correlation(values(first), values(second)) as number, 5);
});

test('pins another image, changes partner, unit and block, and names it all in the address', async ({
  app,
  page,
}) => {
  await openCompare(page, { images: link(0, 1, 2), block: 'SE_4_2' });
  await page.getByTestId('compare-columns').getByRole('button', { name: /^Pin / }).last().click();
  await expect(page.getByTestId('compare-controls')).toContainText(`${SAMPLES[2].title.en} against`);
  await expect(page).toHaveURL(new RegExp(`images=sample%3A${SAMPLES[2].id}`));
  await page.getByTestId('compare-partner').selectOption({ label: SAMPLES[1].title.en });
  await page.getByTestId('compare-difference').getByRole('button', { name: 'usual deviations' }).click();
  await expect(page.getByTestId('compare-difference')).toContainText(
    `between ${SAMPLES[1].title.en} and ${SAMPLES[2].title.en}`,
  );
  await page.getByTestId('compare-block').selectOption('SE_5_1');
  await expect(page.getByTestId('compare-gates')).toContainText('SE_5_1');
  await expect(page).toHaveURL(/block=SE_5_1/);
  await page.goBack();
  await expect(page.getByTestId('compare-gates')).toContainText('SE_4_2');
  await page.reload();
  await expect(page.getByTestId('compare-controls')).toContainText(`${SAMPLES[2].title.en} against`);
  expect(app.unexpectedComplaints()).toEqual([]);
});

test('links one channel through all charts and back to Explore, by keyboard', async ({ app, page }) => {
  await openCompare(page, { images: link(0, 1), block: 'SE_5_3' });
  const gates = page.getByTestId('compare-gates');
  await gates.getByRole('slider').focus();
  await page.keyboard.press('Home');
  await expect(gates.getByTestId('reader-text')).toContainText('Channel 0:');
  await expect(page.getByTestId('compare-difference').getByTestId('reader-text')).toContainText('Channel 0:');
  await expect(page.getByTestId('compare-scatter-z').getByTestId('reader-text')).toContainText('Channel 0:');
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Enter');
  await page.getByTestId('view-nav').getByText('Explore').click();
  await app.waitForResult();
  await expect(page).toHaveURL(/channel=1(&|$)/);
});

test('says of one image twice that nothing differs, and of too few what to do', async ({ app, page }) => {
  await openCompare(page, { images: link(0, 1) });
  for (const at of [0, 1]) await page.locator(`[data-sample="${SAMPLES[at].id}"]`).click();
  await expect(page.getByTestId('compare')).toContainText('Choose two to six images');
  await app.chooseFiles(pattern('one.png', 5), pattern('twin.png', 5));
  await expect(page.getByTestId('difference-finding')).toContainText('equals', { timeout: 30_000 });
  await expect(page.getByTestId('compare-matrix')).toContainText('1');
  await expect(page.getByTestId('compare')).not.toContainText('NaN');
});

test('runs the compared images again on another model', async ({ page }) => {
  await openCompare(page, { images: link(0, 1, 2) });
  await page.getByTestId('model-badge').click();
  await page.getByTestId('model-menu').getByRole('radio').nth(1).click();
  await page.getByTestId('model-badge').click();
  await expect(page.getByTestId('compare-tiles')).toContainText('image by image');
  await expect(page.getByTestId('compare-block')).toContainText('SE_4_3 · C 64', { timeout: 30_000 });
  await expect(page.locator('.compare [aria-busy=true]')).toHaveCount(0, { timeout: 30_000 });
  await expect(page.getByTestId('compare-matrix').locator('tbody tr')).toHaveCount(3);
});

test('sets an image against a changed copy of itself, adjusted while the charts follow', async ({ page }) => {
  await openCompare(page, { images: link(0, 1), block: 'SE_5_3' });
  await addProbe(page, SAMPLES[0].title.en, 'hue');
  const probe = page.getByTestId('probe');
  await expect(probe).toBeVisible({ timeout: 30_000 });
  const partner = page.getByTestId('compare-partner');
  await partner.selectOption({ label: `hue 90°: ${SAMPLES[0].title.en}` });
  await expect(page.locator('.compare [aria-busy=true]')).toHaveCount(0, { timeout: 30_000 });
  const distance = async () => {
    const pairs = await csvOf(page, 'compare-pairs');
    const row = pairs.find(([block, , other]) => block === 'SE_5_3' && other.includes('('));
    return Number(row?.[5]);
  };
  const far = await distance();
  expect(far).toBeGreaterThan(0);
  await probe.getByRole('slider').fill('0');
  await expect(probe).toContainText('0°');
  // Nothing is changed, so the copy's gates are the picture's.
  await expect.poll(distance, { timeout: 15_000 }).toBe(0);
  await probe.getByLabel('is changed').selectOption('zoom');
  await probe.getByRole('slider').fill('1');
  await expect.poll(distance, { timeout: 15_000 }).toBe(0);
  await probe.getByLabel('is changed').selectOption('flip');
  await expect(partner).toContainText('mirrored');
  await expect(probe.getByRole('slider')).toHaveCount(0);
});

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
  expect(copy).toBeLessThan(distance('brandenburg-gate.jpg'));
  expect(copy).toBeLessThan(distance('espresso.jpg'));
});

test('saves everything in a session file and restores it in another browser', async ({
  app,
  page,
  browser,
  baseURL,
}) => {
  // A comparison of one waits for more.
  await page.goto(`./?${new URLSearchParams({ backend: 'wasm', view: 'compare', images: link(1) })}`);
  await expect(page.getByTestId('compare')).toContainText('Choose two to six images', { timeout: 45_000 });
  await app.chooseFiles(pattern('own.png', 9));
  await addProbe(page, 'own.png', 'brightness');
  await expect(page.getByTestId('probe')).toBeVisible({ timeout: 30_000 });
  await page.getByTestId('probe').getByRole('slider').fill('0.7');
  await page.getByTestId('compare-block').selectOption('SE_4_6');
  await page.getByTestId('compare-controls').getByRole('button', { name: 'difference' }).click();
  await expect(page.locator('.compare [aria-busy=true]')).toHaveCount(0, { timeout: 30_000 });
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

test('sets two groups of images against each other, with n and what chance would give', async ({
  app,
  page,
}) => {
  await openCompare(page, { images: link(0, 1), block: 'SE_5_3' });
  const groups = page.getByTestId('compare-groups');
  await expect(groups).toContainText('before both groups are there');
  await page.getByTestId('group-a').setInputFiles([pattern('lone.png')]);
  await expect(app.errors.last()).toContainText('at least 2');
  await page.getByTestId('group-a').setInputFiles([1, 2, 3, 4].map((seed) => pattern(`a${seed}.png`, seed)));
  await expect(groups).toContainText('Group A: 4 images', { timeout: 30_000 });
  const dark = [1, 2, 3].map((seed) => pattern(`b${seed}.png`, seed * 50, 40, 40));
  await page.getByTestId('group-b').setInputFiles(dark);
  await expect(page.getByTestId('group-finding')).toContainText('n = 4 and 3.', { timeout: 30_000 });
  const [, ...rows] = await csvOf(page, 'compare-groups');
  for (const [, , , a, , b, difference] of rows)
    expect(Number(difference)).toBeCloseTo(Number(b) - Number(a), 5);
  const effects = rows.map((row) => Math.abs(Number(row[7])));
  expect(effects).toEqual(effects.toSorted((x, y) => y - x));
  await expect(app.trayItems).toHaveCount(0);
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

test('goes Back to a comparison with own images and copies, and to Explore in one step', async ({
  app,
  page,
}) => {
  await app.open({ block: 'SE_5_3' });
  await page.getByTestId('view-nav').getByText('Compare').click();
  await expect(page.getByTestId('compare-matrix')).toBeVisible({ timeout: 30_000 });
  await page.goBack();
  await expect(page.getByTestId('explore')).toBeVisible();
  await page.goForward();
  await app.chooseFiles(pattern('own.png', 3));
  await addProbe(page, 'own.png', 'flip');
  const columns = page.getByTestId('compare-columns').locator(':scope > li');
  await expect(columns).toHaveCount(5);
  await page.getByTestId('compare-block').selectOption('SE_4_1');
  await page.goBack();
  await expect(page.getByTestId('compare-block')).toHaveValue('SE_5_3');
  await expect(columns).toHaveCount(5);
  await expect(columns.last()).toContainText('mirrored: own.png');
});

test('asks before it fetches a picture of a link from another host', async ({ app, page }) => {
  await page.goto(
    `./?backend=wasm&view=compare&images=${link(0)},url:${encodeURIComponent('https://example.org/a.png')}`,
  );
  await expect(app.notices).toContainText('Nothing has been fetched', { timeout: 45_000 });
  await expect(page.getByTestId('compare-columns').locator(':scope > li')).toHaveCount(1);
});
