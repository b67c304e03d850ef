import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright/test';
import { readSteps } from '../src/inference/runtime/readSteps';
import { parseSafetensors } from '../src/model/safetensors';
import { type App, expect, test } from './app';
import { pattern } from './images';
import { randomBottleneckNet, SMALL_CONFIG, safetensors } from './weights';

const CARD = (
  JSON.parse(readFileSync(new URL('../public/models/index.json', import.meta.url), 'utf8')) as {
    id: string;
    default?: boolean;
  }[]
).find((card) => card.default)!;
const FOLDER = new URL(`../public/models/${CARD.id}/`, import.meta.url);
const LABELS = (JSON.parse(readFileSync(new URL('config.json', FOLDER), 'utf8')) as { label_names: string[] })
  .label_names;
const PROFILE = readFileSync(new URL('profile.safetensors', FOLDER));

/** Values of a tensor of the profile as it lies on disk. */
function profileTensor(name: string): Float32Array {
  const file = parseSafetensors(new Uint8Array(PROFILE).buffer);
  if (!file.ok) throw new Error(file.code);
  return readSteps(file.value, name) as Float32Array;
}

async function openClasses(app: App, page: Page, parameters: Record<string, string> = {}): Promise<void> {
  await app.visit({ view: 'classes', ...parameters });
  await expect(page.getByTestId('classes-depth')).toBeVisible({ timeout: 45_000 });
}

/** The cells of a chart's table of numbers, header first. */
async function tableOf(chart: Locator): Promise<string[][]> {
  await chart.locator('.numbers summary').click();
  await expect(chart.locator('.numbers tr').first()).toBeVisible();
  return chart
    .locator('.numbers tr')
    .evaluateAll((rows) => rows.map((row) => [...row.children].map((cell) => cell.textContent ?? '')));
}

const chips = (page: Page) => page.getByTestId('class-picker').locator('.class-chip');
const choose = async (page: Page, label: string) => {
  await page.getByTestId('class-picker').getByRole('searchbox').fill(label);
  await page.getByTestId('class-picker').getByRole('button', { name: label }).first().click();
};

test('opens from the navigation and goes back to the photo', async ({ app, page }) => {
  await app.open();
  const nav = page.getByTestId('view-nav');
  await expect(nav.getByRole('link', { name: 'Explore' })).toHaveAttribute('aria-current', 'page');
  await nav.getByRole('link', { name: 'Classes' }).click();
  await expect(page.getByTestId('classes-curves')).toBeVisible();
  await expect(page).toHaveURL(/view=classes/);
  await expect(nav.getByRole('link', { name: 'Classes' })).toHaveAttribute('aria-current', 'page');
  await expect(chips(page).first()).toHaveText(/goldfish/);
  await page.goBack();
  await app.waitForResult();
  await expect(page).not.toHaveURL(/view=/);
  await page.goForward();
  await expect(page.getByTestId('classes-curves')).toBeVisible();
});

