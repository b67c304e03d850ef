import { correlation } from '../src/analysis/correlation';
import { expect, SAMPLES, test } from './app';
import { changedCharts } from './changedCharts';
import { addProbe, csvOf, link, openCompare } from './comparePart';
import { pattern } from './images';

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
  await expect(page.locator('[aria-busy=true]')).toHaveCount(0, { timeout: 30_000 });
  // All channels are in sight, an image under the other.
  for (const chart of ['compare-gates', 'compare-difference']) {
    const box = page.getByTestId(chart).locator('.reader-scroll');
    const hidden = () => box.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth);
    await expect.poll(hidden, { message: chart }).toBe(0);
  }
  const addSeventh = async () => {
    await page.locator(`[data-sample="${SAMPLES[6].id}"]`).click();
    await expect(app.errors).toContainText('6 images are compared already');
  };
  // What is usual would draw charts anew, whenever it comes.
  await expect(page.getByTestId('compare-matrix')).toContainText('less their usual mean');
  // It runs all the same, beside the comparison.
  expect(await changedCharts(page, addSeventh)).toEqual([]);
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
  // One comparison of all rows: thousands of single ones would take longer than the page.
  const columns = (at: number) => rows.map((row) => Number(row[at]));
  const [a, b, delta, ratio] = [3, 5, 6, 7].map(columns);
  const channels = rows.map(([, channel]) => channel);
  expect(new Set(rows.map(([block]) => block))).toEqual(new Set(['SE_5_3']));
  expect(a).toEqual(channels.map((channel) => first.get(channel)));
  expect(b).toEqual(channels.map((channel) => second.get(channel)));
  const farOff = rows.filter((_, row) => {
    const [least, most] = [a[row], b[row]].map((gate) => Math.max(1e-4, gate));
    return (
      Math.abs(delta[row] - (b[row] - a[row])) > 5e-7 || Math.abs(ratio[row] - Math.log2(most / least)) > 5e-5
    );
  });
  expect(farOff).toEqual([]);
  const sizes = delta.map(Math.abs);
  expect(sizes).toEqual([...sizes].sort((one, other) => other - one));
  // Hundreds of channels differ alike: they are counted, none is named.
  const alike = sizes.filter((size) => size > 0.9).length;
  expect(alike).toBeGreaterThan(6);
  await expect(page.getByTestId('difference-finding')).toContainText(
    `${alike} of ${rows.length} channels differ by more than 0.9:`,
  );

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
  await expect(page.getByTestId('compare-controls')).toContainText(`${SAMPLES[2].title.en} against`, {
    timeout: 45_000,
  });
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
  const said = page.getByTestId('compare').getByRole('status');
  await expect(said.filter({ hasText: 'Images compared: 3.' })).toHaveCount(1);
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
  await expect.poll(distance, { timeout: 15_000 }).toBeGreaterThan(0);
  await probe.getByRole('slider').fill('1');
  await expect.poll(distance, { timeout: 15_000 }).toBe(0);
  await probe.getByLabel('is changed').selectOption('flip');
  await expect(partner).toContainText('mirrored');
  await expect(probe.getByRole('slider')).toHaveCount(0);
  // A link cannot name the copy, but a reload keeps it.
  await page.reload();
  await expect(partner).toContainText('mirrored', { timeout: 30_000 });
  await expect(probe.getByLabel('is changed')).toHaveValue('flip');
});

