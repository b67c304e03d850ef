import { createHash } from 'node:crypto';
import type { Page } from 'playwright/test';
import { type HubServer, startHub } from '../src/inference/hub/__fixtures__/hubServer';
import { type App, DEFAULT_MODEL, expect, SAMPLES, test } from './app';
import { accessibilityFaults } from './axe';
import { randomTimmNet, safetensors } from './weights';

/** The Hub cannot be asked from tests: this imitation stands in for it as a mirror does. */
let hub: HubServer;
const ID = 'timm/seresnet50.ra2_in1k';
const WEIGHTS = safetensors(randomTimmNet());
const CONFIG = Buffer.from(
  JSON.stringify({
    architecture: 'seresnet50',
    num_classes: 1000,
    pretrained_cfg: { input_size: [3, 64, 64] },
  }),
);

test.beforeEach(async ({ app }) => {
  hub = await startHub();
  hub.files.set(`${ID}/model.safetensors`, WEIGHTS);
  hub.files.set(`${ID}/config.json`, CONFIG);
  app.allowOrigin(hub.url);
  app.allowOrigin(hub.cdn);
});
test.afterEach(() => hub.close());

async function openDialog(page: Page) {
  await page.getByTestId('model-badge').click();
  await page.getByTestId('more-models').click();
  return page.getByTestId('models');
}

async function useMirror(page: Page): Promise<void> {
  const dialog = await openDialog(page);
  await dialog.getByTestId('hub-host').locator('summary').click();
  await dialog.getByLabel('Another host').fill(hub.url);
  await dialog.getByRole('button', { name: 'Set' }).click();
  await expect(dialog.getByTestId('hub-host')).toContainText(new URL(hub.url).host);
}

const card = (page: Page) => page.locator(`.model-card[data-model="${ID}"]`);
const modelInUse = async (app: App) => (await app.exportTrace()).model;

test('asks before a link fetches a net, fetches it while the page is used, keeps it, and gives it up', async ({
  app,
  page,
}) => {
  await page.addInitScript((host) => localStorage.setItem('se-lens.hub-host', host), hub.url);
  await app.open({ model: `hf:${ID}` });
  const ask = app.notices.filter({ hasText: ID });
  await expect(ask).toContainText('Nothing has been fetched');
  expect(hub.requests).toEqual([]);
  // Half a minute, in which all of what follows must be done; that it comes later is let go below.
  hub.faults.bytesPerSecond = 50_000;
  await ask.getByRole('button', { name: 'Fetch it' }).click();
  await expect(page.getByTestId('download-badge')).toHaveText(/↓ \d+ %/);
  const dialog = await openDialog(page);
  await expect(card(page).getByTestId('download')).toHaveText(
    /\d\.\d of 1\.\d MB · 0\.\d+ MB\/s · \d+ s left/,
  );
  expect(await accessibilityFaults(page, '[data-testid=models]')).toEqual([]);
  await page.keyboard.press('Escape');
  await app.chooseSample(SAMPLES[1]);
  expect((await modelInUse(app)).id).toBe(DEFAULT_MODEL.id);
  hub.faults = {};
  const model = { id: ID, sha256: createHash('sha256').update(WEIGHTS).digest('hex') };
  await expect.poll(() => modelInUse(app), { timeout: 30_000 }).toMatchObject(model);
  await expect(page).toHaveURL(/model=hf%3Atimm%2Fseresnet50.ra2_in1k/);

  const asked = hub.requests.length;
  await page.reload();
  await app.waitForResult();
  expect(await modelInUse(app)).toMatchObject(model);
  expect(hub.requests).toHaveLength(asked);

  // Beside a bundled net, chosen by hand, then by the address that this wrote.
  await app.visit({ view: 'compare' });
  await page.getByTestId('second-model').selectOption(ID);
  await expect(page).toHaveURL(new RegExp(`models=${DEFAULT_MODEL.id}%2Chf%3Atimm`));
  await page.reload();
  await expect(page.getByTestId('two-gates')).toContainText(ID, { timeout: 45_000 });
  expect(hub.requests).toHaveLength(asked);

  await openDialog(page);
  await expect(dialog.getByTestId('kept-models')).toContainText('2, together 10.0 MB');
  await dialog.getByRole('button', { name: `Delete: ${ID}` }).press('Enter');
  await expect(dialog.getByTestId('kept-models')).toContainText('1, together 8.4 MB');
  await expect(dialog.getByRole('button', { name: /^Delete: / })).toBeFocused();
  await page.reload();
  await expect(app.errors).toContainText(`${ID} was to stand beside the loaded network`, {
    timeout: 45_000,
  });
  expect(hub.requests).toHaveLength(asked);
});

test('says why a net was not fetched, tries again, and runs it where the browser keeps nothing', async ({
  app,
  page,
}) => {
  app.expectComplaint(/Failed to load resource/);
  await page.addInitScript(() => {
    CacheStorage.prototype.open = () => Promise.reject(new DOMException('Refused.', 'SecurityError'));
  });
  await app.open();
  await useMirror(page);
  const dialog = page.getByTestId('models');
  const failure = dialog.getByRole('alert');
  const fetchAddress = async (address: string) => {
    await dialog.getByTestId('model-address').fill(address);
    await dialog.getByTestId('model-address').press('Enter');
  };
  await fetchAddress('seresnet50');
  await expect(failure).toContainText('“seresnet50” is no address of a model');
  await fetchAddress(`${hub.cdn}/plain/legacy_seresnet50.in1k`);
  await expect(failure).toContainText('training/convert.py');
  await dialog.getByRole('button', { name: 'Dismiss' }).click();

  hub.faults = { damaged: true };
  await card(page).getByRole('button', { name: 'Fetch' }).click();
  await expect(failure).toContainText('damaged or changed on the way');
  hub.faults = { cutAfter: 400_000 };
  await card(page).getByRole('button', { name: 'Try again' }).click();
  await expect(failure).toContainText(/broke after 0\.\d of 1\.\d MB/);
  hub.faults = { status: 429 };
  await card(page).getByRole('button', { name: 'Try again' }).click();
  await expect(failure).toContainText('too many requests');
  hub.faults = { bytesPerSecond: 100_000 };
  await card(page).getByRole('button', { name: 'Try again' }).click();
  const cancel = card(page).getByRole('button', { name: 'Cancel' });
  await expect(cancel).toBeFocused();
  await cancel.click();
  await expect(card(page).getByRole('button', { name: 'Fetch' })).toBeFocused();
  hub.faults = {};
  await card(page).getByRole('button', { name: 'Fetch' }).click();
  await expect(card(page)).toContainText('in use', { timeout: 30_000 });
  await page.keyboard.press('Escape');
  await expect(app.notices.filter({ hasText: 'does not keep' })).toContainText(ID);
  await app.waitForResult();
  expect((await modelInUse(app)).id).toBe(ID);
});
