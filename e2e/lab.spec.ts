import { writeFileSync } from 'node:fs';
import type { Page } from 'playwright/test';
import { expect, SAMPLES, test } from './app';
import { csvOf } from './comparePart';
import { pattern } from './images';

const CIFAR = 'se_resnet20.lens_cifar10';

async function openLab(page: Page, parameters: Record<string, string> = {}): Promise<void> {
  const query = new URLSearchParams({ backend: 'wasm', view: 'lab', model: CIFAR, ...parameters });
  await page.goto(`./?${query}`);
  await expect(answer(page)).not.toHaveAttribute('data-state', 'waiting', { timeout: 45_000 });
}

const answer = (page: Page) => page.getByTestId('lab-answer');
const finding = (page: Page) => page.getByTestId('lab-finding');
const edits = (page: Page) => page.getByTestId('lab-edits').getByRole('listitem');
const mode = (page: Page, name: string) =>
  page.getByTestId('lab-editor').getByRole('button', { name, exact: true });
const editsOf = (page: Page) => new URL(page.url()).searchParams.get('edits');

test('an edit changes the answer and later blocks only, and can be undone, redone and taken back', async ({
  app: { page },
}) => {
  await openLab(page, { block: 'SE_3_1' });
  await expect(finding(page)).toContainText('Edit a block');
  await expect(page.getByTestId('lab-later')).toHaveCount(0);
  // What has not run is not exported, and the first edit moves nothing.
  await expect(page.getByTestId('lab-sweep').getByTestId('export-menu')).toBeHidden();
  await expect(page.getByTestId('lab-ablation').getByTestId('export-menu')).toBeHidden();
  await expect(page.getByTestId('effects-finding')).toBeVisible({ timeout: 30_000 });
  const topOfSweep = () =>
    page.getByTestId('lab-sweep').evaluate((panel) => panel.getBoundingClientRect().top + scrollY);
  const top = await topOfSweep();
  await mode(page, 'bypassed').click();
  await expect(answer(page)).toHaveAttribute('data-state', 'edited');
  await expect(edits(page)).toHaveCount(1);
  expect(Math.abs((await topOfSweep()) - top)).toBeLessThan(2);
  await page.getByRole('button', { name: 'See what other blocks compute then' }).click();
  await expect(page.getByTestId('lab-later').getByRole('heading').first()).toBeInViewport();
  await expect(finding(page)).toContainText(/Log-odds of .*: [+−][\d.]+ before/);
  await expect(edits(page)).toHaveText([/SE_3_1 bypassed \(also changes scale\)/]);

  const rows = await csvOf(page, 'lab-later');
  const [head, ...cells] = rows;
  const column = (name: string) => head.indexOf(name);
  const blocks = [...new Set(cells.map((row) => row[column('block')]))];
  const first = blocks.indexOf('SE_3_1');
  for (const row of cells) {
    const at = blocks.indexOf(row[column('block')]);
    if (at < first) expect(row[column('s_edited')]).toBe(row[column('s')]);
    expect(row[column('applied')]).toBe(at === first ? '1' : '');
  }
  const last = cells.filter((row) => row[column('block')] === blocks.at(-1));
  expect(last.some((row) => row[column('s_edited')] !== row[column('s')])).toBe(true);

  await mode(page, 'frozen at usual').click();
  await expect(edits(page)).toHaveText([/SE_3_1 frozen at usual/]);
  const press = async (name: string) => {
    await page.getByRole('button', { name }).press('Enter');
    // Also where there is nothing more to do.
    await expect(page.getByRole('button', { name })).toBeFocused();
  };
  await press('Undo');
  await expect(edits(page)).toHaveText([/bypassed/]);
  await press('Redo');
  await expect(edits(page)).toHaveText([/frozen at usual/]);
  await press('Take back all');
  await expect(edits(page)).toHaveCount(0);
  await press('Undo');
  await edits(page).getByRole('button').press('Enter');
  await expect(edits(page)).toHaveCount(0);
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
  await expect(answer(page)).toHaveAttribute('data-state', 'learned');

  // Nothing follows the last block, which is said; the outcome stands where the edit is made.
  await page.getByTestId('lab-block').selectOption('SE_4_3');
  await mode(page, 'bypassed').click();
  await expect(page.getByTestId('lab-later')).toContainText('SE_4_3 is the last SE block');
  await expect(answer(page)).toHaveAttribute('data-state', 'edited');
  await expect(page.getByTestId('lab-outcome')).toHaveText((await finding(page).textContent())!);
  await expect(page.getByTestId('lab-outcome')).toBeInViewport();
});

