import { readFileSync } from 'node:fs';
import { DEFAULT_MODEL, expect, MODELS, SAMPLES, test } from './app';
import { csvOf, link, openCompare } from './comparePart';
import { randomBottleneckNet, SMALL_CONFIG, safetensors } from './weights';

const OTHER = MODELS.find(({ id }) => id !== DEFAULT_MODEL.id) as (typeof MODELS)[number];

/** The same nets without their SE layers. */
const plainNet = () =>
  safetensors(new Map([...randomBottleneckNet(16)].filter(([name]) => !name.includes('.se.'))));

test('sets both bundled networks side by side on the pinned image, by distributions and figures only', async ({
  app,
  page,
}) => {
  await openCompare(page, { images: link(0, 1) });
  const two = page.getByTestId('two-networks');
  await expect(two).toContainText('Channel 12 of two networks is unrelated');
  await expect(page.getByTestId('two-gates')).toHaveCount(0);
  await two.getByTestId('second-model').selectOption(OTHER.id);
  const answers = two.getByTestId('two-answers').locator(':scope > li');
  await expect(answers).toHaveCount(2, { timeout: 30_000 });
  for (const [at, card] of [DEFAULT_MODEL, OTHER].entries()) {
    await expect(answers.nth(at)).toContainText(card.title.en);
    await expect(answers.nth(at).locator('ol > li')).toHaveCount(5);
  }
  await expect(two.getByTestId('two-classes')).toContainText(
    `${DEFAULT_MODEL.title.en} knows ${DEFAULT_MODEL.classes}, ${OTHER.title.en} knows ${OTHER.classes}`,
  );
  // The loaded model stays.
  await expect(page.getByTestId('model-badge')).toContainText(DEFAULT_MODEL.title.en);
  await expect(page.getByTestId('compare-block')).toContainText('SE_5_3');

  await expect(page.getByTestId('two-networks').getByRole('status')).toHaveText(
    `Beside it: ${OTHER.title.en}.`,
  );

  const [header, ...rows] = await csvOf(page, 'two-depth');
  expect(header).not.toContain('channel');
  const blocksOf = (id: string) => rows.filter(([model]) => model === id);
  expect([DEFAULT_MODEL, OTHER].map(({ id }) => blocksOf(id).length)).toEqual([16, 9]);
  for (const card of [DEFAULT_MODEL, OTHER]) {
    expect(new Set(blocksOf(card.id).map(([, sha]) => sha))).toEqual(new Set([card.sha256]));
    const depths = blocksOf(card.id).map((row) => Number(row[4]));
    expect(depths[0] + (depths.at(-1) as number)).toBeCloseTo(1, 9);
    expect(depths).toEqual(depths.toSorted((a, b) => a - b));
  }
  const shares = (await csvOf(page, 'two-gates')).slice(1);
  expect(shares).toHaveLength(25 * 20);
  const sums = new Map<string, number>();
  for (const row of shares) sums.set(row[0] + row[3], (sums.get(row[0] + row[3]) ?? 0) + Number(row[9]));
  for (const sum of sums.values()) expect(sum).toBeCloseTo(1, 9);

  await page.getByTestId('two-gates').getByRole('slider').press('End');
  const reading = page.getByTestId('two-gates').getByTestId('reader-text');
  await expect(reading).toContainText(`${DEFAULT_MODEL.title.en}, SE_5_3`);
  await expect(reading).toContainText(`${OTHER.title.en}, SE_4_3`);
  await page.getByTestId('two-depth').getByText('Numbers as a table').click();
  await expect(page.getByTestId('two-depth').locator('tbody tr')).toHaveCount(25);
  expect(app.unexpectedComplaints()).toEqual([]);
});

test('shows the numbers that the other network gives when it is loaded itself', async ({ page }) => {
  await openCompare(page, { images: link(0, 1), models: `${DEFAULT_MODEL.id},${OTHER.id}` });
  await expect(page.getByTestId('two-depth')).toBeVisible({ timeout: 30_000 });
  const beside = (await csvOf(page, 'two-depth')).filter(([model]) => model === OTHER.id);
  await openCompare(page, { images: link(0, 1), models: `${OTHER.id},${DEFAULT_MODEL.id}` });
  await expect(page.getByTestId('two-depth')).toBeVisible({ timeout: 30_000 });
  const loaded = (await csvOf(page, 'two-depth')).filter(([model]) => model === OTHER.id);
  expect(loaded).toEqual(beside);
});

