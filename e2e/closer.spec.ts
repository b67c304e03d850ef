import type { Locator, Page } from 'playwright/test';
import type { ModelCard } from '../src/domain/model';
import { type App, DEFAULT_MODEL, type ExportedTrace, expect, MODELS, test } from './app';
import { seriousFaults } from './axe';
import { readCsv } from './csv';

const BLOCK = 'SE_5_3';
const PARTS = ['z against s', 'distribution of gates', 'inside the excitation'];

/** Opens a part of "Look closer" by what its button says. */
const open = (page: Page, part: string) =>
  page.getByTestId('closer').getByRole('button', { name: part, exact: true }).click();

/** The rows of a chart's CSV, keyed by its columns, below the comment lines. */
async function csvOf(app: App, chart: Locator): Promise<Record<string, string>[]> {
  const menu = chart.getByTestId('export-menu');
  await menu.locator('summary').click();
  const { content } = await app.download(menu.getByRole('button', { name: 'CSV table' }));
  const [header, ...rows] = readCsv(content);
  return rows.map((row) => Object.fromEntries(header.map((column, i) => [column, row[i]])));
}

/** The block as the exported trace has it. */
async function traced(app: App, name = BLOCK) {
  const { blocks } = await app.exportTrace();
  return blocks.find((block) => block.name === name) as ExportedTrace['blocks'][number] & {
    hiddenActivations: number[];
  };
}

const sum = (rows: Record<string, string>[]) =>
  rows.reduce((total, { contribution }) => total + Number(contribution), 0);

/** As the page writes a number: three significant digits, fewer where they end in zeros. */
const shown = (value: number) => String(Number(value.toPrecision(3))).replace('-', '−');

/** Where the first strip is on the page, not on the screen: opening, typing and exporting may scroll. */
const placeOfStrip = (page: Page) =>
  page.getByTestId('strip-z').evaluate((strip) => {
    const { top, left, width, height } = strip.getBoundingClientRect();
    return { top: top + window.scrollY, left, width, height };
  });

