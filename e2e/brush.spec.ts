import type { Locator, Page } from 'playwright/test';
import { readChannelSet } from '../src/domain/channelSet';
import { type App, expect, test } from './app';
import { seriousFaults } from './axe';
import { csvOf, link, openCompare } from './comparePart';
import { readCsv } from './csv';

const BLOCK = 'SE_5_3';

const field = (page: Page) => page.getByTestId('brush').getByRole('textbox');
const text = (page: Page) => page.getByTestId('brush-text');
const slider = (page: Page, chart: string) => page.getByTestId(chart).getByRole('slider');

/** Drags over a chart from one place to another, both in shares of its width and height. */
async function drag(page: Page, chart: Locator, from: [number, number], to: [number, number]): Promise<void> {
  await chart.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await chart.boundingBox())!;
  await page.mouse.move(x + from[0] * width, y + from[1] * height);
  await page.mouse.down();
  await page.mouse.move(x + to[0] * width, y + to[1] * height, { steps: 4 });
  await page.mouse.up();
}

const named = (page: Page) => new URL(page.url()).searchParams.get('brush') ?? '';

/** The brushed channels as the address names them, once it names others than `before`: it may be told after the drag. */
async function brushed(page: Page, before = ''): Promise<number[]> {
  await expect.poll(() => named(page)).not.toBe(before);
  const read = readChannelSet(named(page));
  if (!read.ok) throw new Error(JSON.stringify(read));
  return read.value;
}

/** Where an element is on the page, not on the screen: what is typed into or clicked may scroll. */
const placeOf = (element: Locator) =>
  element.evaluate((of) => {
    const { top, left, width, height } = of.getBoundingClientRect();
    return { top: top + window.scrollY, left, width, height };
  });

/** Whether ink on paper marks a set in a chart: nothing else in these is a veil. */
const veils = (chart: Locator) => chart.locator('svg rect[fill="var(--chart-surface)"]');

async function exported(app: App, chart: Locator, kind: 'CSV table' | 'SVG image'): Promise<Buffer> {
  const menu = chart.getByTestId('export-menu');
  await menu.locator('summary').click();
  return (await app.download(menu.getByRole('button', { name: kind }))).content;
}

test('carries channels dragged over in a strip to every chart of the block, and keeps the chosen one', async ({
  app,
  page,
}) => {
  await app.open({ block: BLOCK, channel: '131' });
  await page.getByTestId('closer').getByRole('button', { name: 'z against s' }).click();
  const charts = ['map-panel', 'strip-z', 'strip-s', 'closer-scatter'].map((id) => page.getByTestId(id));
  for (const chart of charts) await expect(veils(chart)).toHaveCount(0);

  await drag(page, slider(page, 'strip-s'), [0.3, 0.5], [0.4, 0.6]);
  const channels = await brushed(page);
  expect(channels.length).toBeGreaterThan(20);
  expect(channels).toEqual(channels.map((_, i) => channels[0] + i));
  for (const chart of charts) await expect(veils(chart)).not.toHaveCount(0);
  await expect(page).toHaveURL(/channel=131(&|$)/);
  await expect(
    page.getByTestId('closer-scatter').locator('svg text[fill="var(--chart-accent)"]', { hasText: '131' }),
  ).toBeVisible();

  const { blocks } = await app.exportTrace();
  const { excitation, squeeze } = blocks.find(({ name }) => name === BLOCK)!;
  const mean = (values: number[]) =>
    String(
      Number((channels.reduce((sum, channel) => sum + values[channel], 0) / channels.length).toPrecision(3)),
    ).replace('-', '−');
  await expect(text(page)).toContainText(`${channels.length} of ${excitation.length} channels`);
  await expect(text(page)).toContainText(`mean z ${mean(squeeze)}, mean s ${mean(excitation)}`);
  await expect(text(page)).toContainText(/above the middle 80 % of usual gates in \d+, below it in \d+/);

  // A pointer that hardly moves chooses a channel and leaves the set as it is.
  await drag(page, slider(page, 'strip-z'), [0.8, 0.5], [0.801, 0.5]);
  await expect(page).not.toHaveURL(/channel=131(&|$)/);
  expect(await brushed(page)).toEqual(channels);
  // A drag leaves the chosen channel as it is.
  const chosen = new URL(page.url()).searchParams.get('channel');
  const before = named(page);
  await drag(page, slider(page, 'strip-z'), [0.5, 0.5], [0.6, 0.5]);
  expect(await brushed(page, before)).not.toEqual(channels);
  expect(new URL(page.url()).searchParams.get('channel')).toBe(chosen);
});

