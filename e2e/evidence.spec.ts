import { type App, expect, SAMPLES, test } from './app';
import { readCsv } from './csv';
import { type Evidence, evidenceOf } from './evidencePart';

async function exported(app: App, { maps }: Evidence, kind: 'PNG image' | 'SVG image' | 'CSV table') {
  const menu = maps.getByTestId('export-menu');
  await menu.locator('summary').click();
  return app.download(menu.getByRole('button', { name: kind }));
}

const average = (values: number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

for (const backend of ['wasm', 'webgl'])
  test(`shows the maps of a chosen channel, whose mean is z, on ${backend}`, async ({ app, page }) => {
    test.setTimeout(120_000);
    const evidence = evidenceOf(page);
    await app.open({ block: 'SE_4_2', backend });
    await expect(evidence.root).not.toHaveAttribute('data-channel');
    await expect(evidence.root).toContainText('Choose a channel');
    await expect(evidence.maps).toHaveCount(0);
    await page.getByTestId('strip-s').getByRole('slider').focus();
    for (let key = 0; key < 4; key++) await page.keyboard.press('ArrowRight');
    await evidence.shows(3);
    await expect(evidence.maps).toContainText('channel 3 of SE_4_2');

    const { blocks } = await app.exportTrace();
    const { squeeze, excitation } = blocks.find(({ name }) => name === 'SE_4_2')!;
    const { name, content } = await exported(app, evidence, 'CSV table');
    expect(name).toBe(`${SAMPLES[0].file}.SE_4_2.channel-3.maps.csv`);
    const [header, ...rows] = readCsv(content);
    expect(header).toEqual(['row', 'column', 'u', 'scaled', 'output']);
    expect(rows).toHaveLength(64);
    const column = (at: number) => rows.map((row) => Number(row[at]));
    const [u, scaled, output] = [column(2), column(3), column(4)];
    const precision = backend === 'wasm' ? 1e-5 : 1e-3;
    const shown = Number(await evidence.figures.first().getAttribute('title'));
    expect(shown).toBe(squeeze[3]);
    expect(Math.abs(average(u) - shown)).toBeLessThan(precision);
    for (const at of u.keys()) {
      expect(Math.abs(scaled[at] - excitation[3] * u[at])).toBeLessThan(precision);
      expect(output[at]).toBeGreaterThanOrEqual(0);
    }
    const rms = Number(await evidence.figures.nth(1).getAttribute('title'));
    expect(rms).toBeCloseTo(Math.sqrt(average(u.map((value) => value * value))), 4);
    const rank = excitation.filter((gate) => gate > excitation[3]).length + 1;
    await expect(evidence.figures.nth(3)).toHaveText(`${rank} of ${excitation.length}`);
  });

test('reads out a cell by pointer and by keyboard alone', async ({ app, page }) => {
  const evidence = evidenceOf(page);
  await app.open({ block: 'SE_4_2', channel: '7' });
  await evidence.shows(7);
  const rows = readCsv((await exported(app, evidence, 'CSV table')).content).slice(1);
  const digits = (text: string) => String(Number(Number(text).toPrecision(3))).replace('-', '−');
  const says = async (row: number, column: number) => {
    await expect(evidence.cellText).toContainText(`Row ${row}, column ${column}:`);
    const [, , u] = rows[row * 8 + column];
    if (Math.abs(Number(u)) > 1e-3) await expect(evidence.cellText).toContainText(`U ${digits(u)}`);
  };
  await evidence.cells.focus();
  await page.keyboard.press('ArrowRight');
  await says(0, 0);
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowDown');
  await says(1, 1);
  await page.keyboard.press('End');
  await says(1, 7);
  await page.keyboard.press('Escape');
  await expect(evidence.cellText).toContainText('Point at a cell');
  // The first picture is what the network sees; a cell has 24 px at 192 px a side.
  await evidence.cells.hover({ position: { x: 2 * 24 + 12, y: 18 + 5 * 24 + 12 } });
  await says(5, 2);
});

test('lays the maps over the photo and back, and moves nothing', async ({ app, page }) => {
  const evidence = evidenceOf(page);
  await app.open({ block: 'SE_5_2' });
  /** On the page, not on the screen: a focus may scroll. */
  const place = () =>
    evidence.root.evaluate((element) => {
      const { top, height, width } = element.getBoundingClientRect();
      return { top: Math.round(top + scrollY), height: Math.round(height), width: Math.round(width) };
    });
  const { top } = await place();
  await page.getByTestId('strip-z').getByRole('slider').focus();
  await page.keyboard.press('End');
  // Nothing but this part grows, the last of the page, from a line without a channel to its maps.
  const waiting = await place();
  await expect(evidence.root).toHaveAttribute('data-channel');
  const before = await place();
  expect(before).toEqual(waiting);
  expect(before.top).toBe(top);

  const pictures = evidence.cells.locator('image');
  await expect(pictures).toHaveCount(1);
  await evidence.maps.getByRole('button', { name: 'over the photo' }).click();
  await expect(pictures).toHaveCount(4);
  expect(await place()).toEqual(before);
  await evidence.maps.getByRole('button', { name: 'beside the photo' }).click();
  await expect(pictures).toHaveCount(1);
});

test('shows the most open and most closed channels, each a way to choose it', async ({ app, page }) => {
  const evidence = evidenceOf(page);
  await app.open({ block: 'SE_5_2' });
  await evidence.openGrid();
  await expect(evidence.tiles).toHaveCount(12);
  const { blocks } = await app.exportTrace();
  const { excitation } = blocks.find(({ name }) => name === 'SE_5_2')!;
  const order = [...excitation.keys()].sort((a, b) => excitation[b] - excitation[a] || a - b);
  await expect(evidence.tiles.first()).toHaveAccessibleName(new RegExp(`Channel ${order[0]}: gate s .*±`));
  await evidence.tiles.first().click();
  await evidence.shows(order[0]);
  await expect(evidence.tiles.first()).toBeChecked();
  await page.keyboard.press('End');
  await evidence.shows(order.at(-6) as number);
  await expect(evidence.tiles.last()).toBeFocused();
  // The channel pointed at would be read out instead.
  await page.mouse.move(0, 0);
  await expect(page.getByTestId('channel-readout')).toContainText(`Channel ${order.at(-6)}`);

  // Another picture: its own channels, with the maps of the chosen one.
  await app.chooseSample(SAMPLES[1]);
  await expect(evidence.root).toHaveAttribute('aria-busy', 'false');
  await evidence.shows(order.at(-6) as number);
  const next = (await app.exportTrace()).blocks.find(({ name }) => name === 'SE_5_2')!.excitation;
  const most = next.indexOf(Math.max(...next));
  await expect(evidence.tiles.first()).toHaveAccessibleName(new RegExp(`Channel ${most}: `));
});

test('exports the maps as a figure that says where it comes from, in both languages', async ({
  app,
  page,
}) => {
  const evidence = evidenceOf(page);
  await app.open({ block: 'SE_3_1', channel: '2' });
  await evidence.shows(2);
  const svg = (await exported(app, evidence, 'SVG image')).content.toString();
  expect(svg).toContain('channel 2 of SE_3_1');
  expect(svg).toContain('SHA-256');
  expect(svg).toContain('href="data:image/png;base64,');
  expect(svg).not.toMatch(/var\(--|NaN/);
  // 16 x 16 real cells in three maps.
  expect(svg.match(/<rect /g)!.length).toBeGreaterThan(3 * 256);
  const png = (await exported(app, evidence, 'PNG image')).content;
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect(png.readUInt32BE(16)).toBeGreaterThan(800);

  await app.open({ block: 'SE_3_1', channel: '2', lang: 'zh' });
  await evidence.shows(2);
  await expect(evidence.maps).toContainText('SE_3_1 的通道 2');
  await expect(evidence.root).toContainText('均方根');
});

test('fits a phone, with pictures two by two', async ({ app, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  const evidence = evidenceOf(page);
  await app.open({ block: 'SE_5_2', channel: '9' });
  await evidence.shows(9);
  await evidence.openGrid();
  await expect(evidence.tiles).toHaveCount(12);
  expect(await app.sidewaysScroll()).toBe(0);
  const box = (await evidence.cells.boundingBox())!;
  expect(box.height).toBeGreaterThan(box.width);
});

test('goes on through blocks, squares and engines without an error', async ({ app, page }) => {
  test.setTimeout(90_000);
  const evidence = evidenceOf(page);
  await app.open({ block: 'SE_4_2', channel: '5' });
  await evidence.shows(5);
  await app.map.getByRole('radio', { name: /SE_2_1/ }).click();
  await expect(evidence.root).not.toHaveAttribute('data-channel');
  await page.getByTestId('strip-z').getByRole('slider').focus();
  // Quicker than the answers come: the newest wish wins.
  for (let key = 0; key < 12; key++) await page.keyboard.press('ArrowRight');
  await evidence.shows(11);
  await page.getByTestId('photo').locator('.crop').focus();
  await page.keyboard.press('-');
  await page.keyboard.press('ArrowRight');
  await expect(async () => {
    const { blocks, image } = await app.exportTrace();
    expect(image.crop.size).toBeLessThan(Math.min(image.width, image.height));
    const shown = await evidence.figures.first().getAttribute('title', { timeout: 500 });
    expect(Number(shown)).toBe(blocks[0].squeeze[11]);
  }).toPass();
  await evidence.shows(11);
  await expect(page.getByTestId('evidence-failure')).toHaveCount(0);
});
