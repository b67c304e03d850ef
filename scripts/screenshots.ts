import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { chromiumArgs } from './chromiumArgs';
import { ensureChromium } from './ensureChromium';
import { freshDist } from './freshDist';
import { serveSite } from './serve';

/** `npm run screenshots`: takes the README's pictures of the built application. */
const SHOTS = [
  { file: 'explore-light.png', width: 1440, height: 1000, query: 'lang=en&theme=light' },
  { file: 'explore-dark.png', width: 1440, height: 1000, query: 'lang=en&theme=dark' },
  { file: 'phone-zh.png', width: 390, height: 844, query: 'lang=zh&theme=light' },
];

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'e2e/screenshots');
mkdirSync(folder, { recursive: true });
const site = await serveSite({ folder: freshDist(root), base: '/' });
const browser = await chromium.launch({ executablePath: ensureChromium(), args: chromiumArgs() });
try {
  for (const { file, width, height, query } of SHOTS) {
    const page = await browser.newPage({ viewport: { width, height }, reducedMotion: 'reduce' });
    await page.goto(`${site.url}?backend=wasm&${query}`);
    await page.locator('[data-testid=predictions][data-state=done]').waitFor();
    await page.evaluate(() => document.fonts.ready);
    await page.waitForLoadState('networkidle');
    await page.screenshot({ path: join(folder, file) });
    console.log(join('e2e/screenshots', file));
    await page.close();
  }
} finally {
  await browser.close();
  await site.close();
}
