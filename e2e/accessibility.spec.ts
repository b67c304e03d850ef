import type { Locator, Page } from 'playwright/test';
import { expect, MODELS, test } from './app';
import { seriousFaults } from './axe';

/** With the focus, a chosen picture and a pressed switch look other than without; so do they in forced colors, and the map. */
async function expectFocusAndChoiceSeen(page: Page): Promise<void> {
  const style = (of: Locator, ...names: string[]) =>
    of.evaluate((element, names) => {
      const style = getComputedStyle(element);
      return names.map((name) => style.getPropertyValue(name)).join();
    }, names);
  const chosen = page.locator('.thumb[aria-current="true"]');
  const unfocused = await style(chosen, 'outline', 'box-shadow');
  expect(unfocused).not.toBe(
    await style(page.locator('.thumb[aria-current="false"]').first(), 'outline', 'box-shadow'),
  );
  await chosen.focus();
  expect(await style(chosen, 'outline', 'box-shadow')).not.toBe(unfocused);
  const pressed = page.locator('.map-panel .switch [aria-pressed="true"]');
  await pressed.focus();
  expect(await style(pressed, 'outline-color')).toBe(await style(pressed, 'color'));

  await page.emulateMedia({ forcedColors: 'active' });
  const other = page.locator('.map-panel .switch [aria-pressed="false"]').first();
  expect(await style(pressed, 'background-color')).not.toBe(await style(other, 'background-color'));
  const borders = await page
    .locator('.map-tile')
    .evaluateAll((tiles) =>
      tiles.map((tile) => `${tile.ariaChecked} ${getComputedStyle(tile).borderTopColor}`),
    );
  expect(new Set(borders).size).toBe(2);
  expect(new Set(borders.map((border) => border.split(' ').slice(1).join())).size).toBe(2);
  await expect(page.locator('.legend-scale').first()).toHaveCSS('forced-color-adjust', 'none');
}

/** At 200 % what stands over the page covers nothing that the tabulator goes to. */
async function expectNoFocusCovered(page: Page): Promise<void> {
  await page.setViewportSize({ width: 640, height: 512 });
  await expect(page.getByTestId('lab-outcome')).not.toBeEmpty();
  await page.evaluate(() => scrollTo(0, 0));
  await page.getByTestId('lab-block').focus();
  for (let stop = 0; stop < 20; stop++) {
    await page.keyboard.press('Tab');
    const covered = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      const bar = document.querySelector<HTMLElement>('.lab-outcome');
      if (!bar || element === document.body) return null;
      const [a, b] = [element.getBoundingClientRect(), bar.getBoundingClientRect()];
      return a.bottom > b.top + 1 && a.top < b.bottom ? element.outerHTML : null;
    });
    expect(covered, `stop ${stop}`).toBeNull();
  }
}

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
      // Before, the recorded result is on screen, and nothing is busy.
      if (view === 'explore')
        await expect(page.getByTestId('predictions')).toHaveAttribute('data-state', 'done', {
          timeout: 45_000,
        });
      await expect(page.locator('[aria-busy=true]')).toHaveCount(0, { timeout: 30_000 });
      expect(await seriousFaults(page)).toEqual([]);
      if (view === 'explore') await expectFocusAndChoiceSeen(page);
      if (view === 'lab' && theme === 'light') await expectNoFocusCovered(page);
    });

// The lesson is tried on a phone step by step in learn.spec.ts.
for (const [view, last] of Object.entries(VIEWS).filter(([view]) => view !== 'learn'))
  test(`fits a phone without scrolling ${view} sideways`, async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    // Long names must not widen the page.
    const session = view === 'compare' ? '&session=sessions/three-distances.selens.json' : '';
    await page.goto(`./?backend=wasm&view=${view}${session}&edits=${encodeURIComponent(EDITS)}`);
    await expect(page.getByTestId(last)).toBeVisible({ timeout: 45_000 });
    const overflow = () =>
      page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(await overflow()).toBeLessThanOrEqual(0);
    // Nor with a presenter's large letters.
    await page.getByTestId('present').click();
    await page.setViewportSize({ width: 360, height: 844 });
    await expect(page.getByTestId(last)).toBeVisible({ timeout: 45_000 });
    await expect.poll(overflow).toBeLessThanOrEqual(0);
    if (view !== 'compare') return;
    // Probabilities stay in their card.
    await page.getByTestId('present').click();
    await page.setViewportSize({ width: 320, height: 844 });
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0, { timeout: 30_000 });
    const answers = page.locator('.compare-predictions li');
    await expect(answers.locator('.help').first()).toHaveText(/%/);
    // All at once: between two looks a column may be drawn anew.
    const overhang = await answers.evaluateAll((rows) =>
      rows.map((li) => li.lastElementChild!.getBoundingClientRect().right - li.getBoundingClientRect().right),
    );
    expect(overhang.length).toBeGreaterThan(3);
    expect(Math.max(...overhang)).toBeLessThanOrEqual(0.5);
    // No chart of three images needs to be scrolled, the table of similarities included.
    const charts = page.locator('.reader-scroll');
    await expect(charts).toHaveCount(5);
    await expect
      .poll(() => charts.evaluateAll((boxes) => boxes.map((box) => box.scrollWidth - box.clientWidth)))
      .toEqual([0, 0, 0, 0, 0]);
  });
