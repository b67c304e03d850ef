import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import { expect, test } from './app';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

for (const theme of ['light', 'dark'])
  for (const lang of ['en', 'zh'])
    test(`has no serious accessibility fault in the ${theme} theme in ${lang}`, async ({ app, page }) => {
      await app.open({ theme, lang });
      await page.addScriptTag({ path: AXE });
      const results = await page.evaluate(() =>
        (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
      );
      const faults = results.violations
        .filter(({ impact }) => impact === 'serious' || impact === 'critical')
        .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join('; ')}`);
      expect(faults).toEqual([]);
    });

test('fits a phone without scrolling the page sideways', async ({ app, page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await app.open();
  const { scroll, client } = await page.evaluate(() => ({
    scroll: document.documentElement.scrollWidth,
    client: document.documentElement.clientWidth,
  }));
  expect(scroll).toBeLessThanOrEqual(client);
});
