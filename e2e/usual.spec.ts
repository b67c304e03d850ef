import { readFileSync } from 'node:fs';
import { parseSafetensors } from '../src/model/safetensors';
import { DEFAULT_MODEL, expect, MODELS, modelFolder, test } from './app';
import { pattern, truncated } from './images';
import { randomBottleneckNet, SMALL_CONFIG, safetensors } from './weights';

/** The profile that ships with the default model. */
function profile() {
  const bytes = readFileSync(`${modelFolder(DEFAULT_MODEL.id)}profile.safetensors`);
  const parsed = parseSafetensors(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
  if (!parsed.ok) throw new Error(parsed.code);
  return parsed.value;
}

test('every bundled SE model has a profile of at most 3 MB', async () => {
  for (const { id } of MODELS.filter((card) => card.id.startsWith('se_')))
    expect(readFileSync(`${modelFolder(id)}profile.safetensors`).length).toBeLessThan(3e6);
});

test('shows how far gates are from usual, and fetches the profile only then', async ({ app, page }) => {
  const fetched: string[] = [];
  page.on('request', (request) => fetched.push(request.url()));
  await app.open({ block: 'SE_5_3', channel: '131' });
  expect(fetched.filter((url) => url.includes('profile'))).toEqual([]);
  await page.getByRole('button', { name: 'deviation from usual' }).click();
  await expect(page.getByTestId('map-panel')).toContainText('colors: deviation from usual');
  const colorHelp = page.locator('.map-colors-help [data-shown]');
  await expect(colorHelp).toHaveText(/^Color: standard deviations from usual, /);

  await page.getByTestId('reference-switch').getByRole('button', { name: 'all classes' }).click();
  const { blocks } = await app.exportTrace();
  const gate = blocks.find(({ name }) => name === 'SE_5_3')!.excitation[131];
  const { read } = profile();
  const deviation = (gate - read('SE_5_3.mean_all')[131]) / Math.max(0.01, read('SE_5_3.std_all')[131]);
  const readout = page.getByTestId('channel-readout');
  await expect(readout).toContainText(
    `${deviation > 0 ? '+' : ''}${Number(deviation.toPrecision(3))} usual deviations`.replace('-', '−'),
  );
  await expect(
    page.getByTestId('opening-classes').or(readout.getByText('No class stands out')),
  ).toBeVisible();
  await readout.getByRole('button', { name: 'usual' }).first().click();
  await expect(page.getByTestId('glossary').locator('[data-chosen]')).toContainText('usual deviation');
});

test('compares with the predicted class at first, and with any other', async ({ app, page }) => {
  await app.open({ block: 'SE_5_3' });
  await page.getByTestId('reference-switch').getByRole('button', { name: 'if this were a' }).click();
  const classes = page.getByTestId('reference-switch').getByRole('combobox');
  const [{ index }] = (await app.exportTrace()).predictions;
  await expect(classes).toHaveValue(String(index));
  await expect(page.getByTestId('reference-switch')).toContainText('usual for German shepherd');
  await classes.selectOption('0');
  await expect(page.getByTestId('reference-switch')).not.toContainText('German shepherd dog');
});

test('says so where a profile is missing or of other weights, and the rest goes on', async ({
  app,
  page,
}) => {
  app.expectComplaint(/404/);
  await page.route('**/profile.safetensors', (route) => route.fulfill({ status: 404 }));
  await app.open();
  await page.getByTestId('reference-switch').getByRole('button', { name: 'all classes' }).click();
  await expect(page.getByTestId('reference-switch')).toContainText('brings no profile');
  await page.unroute('**/profile.safetensors');
  const other = readFileSync(`${modelFolder(DEFAULT_MODEL.id)}reference.safetensors`);
  await page.route('**/profile.safetensors', (route) =>
    route.fulfill({ body: other, contentType: 'application/octet-stream' }),
  );
  await page.reload();
  await app.waitForResult();
  await page.getByRole('button', { name: 'deviation from usual' }).click();
  await expect(page.getByTestId('map-panel')).toContainText('does not fit this model');
  await expect(app.map.getByRole('radio').first()).toBeVisible();
});

test('tries again to fetch a profile that could not be reached', async ({ app, page }) => {
  app.expectComplaint(/Failed to load resource/);
  await page.route('**/profile.safetensors', (route) => route.abort());
  await app.open();
  await page.getByTestId('reference-switch').getByRole('button', { name: 'all classes' }).click();
  await expect(page.getByTestId('reference-switch')).toContainText('cannot be reached');
  await page.unroute('**/profile.safetensors');
  await page.getByTestId('reference-switch').getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByTestId('reference-switch')).toContainText(
    '2500 reference images (validation images of Tiny ImageNet)',
  );
});