test('is closed at first, shows one chart at a time and moves nothing above it', async ({ app, page }) => {
  await app.open({ block: BLOCK });
  const closer = page.getByTestId('closer');
  await expect(closer.getByRole('figure')).toHaveCount(0);
  const before = await placeOfStrip(page);
  for (const part of PARTS.slice(0, 2)) {
    await open(page, part);
    await expect(closer.getByRole('figure')).toHaveCount(1);
    await expect(closer.getByRole('button', { name: part, exact: true })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
  }
  expect(await placeOfStrip(page)).toEqual(before);
  await open(page, PARTS[1]);
  await expect(closer.getByRole('figure')).toHaveCount(0);
});

test('stays open while another block is chosen', async ({ app, page }) => {
  await app.open({ block: BLOCK });
  await open(page, PARTS[0]);
  await app.map.getByRole('radio', { name: /SE_4_6/ }).click();
  await expect(page.getByTestId('closer-scatter')).toContainText('SE_4_6');
});

test('links z against s with the strips, by pointer and by keyboard', async ({ app, page }) => {
  // Of so few channels that dots are elements.
  const few = 'SE_4_3';
  await app.open({ block: few });
  await open(page, PARTS[0]);
  const scatter = page.getByTestId('closer-scatter');
  const readout = page.getByTestId('channel-readout');
  await scatter.getByRole('slider').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(readout).toContainText('Channel 1');
  await expect(page).toHaveURL(/channel=1(&|$)/);
  await expect(scatter.getByTestId('scatter-text')).toContainText('channel 1:');

  const { squeeze } = await traced(app, few);
  const lowest = squeeze.indexOf(Math.min(...squeeze));
  await scatter.locator('svg circle').nth(lowest).hover({ force: true });
  await expect(readout).toContainText(`Channel ${lowest}`);
  await page.mouse.down();
  await page.mouse.up();
  await expect(page).toHaveURL(new RegExp(`channel=${lowest}(&|$)`));

  const strip = page.getByTestId('strip-s').getByRole('slider');
  const box = (await strip.boundingBox())!;
  await strip.hover({ position: { x: box.width / 2, y: box.height / 2 } });
  const heading = readout.getByRole('heading', { name: /Channel \d+/ });
  // React draws the pointing after the event.
  await expect(heading).not.toHaveText(`Channel ${lowest}`);
  const pointed = (await heading.textContent()) as string;
  await expect(scatter.getByTestId('scatter-text')).toContainText(pointed.toLowerCase());
});

test('names what is above and below usual only where a profile tells it', async ({ app, page }) => {
  await app.open({ block: BLOCK });
  await open(page, PARTS[0]);
  const scatter = page.getByTestId('closer-scatter');
  await expect(scatter.locator('svg text', { hasText: 'usual' })).toHaveCount(0);
  expect(Object.keys((await csvOf(app, scatter))[0])).toEqual(['image', 'block', 'channel', 'z', 's']);

  await scatter.getByRole('button', { name: 'less usual' }).click();
  await expect(scatter.locator('svg text', { hasText: 'above usual z,' })).toHaveCount(2);
  await expect(scatter.locator('svg text', { hasText: 'below usual s' })).toHaveCount(2);
  await expect(scatter.getByTestId('scatter-finding')).toContainText(
    /both less usual, over \d+ channels \(Spearman\): −?0\.\d\d, .*Every gate reads every z/,
  );
  const rows = await csvOf(app, scatter);
  const { channels, squeeze } = await traced(app);
  expect(rows).toHaveLength(channels);
  expect(Number(rows[5].z)).toBe(squeeze[5]);
  expect(Number(rows[5].z_deviation)).not.toBeNaN();
});

test('says why nothing is usual where there is no profile, and draws z against s all the same', async ({
  app,
  page,
}) => {
  app.expectComplaint(/404/);
  await page.route('**/profile.safetensors', (route) => route.fulfill({ status: 404 }));
  await app.open({ block: BLOCK });
  await open(page, PARTS[0]);
  const scatter = page.getByTestId('closer-scatter');
  await scatter.getByRole('button', { name: 'less usual' }).click();
  await expect(scatter).toContainText('brings no profile');
  await expect(scatter.locator('svg text', { hasText: 'above usual' })).toHaveCount(0);
  await open(page, PARTS[1]);
  await expect(page.getByTestId('closer-distribution')).not.toContainText('reference images');
});

test('counts the gates in 20 bins, beside the shares of closed and open ones that are usual', async ({
  app,
  page,
}) => {
  await app.open({ block: BLOCK });
  await open(page, PARTS[1]);
  const chart = page.getByTestId('closer-distribution');
  await expect(chart).toContainText(
    /Line across the two outer bars at each end: .* over \d+ reference images/,
  );
  const { channels, excitation } = await traced(app);
  const rows = await csvOf(app, chart);
  expect(rows).toHaveLength(20);
  rows.forEach((row, bin) => {
    const inside = excitation.filter((gate) => Math.min(19, Math.floor(gate * 20)) === bin);
    expect(Number(row.channels), `bin ${bin}`).toBe(inside.length);
    expect(Number(row.share)).toBeCloseTo(inside.length / channels, 9);
  });
  await chart.getByRole('slider').focus();
  await page.keyboard.press('End');
  await expect(chart.getByTestId('reader-text')).toContainText(
    new RegExp(
      `s from 0\\.95 to 1: .*; above 0\\.9 in all .* %, usual ${Math.floor(100 * Number(rows[0]['reference_share_above_0.9']))}`,
    ),
  );
});

test('opens the excitation in two steps that add up to the gate on screen', async ({ app, page }) => {
  await app.open({ block: BLOCK, channel: '131' });
  await open(page, PARTS[2]);
  const { channels, hidden, squeeze, hiddenActivations, excitation } = await traced(app);
  await expect(page.getByTestId('gate-sum')).toContainText(
    `= ${shown(excitation[131])}, the gate s of channel 131`,
  );
  const active = hiddenActivations.filter((value) => value > 0).length;
  await expect(page.getByTestId('gate-sum')).toContainText(`${active} of ${hidden} hidden units fire`);
  const gate = page.getByTestId('closer-gate');
  const terms = await csvOf(app, gate);
  expect(terms).toHaveLength(hidden);
  expect(Math.abs(1 / (1 + Math.exp(-sum(terms))) - excitation[131])).toBeLessThan(1e-5);
  const sizes = terms.map(({ contribution }) => Math.abs(Number(contribution)));
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  for (const { unit, hidden: h, contribution } of terms) {
    expect(Number(h)).toBe(hiddenActivations[Number(unit)]);
    if (Number(h) === 0) expect(Number(contribution)).toBe(0);
  }

  await gate.getByRole('slider').focus();
  await page.keyboard.press('Home');
  await expect(gate.getByTestId('reader-text')).toContainText(`Unit ${terms[0].unit}: h `);
  await page.keyboard.press('Enter');
  const unit = page.getByTestId('closer-unit');
  await expect(unit).toContainText(`hidden unit ${terms[0].unit} of ${BLOCK}`);
  const inputs = await csvOf(app, unit);
  expect(inputs).toHaveLength(channels);
  expect(Number(inputs[0].z)).toBe(squeeze[Number(inputs[0].channel)]);
  const h = hiddenActivations[Number(terms[0].unit)];
  expect(Math.abs(Math.max(0, sum(inputs)) - h)).toBeLessThan(1e-5 * Math.max(1, h));
  await expect(page.getByTestId('unit-sum')).toContainText(`h = ${shown(h)}`);
  // The bars on the page: the 20 largest, and all others as one.
  await unit.getByText('Numbers as a table').click();
  await expect(unit.getByRole('region', { name: /^Numbers as a table: .*hidden unit/ })).toBeVisible();
  await expect(unit.getByRole('rowheader')).toHaveCount(21);

  await gate.getByRole('slider').press('Home');
  await gate.getByRole('slider').press('Enter');
  await expect(unit).toHaveCount(0);
});

test('follows the chosen channel, and offers one where none is chosen', async ({ app, page }) => {
  await app.open({ block: BLOCK });
  await open(page, PARTS[2]);
  const closer = page.getByTestId('closer');
  const { excitation } = await traced(app);
  const most = excitation.indexOf(Math.max(...excitation));
  await closer.getByRole('button', { name: `Take channel ${most}` }).click();
  await expect(page.getByTestId('closer-gate')).toContainText(`the gate of channel ${most} in ${BLOCK}`);
  await page.getByTestId('channel-search').getByRole('textbox').fill('7');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('closer-gate')).toContainText('the gate of channel 7 in');
  await app.map.getByRole('radio', { name: /SE_4_6/ }).click();
  await expect(closer).toContainText('Choose a channel');
});

