import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright/test';
import { type RunningSite, serveSite } from '../scripts/serve';
import { buildServiceWorker } from '../scripts/serviceWorker';
import { filesBelow } from '../scripts/siteFiles';
import { type App, expect, gateDifference, MODELS, SAMPLES, test } from './app';
import { pattern } from './images';

test.use({ serviceWorkers: 'allow' });

const BASE = '/any/place/';
const SMALL = MODELS.find(({ id }) => id === 'se_resnet20.lens_cifar10')?.id as string;

let folder = '';
let site: RunningSite;

/** A host that sends no isolation headers, with a copy of the build that tests may change. */
test.beforeEach(async ({ app }) => {
  folder = mkdtempSync(join(tmpdir(), 'se-lens-offline-'));
  cpSync(fileURLToPath(new URL('../dist', import.meta.url)), folder, { recursive: true });
  site = await serveSite({ folder, base: BASE, isolated: false });
  app.allowOrigin(new URL(site.url).origin);
});

test.afterEach(async () => {
  await site.close();
  rmSync(folder, { recursive: true, force: true });
});

async function open(app: App, query = ''): Promise<void> {
  await app.page.goto(`${site.url}?backend=wasm${query}`);
  await app.waitForResult();
}

/** Waits until the browser has kept the page. */
async function kept(page: Page): Promise<void> {
  const state = () => page.evaluate(async () => (await navigator.serviceWorker.ready).active?.state);
  await expect.poll(state, { timeout: 60_000 }).toBe('activated');
}

/** All that any cache holds, as paths below the site. */
async function cached(page: Page): Promise<string[]> {
  const urls = await page.evaluate(async () => {
    const names = await caches.keys();
    const keys = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return keys.flat().map(({ url }) => url);
  });
  return urls.map((url) => new URL(url).pathname.slice(BASE.length));
}

const isolated = (page: Page) => page.evaluate(() => crossOriginIsolated);

test('installs, and runs isolated and without a network from then on', async ({ app, page, context }) => {
  test.setTimeout(180_000);
  await open(app);
  expect(await isolated(page)).toBe(false);
  expect((await app.runtime()).mostThreads).toBe(1);
  const first = await app.exportTrace();
  await kept(page);
  const session = await context.newCDPSession(page);
  const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
  expect(installabilityErrors.filter(({ errorId }) => errorId !== 'in-incognito')).toEqual([]);

  // Another model, and a picture of the visitor's.
  await open(app, `&model=${SMALL}`);
  expect(await isolated(page)).toBe(true);
  expect((await app.runtime()).mostThreads).toBeGreaterThan(1);
  await app.chooseFiles(pattern('mine.png'));
  await app.waitForImage('mine.png');

  await site.close();
  await context.setOffline(true);
  await open(app);
  expect(await isolated(page)).toBe(true);
  const offline = await app.exportTrace();
  expect(offline.predictions[0].label).toBe(first.predictions[0].label);
  expect(gateDifference(offline, first)).toBeLessThan(1e-5);
  await app.chooseSample(SAMPLES[2]);
  await page.getByRole('button', { name: 'deviation from usual' }).click();
  await expect(page.getByText('colors: deviation from usual')).toBeVisible();
  await open(app, `&model=${SMALL}`);
  expect((await app.exportTrace()).model.id).toBe(SMALL);

  const paths = await cached(page);
  expect(paths.filter((path) => !filesBelow(folder).includes(path))).toEqual([]);
  expect(new Set(paths).size).toBe(paths.length);
});

const read = (page: Page, path: string) => page.evaluate(async (file) => (await fetch(file)).text(), path);

/** The host takes over what was changed in the folder; the page asks it for a new version. Answers how that ended. */
async function update(page: Page): Promise<string> {
  const port = Number(new URL(site.url).port);
  await site.close();
  site = await serveSite({ folder, base: BASE, port, isolated: false });
  return page.evaluate(async () => {
    const registration = await (await navigator.serviceWorker.ready).update();
    const worker = registration.installing ?? registration.waiting;
    if (!worker) return 'none';
    const ended = () => worker.state === 'installed' || worker.state === 'redundant';
    while (!ended()) await new Promise((resolve) => setTimeout(resolve, 50));
    return worker.state;
  });
}

test('goes over to a new version as a whole, once no tab shows the old one', async ({
  app,
  page,
  context,
}) => {
  test.setTimeout(180_000);
  app.expectComplaint(/integrity/i);
  const change = (path: string, from: string, to: string) => {
    const text = readFileSync(join(folder, path), 'utf8');
    expect(text).toContain(from);
    writeFileSync(join(folder, path), text.replace(from, to));
  };
  await open(app);
  await kept(page);
  await open(app);
  expect(await update(page)).toBe('none');

  // Half of an upload: the new list of files, one of which is still to come.
  change('index.html', '<html ', '<html data-version="second" ');
  change('samples/index.json', 'German shepherd dog', 'A dog');
  await buildServiceWorker(folder);
  change('samples/index.json', 'A dog', 'A wolf');
  expect(await update(page)).toBe('redundant');
  change('samples/index.json', 'A wolf', 'A dog');
  expect(await update(page)).toBe('installed');
  await expect(app.notices.filter({ hasText: 'A new version of SE Lens' })).toBeVisible();

  const other = await context.newPage();
  await other.goto(`${site.url}?backend=wasm`);
  await expect(other.locator('html')).not.toHaveAttribute('data-version');
  await open(app);
  await expect(page.locator('html')).not.toHaveAttribute('data-version');
  expect(await read(page, 'samples/index.json')).toContain('German shepherd dog');

  await other.close();
  // The browser may count a closed tab for a moment longer, and a reload then still finds the old version.
  await expect(async () => {
    await page.reload();
    await expect(page.locator('html')).toHaveAttribute('data-version', 'second');
  }).toPass({ timeout: 60_000 });
  await app.waitForResult();
  expect(await read(page, 'samples/index.json')).toContain('A dog');
  const paths = await cached(page);
  expect(new Set(paths).size).toBe(paths.length);
});

test('keeps nothing for the page that the command line drives', async ({ page }) => {
  await page.goto(`${site.url}?batch=1`);
  await page.waitForFunction(() => 'seLensBatch' in window);
  const registrations = () =>
    page.evaluate(async () => (await navigator.serviceWorker.getRegistrations()).length);
  expect(await registrations()).toBe(0);
});
