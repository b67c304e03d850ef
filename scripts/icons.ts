import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright';
import { chromiumArgs } from './chromiumArgs';
import { ensureChromium } from './ensureChromium';

interface Icon {
  file: string;
  size: number;
  /** The drawing's share of the side; what is around it has the drawing's own ground. Absent: all, corners clear. */
  inset?: number;
}

const ICONS: Icon[] = [
  { file: 'icon-192.png', size: 192 },
  { file: 'icon-512.png', size: 512 },
  // Systems cut these into shapes: a circle of 80 % must hold the drawing.
  { file: 'maskable-512.png', size: 512, inset: 0.8 },
  { file: 'apple-touch-icon.png', size: 180, inset: 0.9 },
];

const publicDir = fileURLToPath(new URL('../public', import.meta.url));

/** `npm run icons`: draws the icons of the installed application from public/favicon.svg. */
const svg = readFileSync(join(publicDir, 'favicon.svg'), 'utf8');
const ground = svg.match(/fill="(#\w+)"/)?.[1];
mkdirSync(join(publicDir, 'icons'), { recursive: true });
const browser = await chromium.launch({ executablePath: ensureChromium(), args: chromiumArgs() });
try {
  const page = await browser.newPage();
  for (const { file, size, inset } of ICONS) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<style>body { margin: 0; display: grid; place-items: center; height: 100vh; background: ${inset ? ground : 'transparent'} }
      svg { width: ${100 * (inset ?? 1)}vw; height: ${100 * (inset ?? 1)}vh }</style>${svg}`,
    );
    await page.screenshot({ path: join(publicDir, 'icons', file), omitBackground: true });
    console.log(join('public/icons', file));
  }
} finally {
  await browser.close();
}
