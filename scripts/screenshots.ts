import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type Page } from 'playwright';
import { chromiumArgs } from './chromiumArgs';
import { ensureChromium } from './ensureChromium';
import { freshDist } from './freshDist';
import { serveSite } from './serve';

interface Shot {
  file: string;
  width: number;
  height: number;
  query: string;
  /** What a visitor does before the picture is taken. */
  act?(page: Page): Promise<void>;
}

/** `npm run screenshots`: takes the README's pictures of the built application. */
const SHOTS: Shot[] = [
  { file: 'explore-light.png', width: 1440, height: 1000, query: 'lang=en&theme=light' },
  {
    file: 'usual-dark.png',
    width: 1440,
    height: 1000,
    query: 'lang=en&theme=dark&image=sample:red-panda&block=SE_5_3&channel=131',
    async act(page) {
      await page.getByRole('button', { name: 'deviation from usual' }).click();
      await page.getByTestId('reference-switch').getByRole('button', { name: 'if this were a' }).click();
      await page.getByTestId('opening-classes').waitFor();
    },
  },
  {
    file: 'compare.png',
    width: 1440,
    height: 1000,
    query: 'lang=en&theme=light&view=compare&session=sessions/three-distances.selens.json',
    async act(page) {
      await page.getByTestId('compare-matrix').locator('tbody tr').nth(3).waitFor();
      await page.getByTestId('compare-tiles').scrollIntoViewIfNeeded();
    },
  },
  {
    file: 'channel.png',
    width: 1440,
    height: 1000,
    query: 'lang=en&theme=light&block=SE_4_3&channel=12',
    async act(page) {
      await page.getByRole('button', { name: 'inside the excitation' }).click();
      await page.getByTestId('evidence').locator('[aria-busy=false], canvas, svg').first().waitFor();
      await page.getByTestId('evidence').scrollIntoViewIfNeeded();
    },
  },
  { file: 'phone-zh.png', width: 390, height: 844, query: 'lang=zh&theme=light' },
  {
    file: 'classes.png',
    width: 1440,
    height: 1000,
    query: 'lang=en&theme=light&view=classes&block=SE_5_3',
    act: (page) => page.getByTestId('effects-finding').waitFor(),
  },
  {
    file: 'lab.png',
    width: 1440,
    height: 1000,
    query: `lang=en&theme=light&view=lab&block=SE_4_6&edits=${encodeURIComponent('{"SE_4_6":{"mode":"profile","class":"*"},"SE_5_1":{"mode":"profile","class":"*"}}')}`,
    act: (page) => page.locator('[data-testid=lab-answer][data-state=edited]').waitFor(),
  },
  {
    file: 'learn.png',
    width: 1440,
    height: 1000,
    query: 'lang=en&theme=light&view=learn&step=excitation&path=long&model=se_resnet20.lens_cifar10',
    async act(page) {
      await page.getByRole('radio').nth(1).check();
      await page.getByTestId('reveal').click();
      await page.getByTestId('hand-excitation').waitFor();
    },
  },
];

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = join(root, 'e2e/screenshots');
mkdirSync(folder, { recursive: true });
const site = await serveSite({ folder: freshDist(root), base: '/' });
const browser = await chromium.launch({ executablePath: ensureChromium(), args: chromiumArgs() });
try {
  for (const { file, width, height, query, act } of SHOTS) {
    const page = await browser.newPage({
      viewport: { width, height },
      reducedMotion: 'reduce',
      serviceWorkers: 'block',
    });
    await page.goto(`${site.url}?backend=wasm&${query}`);
    if (!query.includes('view=')) await page.locator('[data-testid=predictions][data-state=done]').waitFor();
    await act?.(page);
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