test('turns curves into a heat map at the fourth class, and keeps the choice in the address', async ({
  app,
  page,
}) => {
  const [first, second] = [LABELS.indexOf('lion'), LABELS.indexOf('banana')];
  await openClasses(app, page, { classes: `${first},${second}`, block: 'SE_5_1' });
  await expect(chips(page)).toHaveCount(2);
  await choose(page, 'school bus');
  await expect(page.getByTestId('classes-curves')).toBeVisible();
  await choose(page, '悬崖');
  const heat = page.getByTestId('classes-heat');
  await expect(heat).toContainText('SE_5_1');
  const indices = [first, second, LABELS.indexOf('school bus'), LABELS.indexOf('cliff')];
  await expect.poll(() => new URL(page.url()).searchParams.get('classes')).toBe(indices.join(','));
  await chips(page).filter({ hasText: 'lion' }).getByRole('button').press('Enter');
  await expect(page.getByTestId('classes-curves')).toBeVisible();
  await expect(chips(page).filter({ hasText: 'banana' }).getByRole('button')).toBeFocused();
  await expect(page).toHaveTitle('Classes – SE Lens');

  // By keyboard: what was found and done is said, and the list is one stop for Tab, wherever in it one is.
  const search = page.getByTestId('class-picker').getByRole('searchbox');
  const said = page.getByTestId('class-picker').getByRole('status');
  await expect(said).toHaveText('lion removed. 3 of 6 chosen.');
  await search.fill('no such class');
  await expect(said).toHaveText('No class is called that.');
  await search.fill('koala');
  await expect(said).toHaveText('1 found.');
  await search.press('Enter');
  await expect(said).toHaveText('koala added. 4 of 6 chosen.');
  await search.press('Enter');
  await expect(said).toHaveText('koala removed. 3 of 6 chosen.');
  await search.fill('');
  for (let row = 0; row < 3; row++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Shift+Tab');
  await expect(search).toBeFocused();
  await page.reload();
  await expect(chips(page)).toHaveText([/banana/, /school bus/, /cliff/]);
});

test('shows the numbers of the profile file for any block, all channels or 50', async ({ app, page }) => {
  const [first, second] = [LABELS.indexOf('goldfish'), LABELS.indexOf('pizza')];
  await openClasses(app, page, { classes: `${first},${second}`, block: 'SE_2_1' });
  await page.getByTestId('classes-block').selectOption('SE_5_3');
  await expect(page).toHaveURL(/block=SE_5_3/);
  const curves = page.getByTestId('classes-curves');
  const means = profileTensor('SE_5_3.mean');
  const all = profileTensor('SE_5_3.mean_all');
  const channels = all.length;
  expect(channels).toBeGreaterThan(50);

  const [header, ...sampled] = await tableOf(curves);
  expect(header).toEqual(['channel', 'goldfish', 'pizza', 'all classes']);
  expect(sampled.map(([channel]) => Number(channel))).toEqual(
    Array.from({ length: 50 }, (_, k) => Math.floor((k * channels) / 50)),
  );
  for (const [channel, ...values] of sampled)
    expect(values.map((value) => Math.fround(Number(value)))).toEqual([
      means[first * channels + Number(channel)],
      means[second * channels + Number(channel)],
      all[Number(channel)],
    ]);
  await curves.getByRole('button', { name: `all ${channels}` }).click();
  await expect(curves.locator('tbody tr')).toHaveCount(channels);

  const within = page.getByTestId('classes-within');
  const [, ...rows] = await tableOf(within);
  const std = profileTensor('SE_5_3.std');
  expect(rows.map(([, , value]) => Math.fround(Number(value)))).toEqual([
    ...std.subarray(first * channels, (first + 1) * channels),
  ]);
  await within.getByRole('combobox').selectOption('pizza');
  await expect(within).toContainText('pizza');
});

test('exports a tidy table that says where its numbers come from', async ({ app, page }) => {
  await openClasses(app, page, { classes: '3,1', block: 'SE_4_1', lang: 'zh' });
  const item = async (chart: string, position: number) => {
    const menu = page.getByTestId(chart).getByTestId('export-menu');
    await menu.locator('summary').click();
    return (await app.download(menu.getByRole('button').nth(position))).content;
  };
  const lines = (await item('classes-curves', 2))
    .toString()
    .replace(/^\ufeff/, '')
    .trim()
    .split('\r\n');
  const comments = lines.filter((line) => line.startsWith('#')).join('\n');
  expect(comments).toContain(CARD.id);
  expect(comments).toMatch(/SHA-256 [0-9a-f]{64}/);
  expect(comments).toMatch(/\d+ reference images of each of \d+ classes \(validation images of .+\)/);
  const [header, ...rows] = lines.filter((line) => !line.startsWith('#')).map((line) => line.split(','));
  expect(header).toEqual(['block', 'channel', 'class_index', 'class', 'mean', 'std', 'mean_all']);
  expect(rows).toHaveLength(2 * 50);
  expect(rows[0].slice(0, 4)).toEqual(['SE_4_1', '0', '3', LABELS[3]]);
  expect(Math.fround(Number(rows[0][4]))).toBe(
    profileTensor('SE_4_1.mean')[3 * profileTensor('SE_4_1.mean_all').length],
  );

  expect((await item('classes-depth', 1)).toString()).toContain('SE_5_3');
  expect((await item('classes-effects', 0)).subarray(1, 4).toString()).toBe('PNG');
});

test('reads channels out by pointer and keyboard', async ({ app, page }) => {
  await openClasses(app, page, { classes: '0,1', block: 'SE_5_1' });
  const curves = page.getByTestId('classes-curves');
  await curves.getByRole('slider').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  const channel = Math.floor(profileTensor('SE_5_1.mean_all').length / 50);
  await expect(curves.getByTestId('reader-text')).toContainText(`Channel ${channel}: goldfish 0`);
  const depth = page.getByTestId('classes-depth');
  await depth.getByRole('slider').focus();
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('classes-block')).toHaveValue('SE_5_3');
});