test('reads the weights of another network under the same block name anew', async ({ app, page }) => {
  await app.open({ block: 'SE_2_1', channel: '3' });
  await open(page, PARTS[2]);
  const gate = page.getByTestId('closer-gate');
  const first = await csvOf(app, gate);
  const other = MODELS.find(({ id }) => id !== DEFAULT_MODEL.id && id.startsWith('se_')) as ModelCard;
  await page.getByTestId('model-badge').click();
  await page.getByTestId('model-menu').getByRole('radio', { name: other.title.en }).click();
  await expect.poll(async () => (await app.exportTrace()).model.id, { timeout: 30_000 }).toBe(other.id);
  await page.keyboard.press('Escape');
  await page.getByTestId('channel-search').getByRole('textbox').fill('3');
  await page.keyboard.press('Enter');
  const { hidden, excitation } = await traced(app, 'SE_2_1');
  const terms = await csvOf(app, gate);
  expect(terms).toHaveLength(hidden);
  expect(terms).not.toEqual(first);
  expect(Math.abs(1 / (1 + Math.exp(-sum(terms))) - excitation[3])).toBeLessThan(1e-5);
});

test('finds a channel by its number, and says gently what is none', async ({ app, page }) => {
  await app.open({ block: BLOCK, channel: '131' });
  const search = page.getByTestId('channel-search');
  const field = search.getByRole('textbox', { name: 'Channel' });
  const readout = page.getByTestId('channel-readout');
  await expect(field).toHaveValue('131');
  await field.fill('217');
  // Typed, it is pointed at; entered, it is chosen.
  await expect(readout).toContainText('Channel 217');
  await expect(page).toHaveURL(/channel=131(&|$)/);
  await field.press('Enter');
  await expect(page).toHaveURL(/channel=217(&|$)/);
  await field.press('ArrowUp');
  await expect(readout).toContainText('Channel 218');

  const before = await placeOfStrip(page);
  const { channels } = await traced(app);
  for (const wrong of [String(channels), 'cat', '-1']) {
    await field.fill(wrong);
    await field.press('Enter');
    await expect(search).toContainText(`Channels of ${BLOCK} are numbered from 0 to ${channels - 1}.`);
    await expect(field).toHaveValue(wrong);
    await expect(readout).toContainText('Channel 218');
  }
  expect(await placeOfStrip(page)).toEqual(before);
  await field.press('Escape');
  await expect(field).toHaveValue('218');
  await expect(search).not.toContainText('numbered');
});

for (const theme of ['light', 'dark'])
  test(`fits a phone and has no serious accessibility fault, ${theme}`, async ({ app, page }) => {
    // Axe looks three times at all of the page.
    test.setTimeout(180_000);
    await page.setViewportSize({ width: 390, height: 844 });
    await app.open({ block: BLOCK, channel: '131', theme, lang: theme === 'dark' ? 'zh' : 'en' });
    const closer = page.getByTestId('closer');
    const parts = closer.getByRole('button');
    await expect(parts).toHaveCount(PARTS.length);
    for (const part of await parts.all()) {
      await part.click();
      await expect(part).toHaveAttribute('aria-pressed', 'true');
      await expect(closer.getByRole('figure')).toHaveCount(1);
      if ((await page.getByTestId('closer-gate').count()) > 0) {
        await page.getByTestId('closer-gate').getByRole('slider').focus();
        await page.keyboard.press('Home');
        await page.keyboard.press('Enter');
        await expect(closer.getByRole('figure')).toHaveCount(2);
      }
      expect(await app.sidewaysScroll()).toBe(0);
      expect(await seriousFaults(page)).toEqual([]);
    }
  });