test('carries the dots of a rectangle in z against s to the strips, in files too', async ({ app, page }) => {
  await app.open({ block: BLOCK });
  await page.getByTestId('closer').getByRole('button', { name: 'z against s' }).click();
  const scatter = page.getByTestId('closer-scatter');
  const strip = page.getByTestId('strip-s');
  const plain = readCsv(await exported(app, strip, 'CSV table'));
  expect(plain[0]).not.toContain('brushed');

  await drag(page, slider(page, 'closer-scatter'), [0.2, 0.1], [0.95, 0.4]);
  const channels = await brushed(page);
  const [header, ...rows] = readCsv(await exported(app, strip, 'CSV table'));
  expect(header).toEqual([...plain[0], 'brushed']);
  const at = (column: string) => header.indexOf(column);
  const marked = rows.filter((row) => row[at('brushed')] === '1');
  expect(marked.map((row) => Number(row[at('channel')]))).toEqual(channels);
  // The rectangle ends well above the lowest gates.
  for (const row of marked) expect(Number(row[at('s')])).toBeGreaterThan(0.5);
  const open = rows.filter((row) => Number(row[at('s')]) < 0.4);
  expect(open.length).toBeGreaterThan(0);

  const rings = (await exported(app, scatter, 'SVG image')).toString().match(/<circle[^>]*fill="#1d2129"/g);
  expect(rings).toHaveLength(channels.length);

  await page.getByTestId('closer').getByRole('button', { name: 'distribution of gates' }).click();
  const distribution = page.getByTestId('closer-distribution');
  await expect(veils(distribution)).not.toHaveCount(0);
  const [bins, ...counts] = readCsv(await exported(app, distribution, 'CSV table'));
  const total = counts.reduce((sum, row) => sum + Number(row[bins.indexOf('brushed')]), 0);
  expect(total).toBe(channels.length);

  // A rectangle without a dot takes the set away.
  await page.getByTestId('closer').getByRole('button', { name: 'z against s' }).click();
  await drag(page, slider(page, 'closer-scatter'), [0.3, 0.955], [0.4, 0.985]);
  await expect(page).not.toHaveURL(/brush=/);
});

test('is typed, cleared by Escape or a button, and gone with its block', async ({ app, page }) => {
  await app.open({ block: BLOCK });
  const before = await placeOf(page.getByTestId('strip-z'));
  await field(page).fill('50-48，12');
  await field(page).press('Enter');
  await expect(page).toHaveURL(/brush=12%2C48-50/);
  await expect(field(page)).toHaveValue('12, 48-50');
  await expect(text(page)).toContainText('4 of 768 channels');

  await field(page).fill('12, cat');
  await field(page).press('Enter');
  await expect(text(page)).toContainText('“cat” is neither a channel number nor a range.');
  await expect(field(page)).toHaveAttribute('aria-invalid', 'true');
  await field(page).fill('760-768');
  await field(page).press('Enter');
  await expect(text(page)).toContainText(
    `“760-768” is not in ${BLOCK}: its channels are numbered from 0 to 767.`,
  );
  await field(page).press('Escape');
  await expect(field(page)).toHaveValue('12, 48-50');
  expect(await placeOf(page.getByTestId('strip-z'))).toEqual(before);
  await field(page).press('Escape');
  await expect(page).not.toHaveURL(/brush=/);
  await expect(field(page)).toHaveValue('');

  await field(page).fill('3');
  await field(page).press('Enter');
  await slider(page, 'strip-s').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/brush=/);
  await expect(page).toHaveURL(/channel=0(&|$)/);

  await field(page).fill('3-5');
  await field(page).press('Enter');
  await expect(text(page).getByRole('status')).toContainText('3 of 768 channels');
  const clear = page.getByTestId('brush').getByRole('button', { name: 'Clear' });
  await clear.press('Enter');
  await expect(page).not.toHaveURL(/brush=/);
  await expect(clear).toBeFocused();
  await expect(clear).toBeDisabled();
  await field(page).fill('3-5');
  await field(page).press('Enter');
  await expect(page).toHaveURL(/brush=3-5/);
  await app.map.getByRole('radio', { name: /SE_4_6/ }).click();
  await expect(page).not.toHaveURL(/brush=/);
});

test('is restored by a link, which is told where it asks for channels that are not there', async ({
  app,
  page,
}) => {
  await app.open({ block: BLOCK, brush: '12,40-50' });
  await expect(field(page)).toHaveValue('12, 40-50');
  await expect(veils(page.getByTestId('strip-s'))).not.toHaveCount(0);
  await app.open({ block: BLOCK, brush: '12,700-800' });
  await expect(app.errors.filter({ hasText: '768-800' })).toBeVisible();
  await expect(field(page)).toHaveValue('12, 700-767');
  await app.open({ block: BLOCK, brush: 'cat' });
  await expect(app.errors.filter({ hasText: 'cat' })).toBeVisible();
  await expect(field(page)).toHaveValue('');
});

