import type { Page } from 'playwright/test';
import { STEP_IDS } from '../src/domain/lesson';
import { LESSON } from '../src/lessons/lesson';
import { expect, test } from './app';
import { seriousFaults } from './axe';
import { answer, openLesson, SESSION, shows } from './lessonPart';

const PROJECTOR = { width: 1280, height: 720 };
/** Smallest text and thinnest mark that are legible from the back of a room, px. */
const LEAST_TEXT = 24;
const LEAST_LINE = 3;

/** Texts in sight that are smaller than `LEAST_TEXT`, and lines of charts thinner than `LEAST_LINE`, on screen. */
function tooSmall(page: Page): Promise<string[]> {
  return page.evaluate(
    ([leastText, leastLine]) => {
      const scaleOf = (element: Element) => {
        const svg = element.closest('svg');
        return svg?.viewBox.baseVal.width ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
      };
      const found: string[] = [];
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      while (texts.nextNode()) {
        const text = texts.currentNode.textContent?.trim();
        const element = texts.currentNode.parentElement;
        if (!text || !element?.checkVisibility({ visibilityProperty: true })) continue;
        if (element.closest('.visually-hidden, title, script, style')) continue;
        const size = Number.parseFloat(getComputedStyle(element).fontSize) * scaleOf(element);
        if (size < leastText - 0.1)
          found.push(`${size.toFixed(1)} px: ${element.tagName} ${text.slice(0, 40)}`);
      }
      for (const line of document.querySelectorAll('.scene line')) {
        const width = Number.parseFloat(getComputedStyle(line).strokeWidth) * scaleOf(line);
        if (width < leastLine - 0.1) found.push(`${width.toFixed(1)} px: a line`);
      }
      return [...new Set(found)];
    },
    [LEAST_TEXT, LEAST_LINE],
  );
}

/** Charts that go on beyond the side of their box. */
const cutCharts = (page: Page): Promise<string[]> =>
  page
    .locator('.reader-scroll, .map-scroll')
    .evaluateAll((boxes) =>
      boxes
        .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
        .map((box) => `cut: ${box.closest('section, .panel')?.querySelector('h2, h3')?.textContent}`),
    );

/** Brings a part to the top edge of the screen, and tells where another one then ends. */
async function endBelow(page: Page, part: string, end: string): Promise<number> {
  await page.locator(part).evaluate((element) => element.scrollIntoView({ block: 'start' }));
  const box = await page.locator(end).boundingBox();
  return box!.y + box!.height;
}

// English has the longest lines; contrast in both themes and both languages is for accessibility.spec.ts and learn.spec.ts.
test('is legible from the back of the room in every step, and walked by a clicker', async ({ app, page }) => {
  test.setTimeout(180_000);
  await page.setViewportSize(PROJECTOR);
  await openLesson(app, page, { step: STEP_IDS[0], path: 'long', present: '1' });
  await expect(page.getByTestId('live-bar')).toHaveAttribute('data-state', 'done', { timeout: 45_000 });
  const faults: string[] = [];
  for (const [at, { id }] of LESSON.entries()) {
    await shows(page, id);
    await expect(page.getByTestId('revealed')).toBeEmpty();
    await answer(page, 0);
    await page.getByTestId('reveal').click();
    await expect(page.getByTestId('revealed')).not.toBeEmpty();
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0, { timeout: 30_000 });
    for (const fault of [
      ...(await tooSmall(page)),
      ...(await cutCharts(page)),
      ...(await seriousFaults(page)),
    ])
      faults.push(`${id}: ${fault}`);
    // What is worked with and what it changes are on one screen.
    if (id === 'scale')
      await expect
        .poll(() => endBelow(page, '[data-testid=scale-gate]', '.cell-maps'))
        .toBeLessThan(PROJECTOR.height);
    if (id === 'anatomy') {
      for (const line of ['second layer, W2', 'branch, U']) {
        await page.locator('.part-buttons').getByRole('button', { name: line }).click();
        await expect
          .poll(() => endBelow(page, '[data-testid=anatomy]', '[data-testid=lit-lines]'))
          .toBeLessThan(PROJECTOR.height);
        await expect(page.getByRole('button', { name: 'Play' })).toBeInViewport({ ratio: 1 });
      }
      await expect(page.getByTestId('lit-lines').getByRole('listitem').first()).toContainText(
        'self.conv1(x)',
      );
    }
    expect(await app.sidewaysScroll(), id).toBeLessThanOrEqual(0);
    // The arrow keys belong to the radio button that has the focus, a clicker's keys never do.
    if (at % 2 === 0) await page.locator('#step-title').focus();
    await page.keyboard.press(at % 2 === 0 ? 'ArrowRight' : 'PageDown');
  }
  expect(faults).toEqual([]);
  await page.keyboard.press('PageUp');
  await shows(page, STEP_IDS[STEP_IDS.length - 2]);
  await page.keyboard.press('ArrowLeft');
  await shows(page, STEP_IDS[STEP_IDS.length - 3]);
});