test('single channels are set by number and slider, several blocks by reach, and the link restores all', async ({
  app: { page },
}) => {
  await openLab(page, { block: 'SE_2_1' });
  const channel = page.getByTestId('lab-channel');
  const number = channel.getByRole('textbox');
  await number.fill('5');
  await number.press('Enter');
  await channel.getByRole('button', { name: 'Set to 0' }).click();
  await number.fill('7, 9-10');
  await number.press('Enter');
  await channel.getByRole('slider').focus();
  await page.keyboard.press('End');
  await expect(edits(page)).toHaveText([/4 of 16 channels set/]);
  await expect
    .poll(() => editsOf(page))
    .toBe('{"SE_2_1":{"mode":"channels","values":{"5":0,"7":1,"9":1,"10":1}}}');

  await page.getByTestId('lab-block').selectOption('SE_4_2');
  await mode(page, 'its stage').click();
  await mode(page, 'constant').click();
  await page.getByTestId('lab-constant').fill('0.3');
  await expect(edits(page)).toHaveCount(4);
  await expect(answer(page)).toHaveAttribute('data-state', 'edited');
  const shown = await finding(page).textContent();
  const address = page.url();

  await page.goto('about:blank');
  await page.goto(address);
  await expect(answer(page)).toHaveAttribute('data-state', 'edited', { timeout: 45_000 });
  await expect(edits(page)).toHaveCount(4);
  await expect(finding(page)).toHaveText(shown ?? '');
});

test('gates of another image, of a class, and edits from a file', async ({ app }, testInfo) => {
  const { page } = app;
  await openLab(page, { block: 'SE_4_1' });
  await mode(page, 'of another image').click();
  await expect(edits(page)).toHaveText([/gates of /]);
  await expect(answer(page)).toHaveAttribute('data-state', 'edited');
  await expect.poll(() => editsOf(page)).toContain('"image":"sample:');

  // Single channels are changed on top of it.
  await mode(page, 'frozen at usual').click();
  const channel = page.getByTestId('lab-channel');
  await channel.getByRole('textbox').fill('3');
  await channel.getByRole('textbox').press('Enter');
  await channel.getByRole('button', { name: 'Set to 0' }).click();
  await expect(edits(page)).toHaveText([/64 of 64 channels set/]);

  await mode(page, 'as for a class').click();
  await page.getByTestId('lab-class').selectOption('cat');
  await expect(edits(page)).toHaveText([/as for “cat”/]);

  const file = testInfo.outputPath('edits.json');
  writeFileSync(
    file,
    '{"SE_2_2":{"mode":"mean"},"SE_3_2":{"mode":"from","image":"sample:ID"}}'.replace('ID', SAMPLES[1].id),
  );
  await page.getByTestId('lab-open').setInputFiles(file);
  await expect(edits(page)).toHaveText([/SE_2_2 at the block’s mean/, /SE_3_2 gates of /]);
  await expect(page.getByTestId('lab-failure')).toHaveCount(0);
});

test('edits that do not fit are told with the reason, and the answer without them is shown', async ({
  app,
}, testInfo) => {
  const { page } = app;
  await openLab(page, { edits: '{"SE_2_1":{"mode":"bypass"}}' });
  await expect(answer(page)).toHaveAttribute('data-state', 'edited');
  const file = testInfo.outputPath('edits.json');
  const open = async (text: string) => {
    writeFileSync(file, text);
    await page.getByTestId('lab-open').setInputFiles(file);
  };
  await open('{"SE_2_1":{"mode":"constant","value":1.5}}');
  await expect(app.errors).toContainText('SE_2_1.value (1.5)');
  await expect(edits(page)).toHaveText([/SE_2_1 bypassed/]);
  for (const [text, reason] of [
    ['{"SE_7_1":{"mode":"bypass"}}', /no block SE_7_1/],
    ['{"SE_2_1":{"mode":"channels","values":{"16":0}}}', /no channel 16/],
    ['{"SE_2_1":{"mode":"profile","class":"unicorn"}}', /no class “unicorn”/],
    ['{"SE_2_1":{"mode":"from","image":"gone.png"}}', /gone\.png/],
  ] as const) {
    await open(text);
    await expect(page.getByTestId('lab-failure')).toContainText(reason);
    await expect(answer(page)).toHaveAttribute('data-state', 'learned');
    await expect(finding(page)).toContainText('cannot be run');
  }
});

