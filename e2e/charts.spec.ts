import type { Locator } from 'playwright/test';
import { expect, SAMPLES, test } from './app';
import { changedCharts } from './changedCharts';
import { readCsv } from './csv';

test('walks through blocks and channels with the keyboard alone', async ({ app, page }) => {
  await app.open({ block: 'SE_3_2' });
  await expect(app.blockTitle).toContainText('SE_3_2');
  await app.map.getByRole('radio', { checked: true }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(app.blockTitle).toContainText('SE_3_3');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(app.blockTitle).toContainText('SE_3_1');
  await expect(page).toHaveTitle('Explore – SE Lens');
  // What to do is no news.
  await expect(page.getByTestId('brush-text').getByRole('status')).toHaveText('');
  await expect(page.getByRole('status').filter({ hasText: 'Model in use: ' })).toHaveCount(1);
  const { predictions } = await app.exportTrace();
  const said = (name: string, label: string) =>
    page.getByRole('status').filter({ hasText: new RegExp(`^${name}: ${label}, [\\d.]+ %\\.$`) });
  await expect(said(SAMPLES[0].title.en, predictions[0].label)).toHaveCount(1);
  await page.getByTestId('sample-gallery').locator(`[data-sample="${SAMPLES[1].id}"]`).press('Enter');
  await expect(said(SAMPLES[1].title.en, '.+')).toHaveCount(1);

  // What goes away leaves the focus where the work goes on.
  await page.getByTestId('hints').getByRole('button', { name: 'Got it' }).press('Enter');
  await expect(page.getByRole('main')).toBeFocused();
  await page.getByTestId('first-channel').press('Enter');
  await expect(page.getByRole('heading', { name: 'What the channel sees' })).toBeFocused();
  const slider = page.getByTestId('strip-s').getByRole('slider');
  await slider.press('Escape');
  await page.mouse.move(0, 0);
  await expect(slider).toHaveAttribute('aria-valuetext', 'No channel is chosen.');
  await page.getByTestId('save-picture').focus();
  await app.download(page.getByTestId('save-picture'));
  await expect(page.getByTestId('save-picture')).toBeFocused();

  await page.mouse.move(0, 0);
  await slider.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  const { blocks } = await app.exportTrace();
  const { excitation } = blocks.find(({ name }) => name === 'SE_3_1')!;
  const readout = page.getByTestId('channel-readout');
  await expect(readout).toContainText('Channel 1');
  // The strip says it: not twice.
  await expect(slider).toHaveAttribute('aria-valuetext', /^channel 1:/);
  await expect(readout).toHaveAttribute('aria-live', 'off');
  // Three significant digits, or fewer where they end in zeros.
  await expect(readout).toContainText(String(Number(excitation[1].toPrecision(3))));
});

test('links the z and s strips by the channel pointed at', async ({ app, page }) => {
  await app.open();
  const strip = page.getByTestId('strip-z');
  const box = (await strip.boundingBox())!;
  const at = async (share: number) => {
    await strip.hover({ position: { x: box.width * share, y: box.height / 2 } });
    await expect(page.getByTestId('channel-readout')).toContainText(/Channel \d+/);
  };
  // Map, predictions and maps have nothing to do with it.
  expect(await changedCharts(page, () => at(0.5))).toEqual(['strip-s', 'strip-z']);
  await page.mouse.move(0, 0);
  // React draws the leaving after the event.
  await expect(page.getByTestId('channel-readout')).not.toContainText(/Channel \d+/);
  const openGlossary = async () => {
    await page.getByTestId('block-panel').locator('button.term').first().click();
    await expect(page.getByTestId('glossary')).toBeVisible();
    await page.keyboard.press('Escape');
  };
  expect(await changedCharts(page, openGlossary)).toEqual([]);
});

test('exports charts as PNG, SVG and CSV and the whole trace as JSON', async ({ app, page }) => {
  await app.open({ block: 'SE_4_1' });
  const trace = await app.exportTrace();
  const menu = page.getByTestId('strip-s').getByTestId('export-menu');
  const item = async (name: string) => {
    await menu.locator('summary, button').first().click();
    return app.download(menu.getByRole('button', { name }).or(menu.getByRole('menuitem', { name })).last());
  };
  const png = await item('PNG image');
  expect(png.content.subarray(1, 4).toString()).toBe('PNG');
  await expect(menu.locator('summary')).toBeFocused();
  await expect(menu.locator('summary')).toHaveAttribute('aria-label', /^Export: How open is each channel/);
  expect(png.content.readUInt32BE(16)).toBeGreaterThan(200);

  const svg = (await item('SVG image')).content.toString();
  expect(svg).toMatch(/^(<\?xml[^>]*>\s*)?<svg/);
  expect(svg).toContain('SE_4_1');
  // What its marks mean goes along: a figure is read without the page.
  expect(svg).toContain('s is the gate');
  expect(svg).not.toMatch(/var\(--/);

  const [header, ...rows] = readCsv((await item('CSV table')).content);
  expect(header).toEqual(['image', 'block', 'channel', 'z', 's', 'rank']);
  const block = trace.blocks.find(({ name }) => name === 'SE_4_1')!;
  expect(rows).toHaveLength(block.channels);
  for (const channel of [0, block.channels - 1]) {
    const [image, name, ...numbers] = rows[channel];
    expect([image, name]).toEqual([trace.image.name, 'SE_4_1']);
    const rank = block.excitation.filter((gate) => gate > block.excitation[channel]).length + 1;
    expect(numbers.map(Number)).toEqual([channel, block.squeeze[channel], block.excitation[channel], rank]);
  }

  // Figures keep their own colors: a dark one of a light page is the one of a dark page, and the other way around.
  const map = page.getByTestId('map-panel').getByTestId('export-menu');
  const figure = async (colors: string) => {
    await map.locator('summary').click();
    await map.getByLabel('Figure colors').selectOption({ label: colors });
    return (await app.download(map.getByRole('button', { name: 'SVG image' }))).content.toString();
  };
  const [light, dark] = [await figure('as the page'), await figure('dark')];
  expect(light).toContain('fill="#ffffff"');
  expect(dark).not.toContain('fill="#ffffff"');
  await page.getByTestId('theme-switch').selectOption('dark');
  expect(await figure('as the page')).toBe(dark);
  expect(await figure('light')).toBe(light);
});

test('exports tidy tables with English columns in Chinese too', async ({ app, page }) => {
  await app.open({ lang: 'zh' });
  const csvOf = async (panel: Locator) => {
    const menu = panel.getByTestId('export-menu');
    await menu.locator('summary').click();
    return readCsv((await app.download(menu.getByRole('button').last())).content);
  };
  const gates = await csvOf(page.getByTestId('map-panel'));
  expect(gates[0]).toEqual(['image', 'block', 'channel', 'z', 's']);
  expect(new Set(gates.slice(1).map(([, block]) => block)).size).toBe(
    await app.map.getByRole('radio').count(),
  );
  const predictions = await csvOf(app.predictions);
  expect(predictions[0]).toEqual(['image', 'rank', 'index', 'label', 'probability']);
  expect(predictions.slice(1).map(([, rank]) => rank)).toEqual(['1', '2', '3', '4', '5']);
  expect(predictions[1][3]).toMatch(/^[A-Za-z -]+$/);
});

test('closes an export menu on Escape, giving the focus back, and on a click elsewhere', async ({
  app,
  page,
}) => {
  await app.open();
  const menu = page.getByTestId('strip-z').getByTestId('export-menu');
  const summary = menu.locator('summary');
  await summary.click();
  await menu.getByRole('button').first().focus();
  await page.keyboard.press('Escape');
  await expect(menu).not.toHaveAttribute('open');
  await expect(summary).toBeFocused();
  await summary.click();
  await expect(menu).toHaveAttribute('open');
  await app.blockTitle.click();
  await expect(menu).not.toHaveAttribute('open');
});

test('shows every block at 1280 px, and on a phone the chosen one', async ({ app, page }) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await app.open({ block: 'SE_5_3' });
  const hidden = () => app.map.evaluate((map) => map.scrollWidth - map.clientWidth);
  await expect.poll(hidden).toBeLessThanOrEqual(0);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(hidden).toBeGreaterThan(0);
  for (const block of ['SE_5_3', 'SE_2_1']) {
    const tile = app.map.getByRole('radio', { name: new RegExp(block) });
    await tile.evaluate((element) => (element as HTMLElement).click());
    const inside = async () => {
      const [map, box] = [(await app.map.boundingBox())!, (await tile.boundingBox())!];
      return box.x >= map.x && box.x + box.width <= map.x + map.width;
    };
    await expect.poll(inside).toBe(true);
  }
});

test('says the key figures of every chart to those who do not see it', async ({ app, page }) => {
  await app.open();
  const [first] = (await app.exportTrace()).predictions;
  const figure = (name: RegExp) => page.getByRole('figure', { name });
  await expect(figure(/call it/)).toContainText(`${first.label} `);
  await expect(figure(/every SE block/)).toContainText(/Highest median gate: [\d.e− -]+ in SE_\d_\d/);
  await expect(figure(/How open is each channel/)).toContainText(/channels: lowest [\d.e-]+ \(channel \d+\)/);
});

test('shows the shares of open and closed gates by depth', async ({ app, page }) => {
  await app.open();
  const map = page.getByTestId('map-panel');
  await map.getByText('Numbers as a table').click();
  await expect(map.locator('thead th').last()).toHaveText('below 0.1');
  await expect(map.locator('thead th').nth(-2)).toHaveText('above 0.9');
  await expect(map.locator('tbody tr').first().locator('td').last()).toContainText('%');
});
