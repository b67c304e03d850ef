import { chromiumArgs } from '../scripts/chromiumArgs';
import { App, test as base, DEFAULT_MODEL, expect, SAMPLES } from './app';
import { pattern } from './images';
import { BASE, PORT } from './playwright.config';

const HOST = 'lens.test';

/** The page over plain http from another host than this machine: no secure context. */
const test = base.extend<{ plain: App }>({
  plain: async ({ playwright }, use) => {
    const browser = await playwright.chromium.launch({
      executablePath: process.env.CHROMIUM_PATH,
      args: [...chromiumArgs(), `--host-resolver-rules=MAP ${HOST} 127.0.0.1`],
    });
    const baseURL = `http://${HOST}:${PORT}${BASE}`;
    const page = await browser.newPage({ baseURL, locale: 'en-US', serviceWorkers: 'allow' });
    const app = new App(page, baseURL);
    // The browser's word on headers that it heeds only over https.
    app.expectComplaint(/Cross-Origin-Opener-Policy header has been ignored/);
    await use(app);
    expect(app.unexpectedComplaints()).toEqual([]);
    await browser.close();
  },
});

test('works over plain http, and says in both languages what is missing there and why', async ({ plain }) => {
  test.setTimeout(90_000);
  const { page } = plain;
  await plain.open();
  const has = await page.evaluate(() => ({
    secure: isSecureContext,
    subtle: crypto.subtle !== undefined,
    caches: 'caches' in window,
    camera: navigator.mediaDevices !== undefined,
    serviceWorker: 'serviceWorker' in navigator,
    shared: 'SharedArrayBuffer' in window,
  }));
  expect(Object.values(has)).toEqual([false, false, false, false, false, false]);

  const trace = await plain.exportTrace();
  expect(trace.model.sha256).toBe(DEFAULT_MODEL.sha256);
  expect(trace.predictions[0].label).toBe(SAMPLES[0].class);
  await plain.paste(pattern('pasted.png'));
  await plain.waitForImage('pasted.png');
  await plain.chooseSample(SAMPLES[1]);
  await page.getByRole('button', { name: 'deviation from usual' }).click();
  await expect(page.getByText('colors: deviation from usual')).toBeVisible();

  const reasons = async (camera: string, threads: string, kept: string) => {
    await page.getByTestId('add-images').click();
    await expect(page.getByTestId('no-camera')).toContainText(camera);
    await expect(page.getByTestId('open-camera')).toHaveCount(0);
    await page.keyboard.press('Escape');
    await page.getByTestId('backend-badge').click();
    await expect(page.getByTestId('threads')).toContainText(threads);
    await page.keyboard.press('Escape');
    await page.getByTestId('model-badge').click();
    await expect(page.getByTestId('not-kept')).toContainText(kept);
    await page.keyboard.press('Escape');
  };
  await reasons('lend it only to pages over https', 'came over plain http', 'the browser keeps nothing');
  await page.getByTestId('lang-switch').getByRole('button', { name: '中文' }).click();
  await reasons('只允许 https', '经由普通 http', '浏览器不保存任何内容');
});