test('names a class that the model does not have, and shows the others', async ({ app, page }) => {
  await openClasses(app, page, { classes: '2,4711' });
  await expect(app.errors.filter({ hasText: '4711' })).toBeVisible();
  await expect(chips(page)).toHaveText([LABELS[2]]);
});

test('says so where a model has no profile, and where it is of other weights', async ({ app, page }) => {
  await openClasses(app, page);
  await app.openModel(
    { name: 'mine.safetensors', mimeType: '', buffer: safetensors(randomBottleneckNet(8, 10)) },
    { name: 'config.json', mimeType: '', buffer: SMALL_CONFIG },
  );
  await expect(page.getByTestId('profile-failure')).toContainText('brings no profile', { timeout: 30_000 });
  await page.getByTestId('view-nav').getByRole('link', { name: 'Explore' }).click();
  await app.waitForResult();
  await expect(app.blockTitle).toBeVisible();

  // Forty blocks do not fit a phone: charts by block scroll to the chosen one, and their axes stay.
  await page.setViewportSize({ width: 390, height: 844 });
  await page.getByTestId('view-nav').getByRole('link', { name: 'Lab' }).click();
  const sweep = page.getByTestId('lab-sweep');
  const scrolled = () => sweep.locator('.reader-scroll').evaluate(({ scrollLeft }) => scrollLeft);
  const choice = page.getByTestId('lab-block');
  await choice.selectOption('SE_5_10');
  await expect.poll(scrolled).toBeGreaterThan(400);
  await choice.selectOption('SE_2_1');
  await expect.poll(scrolled).toBe(0);
  await expect(sweep.locator('.reader-edges')).toContainText('change of log-odds');
  await page.setViewportSize({ width: 1440, height: 900 });

  const other = Buffer.from(PROFILE);
  const sha = other.indexOf('model_sha256') + 'model_sha256": "'.length;
  other.write(other[sha] === 0x30 ? '1' : '0', sha);
  await page.route('**/profile.safetensors', (route) => route.fulfill({ body: other }));
  await app.visit({ view: 'classes' });
  await expect(page.getByTestId('profile-failure')).toContainText('made of other weights', {
    timeout: 45_000,
  });
});

for (const [width, height] of [
  [1440, 900],
  [1024, 768],
])
  test(`fits ${width} × ${height} without scrolling the page sideways`, async ({ app, page }) => {
    await page.setViewportSize({ width, height });
    await openClasses(app, page);
    const { scroll, client } = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      client: document.documentElement.clientWidth,
    }));
    expect(scroll).toBeLessThanOrEqual(client);

    // All channels scroll; what they are stands at the edge of what is seen.
    const curves = page.getByTestId('classes-curves');
    await curves.getByRole('button', { name: 'all 768' }).click();
    const ending = curves.locator('.reader-edges').getByText('channel →', { exact: true });
    await expect(ending).toBeInViewport();
    await curves.locator('.reader-scroll').evaluate((scroller) => scroller.scrollTo(300, 0));
    await expect(ending).toBeInViewport();

    // A phone shows all blocks at once, and each column reacts.
    for (const phone of [390, 360]) {
      await page.setViewportSize({ width: phone, height: 844 });
      for (const id of ['classes-depth', 'classes-effects'])
        await expect
          .poll(() =>
            page
              .getByTestId(id)
              .locator('.reader-scroll')
              .evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth),
          )
          .toBe(0);
    }
    const chart = page.getByTestId('classes-effects').getByRole('slider');
    const { width: room } = (await chart.boundingBox())!;
    for (const [block, at] of [
      ['SE_2_1', 46 + 5],
      ['SE_5_3', room - 8 - 5],
    ] as const) {
      await chart.click({ position: { x: at, y: 80 } });
      await expect(page.getByTestId('classes-block')).toHaveValue(block);
    }
  });

test('goes to Explore with an image that is dropped here', async ({ app }) => {
  await app.visit({ view: 'classes' });
  await expect(app.page.getByTestId('view-nav')).toBeVisible();
  await app.dropFiles(pattern('dropped.png'));
  await app.waitForImage('dropped.png');
});