test('sets two groups of images against each other, with names, tests and gates of every image', async ({
  app,
  page,
}) => {
  await openCompare(page, { images: link(0, 1), block: 'SE_5_3' });
  const groups = page.getByTestId('compare-groups');
  await expect(groups).toContainText('before both groups are there');
  await page.getByTestId('group-a').setInputFiles([pattern('lone.png')]);
  await expect(app.errors.last()).toContainText('at least 2');
  await page
    .getByTestId('group-a')
    .setInputFiles([
      ...[1, 2, 3, 4].map((seed) => pattern(`a${seed}.png`, seed)),
      { name: 'notes.txt', mimeType: 'text/plain', buffer: Buffer.from('no picture') },
    ]);
  await expect(groups).toContainText('Group A: 4 images', { timeout: 30_000 });
  await expect(app.notices).toContainText('notes.txt');
  const dark = [1, 2, 3].map((seed) => pattern(`b${seed}.png`, seed * 50, 40, 40));
  await page.getByTestId('group-b').setInputFiles(dark);
  await expect(page.getByTestId('group-finding')).toContainText('n = 4 and 3.', { timeout: 30_000 });
  const [columns, ...rows] = await csvOf(page, 'compare-groups');
  const cell = (row: string[], column: string) => Number(row[columns.indexOf(column)]);
  for (const row of rows) {
    expect(cell(row, 'difference')).toBeCloseTo(cell(row, 'mean_b') - cell(row, 'mean_a'), 6);
    expect(cell(row, 'q')).toBeGreaterThanOrEqual(cell(row, 'p'));
  }
  const stay = rows.filter((row) => cell(row, 'q') < 0.05).length;
  await expect(page.getByTestId('group-finding')).toContainText(`${stay} stay at q < 0.05`);
  // The gates of every image give the means back.
  const [, ...gates] = await csvOf(page, 'compare-groups', 'CSV of every image');
  expect(gates).toHaveLength(7 * rows.length);
  const ofChannel = gates.filter(([group, , , , , channel]) => group === 'A' && channel === rows[0][1]);
  expect(ofChannel.map(([, , image]) => image)).toEqual(['a1.png', 'a2.png', 'a3.png', 'a4.png']);
  expect(new Set(ofChannel.map(([, , , hash]) => hash)).size).toBe(4);
  const mean = ofChannel.reduce((sum, row) => sum + Number(row[6]), 0) / ofChannel.length;
  expect(mean).toBeCloseTo(cell(rows[0], 'mean_a'), 6);
  const effects = rows.map((row) => Math.abs(cell(row, 'd_drawn')));
  expect(effects).toEqual(effects.toSorted((x, y) => y - x));
  await expect(app.trayItems).toHaveCount(0);

  // A session keeps who they are, not the pictures.
  await page.getByTestId('session-menu').click();
  const [session] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save this session' }).click(),
  ]);
  await page.getByTestId('session-file').setInputFiles(await session.path());
  await expect(page.getByTestId('groups-asked')).toContainText(
    'A: a1.png, a2.png, a3.png, a4.png. B: b1.png, b2.png, b3.png',
  );
  await expect(app.notices.last()).toContainText('two groups of images');
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
  // What is brought elsewhere is not compared.
  await expect(page.getByTestId('compare-matrix')).toBeVisible();
  await app.chooseFiles(pattern('own.png', 3));
  await addProbe(page, 'own.png', 'flip');
  const columns = page.getByTestId('compare-columns').locator(':scope > li');
  await expect(columns).toHaveCount(5);
  // The own image is a step of history once it has run: before, it would be one with the block.
  await expect(page.locator('.compare [aria-busy=true]')).toHaveCount(0, { timeout: 30_000 });
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

test('exports the similarity matrix as its table shows it', async ({ app, page }) => {
  await openCompare(page, { images: link(0, 1, 2), block: 'SE_5_3' });
  const matrix = page.getByTestId('compare-matrix');
  await expect(matrix.locator('tbody tr')).toHaveCount(3, { timeout: 30_000 });
  await expect(matrix).toContainText('less their usual mean', { timeout: 30_000 });
  const [, ...rows] = await csvOf(page, 'compare-matrix');
  expect(rows).toHaveLength(6);
  const pairs = (await csvOf(page, 'compare-pairs')).filter(([block]) => block === 'SE_5_3');
  for (const [, a, b, ...numbers] of pairs)
    for (const [one, other] of [
      [a, b],
      [b, a],
    ])
      expect(
        rows
          .find((row) => row[1] === one && row[2] === other)
          ?.slice(3, 5)
          .map(Number),
      ).toEqual(numbers.slice(0, 2).map((number) => expect.closeTo(Number(number), 9)));
  const save = async (kind: string) => {
    await matrix.getByText('Export', { exact: false }).first().click();
    return app.download(matrix.getByRole('button', { name: kind }));
  };
  const svg = (await save('SVG')).content.toString();
  const shown = (await matrix.locator('tbody td').allTextContents()).filter((cell) => cell !== '');
  expect(shown).toHaveLength(6);
  for (const cell of shown) expect(svg).toContain(`>${cell}</text>`);
  expect(svg).toContain(SAMPLES[2].title.en);
  expect(svg).toContain('SHA-256');
  const png = await save('PNG');
  expect(png.name).toBe('SE_5_3.similarity.png');
  expect(png.content.subarray(1, 4).toString()).toBe('PNG');
  expect(png.content.length).toBeGreaterThan(10_000);
});