test('the sweep and the ablation curves run, with one row a block and edit, and four curves', async ({
  app: { page },
}) => {
  test.setTimeout(90_000);
  await openLab(page, { block: 'SE_4_2' });
  const sweep = page.getByTestId('lab-sweep-run');
  const run = sweep.getByRole('button', { name: /Run the sweep \(28 passes\)/ });
  // How many passes they are is known with the profile: that this changes the button is nothing of the run.
  await run.focus();
  // So many passes of so small a net may be over before anybody looks: what has the focus is noted at every change.
  const focused = await sweep.evaluateHandle((controls) => {
    const seen = new Set<string>();
    const note = () => seen.add(document.activeElement?.textContent ?? '');
    new MutationObserver(note).observe(controls, { subtree: true, childList: true, characterData: true });
    return seen;
  });
  await run.press('Enter');
  await expect(page.getByTestId('lab-sweep').getByRole('status').last()).toContainText(
    /frozen at once: the log-odds change by [+−]?[\d.]+; .*anecdote/,
    {
      timeout: 45_000,
    },
  );
  await expect(sweep.getByRole('button', { name: /Run the sweep/ })).toBeFocused();
  await expect(sweep.getByRole('status')).toHaveText('The run has ended.');
  // Never the page as a whole: the button that runs is the one that stops.
  expect(await focused.evaluate((seen) => [...seen].sort())).toEqual(['Run the sweep (28 passes)', 'Stop']);
  const [, ...rows] = await csvOf(page, 'lab-sweep');
  expect(rows).toHaveLength(9 * 3 + 1);
  expect(rows.some((row) => row[3] !== '0')).toBe(true);
  // Beside it the same over the validation images, with intervals.
  await expect(page.getByTestId('effects-finding')).toContainText('95 %');

  await page
    .getByTestId('lab-ablation-run')
    .getByRole('button', { name: /Run the curves/ })
    .click();
  await expect(page.getByTestId('lab-ablation').getByRole('status').last()).toContainText('SE_4_2', {
    timeout: 45_000,
  });
  await expect(page.getByTestId('lab-ablation-finding')).toContainText(/random orders [+−]?[\d.]+ to/);
  const [, ...points] = await csvOf(page, 'lab-ablation');
  expect(points).toHaveLength(8 * 9);
  for (const point of points) if (point[5] === '0') expect(point[6]).toBe('0');
  // All orders end with the same gates: all of them replaced.
  const ends = points.filter((point) => point[5] === '64').map((point) => Number(point[6]));
  expect(Math.max(...ends) - Math.min(...ends)).toBeLessThan(1e-3);
});

test('a session and a reload keep the experiment, gates of an own image included', async ({
  app,
  browser,
  baseURL,
}) => {
  const { page } = app;
  await openLab(page, { block: 'SE_4_1' });
  await app.chooseFiles(pattern('own.png', 9));
  // On screen: until then the sample before is what the gates of another image are taken from.
  await expect(app.photo('own.png')).toBeVisible({ timeout: 30_000 });
  await mode(page, 'of another image').click();
  await expect(edits(page)).toHaveText([/gates of /]);
  await expect(answer(page)).toHaveAttribute('data-state', 'edited');
  const shown = await finding(page).textContent();
  await page.getByTestId('session-menu').click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save this session' }).click(),
  ]);

  const other = await browser.newPage({ baseURL });
  await other.goto('./?backend=wasm');
  await expect(other.getByTestId('predictions')).toHaveAttribute('data-state', 'done', { timeout: 45_000 });
  await other.getByTestId('session-file').setInputFiles(await download.path());
  await expect(answer(other)).toHaveAttribute('data-state', 'edited', { timeout: 30_000 });
  await expect(finding(other)).toHaveText(shown ?? '');
  await other.close();

  // Now the own image lends its gates to a sample, which no address can tell.
  await page.locator(`[data-sample="${SAMPLES[1].id}"]`).click();
  await expect(app.photo(SAMPLES[1].file)).toBeVisible({ timeout: 30_000 });
  await page.getByTestId('lab-image').selectOption({ label: 'own.png' });
  await expect(edits(page)).toHaveText([/gates of own\.png/]);
  await expect.poll(() => editsOf(page)).toBeNull();
  await expect(answer(page)).toHaveAttribute('data-state', 'edited');
  await expect(finding(page)).not.toHaveText(shown ?? '');
  const lent = await finding(page).textContent();
  await page.reload();
  await expect(edits(page)).toHaveText([/gates of own\.png/], { timeout: 45_000 });
  await expect(answer(page)).toHaveAttribute('data-state', 'edited', { timeout: 30_000 });
  await expect(finding(page)).toHaveText(lent ?? '');
});