test('makes a reference of one’s own images for a model without a profile, and labels it as such', async ({
  app,
  page,
}) => {
  await app.open();
  const mine = {
    name: 'mine.safetensors',
    mimeType: 'application/octet-stream',
    buffer: safetensors(randomBottleneckNet(8)),
  };
  const config = { name: 'config.json', mimeType: 'application/json', buffer: SMALL_CONFIG };
  await app.openModel(mine, config);
  await expect(page.getByTestId('model-badge')).toContainText('mine', { timeout: 45_000 });
  await app.waitForResult();
  await page.getByRole('button', { name: 'deviation from usual' }).click();
  const map = page.getByTestId('map-panel');
  await expect(map).toContainText('brings no profile');
  await expect(map).toContainText('colors: 0 to 1');
  const files = map.getByTestId('reference-files');
  await files.setInputFiles(Array.from({ length: 29 }, (_, i) => pattern(`${i}.png`, i)));
  await expect(app.errors.last()).toContainText('at least 30');

  const images = Array.from({ length: 32 }, (_, i) => pattern(`${i}.png`, i));
  // So many passes of so small a net may be over before anybody looks: how far they are is noted at every change.
  const progress = await map.evaluateHandle((panel) => {
    const seen = new Set<string>();
    const note = () => seen.add(panel.querySelector('[data-testid=reference-progress]')?.textContent ?? '');
    new MutationObserver(note).observe(panel, { subtree: true, childList: true, characterData: true });
    return seen;
  });
  await files.setInputFiles([...images, truncated(images[3], 'broken.png')]);
  await expect(app.notices).toContainText('32 images of yours', { timeout: 60_000 });
  await expect(app.notices).toContainText('Left out: 1');
  expect((await progress.evaluate((seen) => [...seen])).join()).toContain(' of 33 images');
  await expect(map).toContainText('colors: deviation from my images');
  // The picture on screen is still the visitor's, and the tray is as it was.
  await app.waitForResult();

  const reference = page.getByTestId('reference-switch');
  await expect(reference.getByRole('button', { name: 'if this were a' })).toHaveCount(0);
  await reference.getByRole('button', { name: 'my images', exact: true }).click();
  await expect(reference).toContainText('32 images of yours');

  // Saved, it outlives the network's next opening; a session tells that it is not in it.
  const saved = await app.download(reference.getByRole('button', { name: 'Save this reference' }));
  expect(saved.name).toBe('mine.reference-32.safetensors');
  await page.getByTestId('session-menu').click();
  const session = await app.download(page.getByRole('button', { name: 'Save this session' }));
  await expect(app.notices.last()).toContainText('saved without the reference of 32 images');
  await page.keyboard.press('Escape');
  await app.openModel(mine, config);
  await expect(map).toContainText('brings no profile', { timeout: 45_000 });
  await page.getByTestId('session-file').setInputFiles({
    name: session.name,
    mimeType: 'application/json',
    buffer: session.content,
  });
  await expect(app.notices.last()).toContainText('a reference of 32 images of their own, which is not here');
  await app.openModel({ name: saved.name, mimeType: 'application/octet-stream', buffer: saved.content });
  await expect(app.notices.last()).toContainText('The reference is open: 32 images');
  await expect(map).toContainText('colors: deviation from my images');
  await expect(reference).toContainText('32 images of yours');
  await page.getByTestId('view-nav').getByText('Classes').click();
  await expect(page.getByTestId('profile-own')).toContainText('knows no classes');
});
