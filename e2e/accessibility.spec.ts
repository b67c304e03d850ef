import { expect, MODELS, test } from './app';
import { seriousFaults } from './axe';

/** Each view, and what is there when all of it is. */
const VIEWS = {
  explore: 'strip-s',
  compare: 'compare-pairs',
  classes: 'classes-effects',
  lab: 'lab-later',
  learn: 'step-maps',
};
/** In the lab most appears with an edit. */
const EDITS = '{"SE_4_6":{"mode":"bypass"}}';

for (const [view, last] of Object.entries(VIEWS))
  for (const [theme, lang] of [
    ['light', 'en'],
    ['dark', 'zh'],
  ])
    test(`has no serious accessibility fault in ${view} in the ${theme} theme in ${lang}`, async ({
      page,
    }) => {
      const models = MODELS.slice(0, 2)
        .map(({ id }) => id)
        .join(',');
      await page.goto(
        `./?${new URLSearchParams({ backend: 'wasm', view, theme, lang, models, edits: EDITS })}`,
      );
      await expect(page.getByTestId(last)).toBeVisible({ timeout: 45_000 });
      if (view === 'compare') await expect(page.getByTestId('two-depth')).toBeVisible({ timeout: 30_000 });
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0, { timeout: 30_000 });
      expect(await seriousFaults(page)).toEqual([]);
    });

// The lesson is tried on a phone step by step in learn.spec.ts.
for (const [view, last] of Object.entries(VIEWS).filter(([view]) => view !== 'learn'))
  test(`fits a phone without scrolling ${view} sideways`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    // Long names must not widen the page.
    const session = view === 'compare' ? '&session=sessions/three-distances.selens.json' : '';
    await page.goto(`./?backend=wasm&view=${view}${session}&edits=${encodeURIComponent(EDITS)}`);
    await expect(page.getByTestId(last)).toBeVisible({ timeout: 45_000 });
    const { scroll, client } = await page.evaluate(() => ({
      scroll: document.documentElement.scrollWidth,
      client: document.documentElement.clientWidth,
    }));
    expect(scroll).toBeLessThanOrEqual(client);
  });
