import { chromium } from 'playwright';
import { chromiumArgs } from './chromiumArgs';
import { serveSite } from './serve';

const OUT = process.argv[2] ?? '/tmp/shots';
const site = await serveSite({ folder: 'dist', base: '/se-lens/', port: 47725 });
const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: chromiumArgs() });
const SHOTS = [
  ['wide-light-en', 1440, 900, 'light', 'en', 'se_resnet50.lens_everyday100'],
  ['present-light-en', 1280, 720, 'light', 'en', 'resnet20.lens_cifar10'],
  ['mid-dark-zh', 1024, 768, 'dark', 'zh', 'se_resnet50.lens_everyday100'],
  ['phone-light-zh', 390, 844, 'light', 'zh', 'se_resnet20.lens_cifar10'],
  ['phone-dark-en', 390, 844, 'dark', 'en', 'se_resnet20.lens_cifar10'],
] as const;
const only = process.argv[3];
const own = process.argv[4];
for (const [name, width, height, theme, lang, model] of SHOTS) {
  if (only && !name.includes(only)) continue;
  const page = await browser.newPage({ viewport: { width, height } });
  page.on('console', (m) => ['error', 'warning'].includes(m.type()) && console.log(name, m.text()));
  page.on('pageerror', (e) => console.log(name, e.stack));
  await page.goto(`${site.url}?backend=wasm&theme=${theme}&lang=${lang}&model=${model}${name.includes('present') ? '&present=1' : ''}`);
  await page.locator('[data-testid=predictions][data-state=done]').waitFor({ timeout: 60000 });
  if (own) {
    await page.getByTestId('model-file').setInputFiles(own);
    await page.waitForTimeout(6000);
    await page.locator('[data-testid=predictions][data-state=done]').waitFor({ timeout: 60000 });
  }
  await page.getByTestId('model-badge').click();
  await page.screenshot({ path: `${OUT}/${name}-menu.png` });
  await page.getByTestId('open-trust').click();
  await page.getByTestId('trust').waitFor();
  await page.screenshot({ path: `${OUT}/${name}-1.png` });
  if (own || /phone|present/.test(name)) await page.getByTestId('cross-check').getByRole('button', { name: 'CPU', exact: true }).click();
  const t0 = Date.now();
  await page.getByTestId('cross-check-run').click();
  await page.getByTestId('cross-check-verdict').waitFor({ timeout: 120000 });
  console.log(name, 'check', Date.now() - t0, 'ms:', await page.getByTestId('cross-check-verdict').innerText());
  const dialog = page.getByTestId('trust');
  const sizes = await dialog.evaluate((d) => [d.scrollHeight, d.clientHeight, d.scrollWidth, d.clientWidth]);
  console.log(name, sizes);
  for (let at = 1, y = sizes[1] - 60; y < sizes[0]; y += sizes[1] - 60, at++) {
    await dialog.evaluate((d, top) => d.scrollTo(0, top), y);
    await page.screenshot({ path: `${OUT}/${name}-${at + 1}.png` });
  }
  await page.close();
}
await browser.close();
await site.close();
