import { expect, test } from './app';

test('walks through blocks and channels with the keyboard alone', async ({ app, page }) => {
  await app.open({ block: 'SE_3_2' });
  await expect(app.blockTitle).toContainText('SE_3_2');
  await app.map.getByRole('radio', { checked: true }).focus();
  await page.keyboard.press('ArrowRight');
  await expect(app.blockTitle).toContainText('SE_3_3');
  await page.keyboard.press('ArrowLeft');
  await page.keyboard.press('ArrowLeft');
  await expect(app.blockTitle).toContainText('SE_3_1');

  await page.getByTestId('strip-s').getByRole('slider').focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  const { blocks } = await app.exportTrace();
  const { excitation } = blocks.find(({ name }) => name === 'SE_3_1')!;
  const readout = page.getByTestId('channel-readout');
  await expect(readout).toContainText('Channel 1');
  // Three significant digits, or fewer where they end in zeros.
  await expect(readout).toContainText(String(Number(excitation[1].toPrecision(3))));
});

test('links the z and s strips by the channel pointed at', async ({ app, page }) => {
  await app.open();
  const strip = page.getByTestId('strip-z');
  const box = (await strip.boundingBox())!;
  await strip.hover({ position: { x: box.width / 2, y: box.height / 2 } });
  await expect(page.getByTestId('channel-readout')).toContainText(/Channel \d+/);
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
  expect(png.content.readUInt32BE(16)).toBeGreaterThan(200);

  const svg = (await item('SVG image')).content.toString();
  expect(svg).toMatch(/^(<\?xml[^>]*>\s*)?<svg/);
  expect(svg).toContain('SE_4_1');
  expect(svg).not.toMatch(/var\(--/);

  const csv = (await item('CSV table')).content
    .toString()
    .trim()
    .split(/\r?\n/)
    .filter((line) => !line.startsWith('#'));
  const block = trace.blocks.find(({ name }) => name === 'SE_4_1')!;
  expect(csv).toHaveLength(1 + block.channels);
  for (const gate of [block.excitation[0], block.excitation[block.channels - 1]])
    expect(csv.some((line) => line.split(',').some((field) => Number(field) === gate))).toBe(true);
});