for (const [view, last, more] of [
  ['explore', 'strip-s', {}],
  ['compare', 'compare-pairs', { session: SESSION }],
  ['classes', 'classes-effects', {}],
  ['lab', 'lab-editor', {}],
] as const)
  test(`is legible from the back of the room in ${view}`, async ({ app, page }) => {
    await page.setViewportSize(PROJECTOR);
    await app.visit({ view, present: '1', ...more });
    await expect(page.getByTestId(last)).toBeVisible({ timeout: 45_000 });
    // Not the recorded one, whose first sentence is shorter.
    if (view === 'explore') await app.waitForResult();
    await expect(page.locator('[aria-busy=true]')).toHaveCount(0, { timeout: 30_000 });
    expect(await tooSmall(page)).toEqual([]);
    expect(await app.sidewaysScroll()).toBeLessThanOrEqual(0);
    // All 16 blocks and all channels of one are in sight.
    expect(await cutCharts(page)).toEqual([]);
    if (view === 'explore') {
      // So are photo and answer, in a strip above the map.
      await expect(page.getByTestId('photo')).toBeInViewport({ ratio: 1 });
      await expect(page.getByRole('radio', { name: /^SE_5_3/ })).toBeInViewport({ ratio: 0.5 });
    }
    expect(await seriousFaults(page)).toEqual([]);
  });

test('goes into presenter mode without answers and back to them, and tells it in the address', async ({
  app,
  page,
}) => {
  await page.setViewportSize(PROJECTOR);
  await openLesson(app, page, { step: 'sigmoid' });
  await answer(page, 1);
  await page.getByTestId('reveal').click();
  await expect(page.getByTestId('revealed')).toContainText('Answer: ', { timeout: 45_000 });
  const width = () => page.getByTestId('learn-step').evaluate((step) => step.clientWidth);
  const before = await width();
  await page.getByTestId('present').click();
  await expect(page).toHaveURL(/present=1/);
  await expect(page.getByTestId('revealed')).toBeEmpty();
  const radio = page.getByTestId('question').getByRole('radio');
  await expect(page.getByTestId('question').locator('input:checked')).toHaveCount(0);
  await radio.nth(0).check();
  await expect(page.getByTestId('learn-steps')).toBeHidden();
  await page.getByTestId('present').click();
  await expect(page).not.toHaveURL(/present/);
  await expect(page.getByTestId('learn-steps')).toBeVisible();
  await expect.poll(width).toBe(before);
  await expect(radio.nth(1)).toBeChecked();
  await expect(page.getByTestId('revealed')).toContainText('Answer: ');
  // Without it, plain Page keys scroll.
  await page.keyboard.press('PageDown');
  await shows(page, 'sigmoid');
});

test('freezes the camera in presenter mode', async ({ app, page, context }) => {
  await context.grantPermissions(['camera']);
  await page.setViewportSize(PROJECTOR);
  await app.open({ present: '1' });
  await app.openCamera();
  await page.getByRole('button', { name: 'Freeze' }).click();
  await expect
    .poll(() => page.locator('video').evaluate((video: HTMLVideoElement) => video.paused))
    .toBe(true);
  expect(await tooSmall(page)).toEqual([]);
});