test('keeps both networks in the link, through Back, and in a session', async ({
  page,
  browser,
  baseURL,
}) => {
  await openCompare(page, { images: link(1, 0) });
  await page.getByTestId('second-model').selectOption(OTHER.id);
  await expect(page).toHaveURL(new RegExp(`models=${DEFAULT_MODEL.id}%2C${OTHER.id}`));
  await expect(page).toHaveURL(new RegExp(`images=sample%3A${SAMPLES[1].id}`));
  await expect(page.getByTestId('two-gates')).toBeVisible({ timeout: 30_000 });
  await page.getByTestId('session-menu').click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save this session' }).click(),
  ]);
  const session = JSON.parse(readFileSync(await download.path(), 'utf8'));
  expect(session.secondModel).toEqual({ id: OTHER.id, sha256: OTHER.sha256 });
  await page.goBack();
  await expect(page.getByTestId('second-model')).toHaveValue('');
  await expect(page.getByTestId('two-gates')).toHaveCount(0);
  await page.goForward();
  await expect(page.getByTestId('two-gates')).toBeVisible({ timeout: 30_000 });

  const other = await browser.newPage({ baseURL });
  await other.goto('./?backend=wasm');
  await expect(other.getByTestId('predictions')).toHaveAttribute('data-state', 'done', { timeout: 45_000 });
  await other.getByTestId('session-file').setInputFiles(await download.path());
  await expect(other.getByTestId('two-gates')).toBeVisible({ timeout: 30_000 });
  await expect(other.getByTestId('two-networks')).toContainText(`${SAMPLES[1].title.en} runs on a second`);
  await other.close();
});

test('follows the pin, and leaves when its network is loaded', async ({ page }) => {
  await openCompare(page, { images: link(0, 1), models: `${DEFAULT_MODEL.id},${OTHER.id}` });
  await expect(page.getByTestId('two-gates')).toBeVisible({ timeout: 30_000 });
  const images = async () => new Set((await csvOf(page, 'two-depth')).slice(1).map((row) => row[2]));
  expect(await images()).toEqual(new Set([SAMPLES[0].file]));
  await page.getByTestId('compare-columns').getByRole('button', { name: /^Pin / }).click();
  // Nothing of the former image: its charts leave at once, and a table asked for meanwhile would leave with them.
  await expect(page.getByTestId('two-networks')).toContainText(`${SAMPLES[1].title.en} runs on a second`);
  await expect(page.getByTestId('two-gates')).toBeVisible({ timeout: 30_000 });
  expect(await images()).toEqual(new Set([SAMPLES[1].file]));
  await page.getByTestId('model-badge').click();
  await page.getByTestId('model-menu').getByRole('radio').nth(1).click();
  await expect(page.getByTestId('second-model')).toHaveValue('', { timeout: 30_000 });
  await expect(page.getByTestId('two-gates')).toHaveCount(0);
});

test('says of a network without SE blocks that it has no gates, and refuses what cannot be compared', async ({
  app,
  page,
}) => {
  await openCompare(page, { images: link(0, 1) });
  const files = page.getByTestId('second-model-file');
  const config = { name: 'config.json', mimeType: 'application/json', buffer: SMALL_CONFIG };
  const weights = (name: string, buffer: Buffer) => ({ name, mimeType: 'application/octet-stream', buffer });
  await files.setInputFiles([weights('plain.safetensors', plainNet()), config]);
  await expect(page.getByTestId('two-plain')).toContainText('plain has no SE blocks', { timeout: 30_000 });
  await expect(page.getByTestId('two-answers').locator('ol > li')).toHaveCount(10);
  await expect(page.getByTestId('two-gates')).toHaveCount(0);

  // Four blocks, of random weights.
  await files.setInputFiles([weights('wide.safetensors', safetensors(randomBottleneckNet(16))), config]);
  await expect(page.getByTestId('two-gates')).toBeVisible({ timeout: 30_000 });
  expect((await csvOf(page, 'two-depth')).filter(([model]) => model === 'wide')).toHaveLength(4);
  await expect(page).not.toHaveURL(/models=/);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(() => app.sidewaysScroll()).toBe(0);

  await files.setInputFiles([weights('bad.safetensors', Buffer.from('no weights'))]);
  await expect(app.errors.last()).toBeVisible();
  await expect(page.getByTestId('second-model')).toHaveValue('');
  const own = readFileSync(
    new URL(`../public/models/${DEFAULT_MODEL.id}/model.safetensors`, import.meta.url),
  );
  await files.setInputFiles([weights('copy.safetensors', own)]);
  await expect(app.errors.last()).toContainText('weights of the loaded network itself', { timeout: 30_000 });
});