test('goes from one chart of a comparison to all, and on to Explore', async ({ app, page }) => {
  await openCompare(page, { images: link(0, 1, 2), block: 'SE_4_3' });
  // A later result would lay out anew what is dragged over.
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0, { timeout: 30_000 });
  const charts = [
    'compare-tiles',
    'compare-gates',
    'compare-scatter-s',
    'compare-scatter-z',
    'compare-difference',
  ];
  await drag(page, slider(page, 'compare-scatter-s'), [0.15, 0.15], [0.5, 0.5]);
  const channels = await brushed(page);
  for (const chart of charts) await expect(veils(page.getByTestId(chart)), chart).not.toHaveCount(0);
  await expect(text(page)).toContainText(`${channels.length} of 384 channels`);
  await expect(text(page)).toContainText(/mean s: .+ 0\.\d+ · .+ 0\.\d+ · .+ 0\.\d+/);
  for (const chart of charts) {
    const [header, ...rows] = await csvOf(page, chart);
    const at = (column: string) => header.indexOf(column);
    const marked = rows.filter((row) => row.at(-1) === '1');
    expect(header.at(-1), chart).toBe('brushed');
    expect([...new Set(marked.map((row) => Number(row[at('channel')])))].sort((a, b) => a - b)).toEqual(
      channels,
    );
    expect([...new Set(marked.map((row) => row[at('block')]))]).toEqual(['SE_4_3']);
  }

  // Along the axis, in the order on screen: the first bars are those of the largest differences.
  const [header, ...ranked] = await csvOf(page, 'compare-difference');
  const before = named(page);
  await drag(page, slider(page, 'compare-difference'), [0, 0.5], [0.2, 0.5]);
  const first = await brushed(page, before);
  const largest = ranked.slice(0, first.length).map((row) => Number(row[header.indexOf('channel')]));
  expect(largest.sort((a, b) => a - b)).toEqual(first);

  await page.getByTestId('view-nav').getByText('Explore').click();
  await app.waitForResult();
  await expect(text(page)).toContainText(`${first.length} of 384 channels`);
  await page.getByTestId('view-nav').getByText('Compare').click();
  await expect(text(page)).toContainText(`${first.length} of 384 channels`);
  await page.getByTestId('compare-block').selectOption('SE_4_4');
  await expect(page).not.toHaveURL(/brush=/);
});

test.describe('by finger', () => {
  test.use({ hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });

  test('slides sideways over channels, and still scrolls the page up and down', async ({ app, page }) => {
    await app.open({ block: BLOCK });
    const strip = slider(page, 'strip-s');
    await strip.scrollIntoViewIfNeeded();
    const session = await page.context().newCDPSession(page);
    const slide = async (dx: number, dy: number) => {
      const { x, y, width, height } = (await strip.boundingBox())!;
      const at = (share: number) => [{ x: x + width * 0.4 + dx * share, y: y + height * 0.5 + dy * share }];
      await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: at(0) });
      for (let step = 1; step <= 10; step++)
        await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: at(step / 10) });
      await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    };
    const scrolled = () => page.evaluate(() => window.scrollY);
    const before = await scrolled();
    await slide(100, 4);
    expect((await brushed(page)).length).toBeGreaterThan(50);
    expect(await scrolled()).toBe(before);
    await field(page).press('Escape');
    await expect(page).not.toHaveURL(/brush=/);
    await strip.scrollIntoViewIfNeeded();
    const place = await scrolled();
    await slide(4, -150);
    await expect.poll(scrolled).toBeGreaterThan(place + 50);
    await expect(page).not.toHaveURL(/brush=/);
  });

  test('is told to tap, not to point, in a comparison', async ({ page }) => {
    await openCompare(page, { images: link(0, 1), block: BLOCK });
    await expect(page.getByTestId('compare-gates').getByTestId('reader-text')).toContainText('Tap a channel');
    await expect(page.getByTestId('compare')).not.toContainText(/Point at|[Cc]lick/);
  });
});

for (const [theme, lang] of [
  ['light', 'en'],
  ['dark', 'zh'],
])
  test(`has no serious accessibility fault and fits a phone, ${theme}`, async ({ app, page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await app.open({ block: BLOCK, brush: '12,40-60', channel: '45', theme, lang });
    await expect(text(page)).toContainText('22');
    expect(await seriousFaults(page)).toEqual([]);
    expect(await app.sidewaysScroll()).toBe(0);
    await openCompare(page, { images: link(0, 1), block: BLOCK, brush: '12,40-60', theme, lang });
    await expect(text(page)).toContainText('22');
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0, { timeout: 30_000 });
    expect(await seriousFaults(page)).toEqual([]);
    expect(await app.sidewaysScroll()).toBe(0);
  });
