import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright/test';
import { STEP_IDS } from '../src/domain/lesson';
import { LESSON, PLAIN_TWIN, stepsOn } from '../src/lessons/lesson';
import { type App, expect, MODELS, readSample, SAMPLES, test } from './app';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const SMALL = 'se_resnet20.lens_cifar10';
const SESSION = 'sessions/three-distances.selens.json';
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

async function axeFaults(page: Page): Promise<string[]> {
  await page.addScriptTag({ path: AXE });
  const { violations } = await page.evaluate(() =>
    (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join('; ')}`);
}

async function openLesson(app: App, page: Page, parameters: Record<string, string> = {}) {
  await app.visit({ view: 'learn', model: SMALL, ...parameters });
  await expect(page.getByTestId('learn-step')).toBeVisible({ timeout: 45_000 });
}

const shows = (page: Page, step: string) =>
  expect(page.getByTestId('learn-step')).toHaveAttribute('data-step', step);

const answer = (page: Page, option: number) =>
  page.getByTestId('question').getByRole('radio').nth(option).check();

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
    for (const fault of [...(await tooSmall(page)), ...(await cutCharts(page)), ...(await axeFaults(page))])
      faults.push(`${id}: ${fault}`);
    // What is worked with and what it changes are on one screen.
    if (id === 'scale')
      expect(await endBelow(page, '[data-testid=scale-gate]', '.cell-maps')).toBeLessThan(720);
    if (id === 'anatomy') {
      for (const line of ['second layer, W2', 'branch, U']) {
        await page.locator('.part-buttons').getByRole('button', { name: line }).click();
        expect(await endBelow(page, '[data-testid=anatomy]', '[data-testid=lit-lines]')).toBeLessThan(720);
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
    expect(await axeFaults(page)).toEqual([]);
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
  expect(await width()).toBe(before);
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
  expect(await page.locator('video').evaluate((video: HTMLVideoElement) => video.paused)).toBe(true);
  expect(await tooSmall(page)).toEqual([]);
});

test('composes a link for the class, which leaves out what the teacher took away', async ({ app, page }) => {
  await openLesson(app, page, { step: 'squeeze', image: `sample:${SAMPLES[1].id}` });
  await expect(page.getByTestId('live-bar')).toHaveAttribute('data-state', 'done', { timeout: 45_000 });
  await page.getByTestId('class-open-link').click();
  const dialog = page.getByTestId('class-link');
  await dialog.getByTestId('class-step').selectOption('images');
  // On the long way alone.
  await expect(dialog.getByRole('button', { name: '20 minutes' })).toHaveCount(0);
  for (const control of ['model', 'engine', 'images', 'views'])
    await dialog.locator(`[data-control=${control}]`).uncheck();
  await expect(dialog).toContainText('guidance, not protection');
  await dialog.getByRole('button', { name: '中文' }).click();
  expect(await axeFaults(page)).toEqual([]);
  const address = await dialog.getByTestId('copy-text').inputValue();
  expect(Object.fromEntries(new URL(address).searchParams)).toEqual({
    view: 'learn',
    model: SMALL,
    image: `sample:${SAMPLES[1].id}`,
    step: 'images',
    path: 'long',
    lang: 'zh',
    allow: 'edits',
  });
  // As over plain http, where there is no clipboard to write to.
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await dialog.getByTestId('copy').click();
  await expect(dialog.getByTestId('copy-told')).toHaveText('Copied.');
  await dialog.getByTestId('class-session').fill('https://elsewhere.example/a.selens.json');
  await expect(dialog).toContainText('session files of this site only');
  await expect(dialog.getByTestId('copy')).toBeDisabled();

  await dialog.getByTestId('class-session').fill('');
  await expect(dialog.getByTestId('class-sees')).toContainText(
    `SE-ResNet-20 and the picture “${SAMPLES[1].title.en}”`,
  );
  await expect(dialog.getByTestId('class-own')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await app.dropFiles({ name: 'own.jpg', mimeType: 'image/jpeg', buffer: readSample(SAMPLES[2]) });
  await expect(page).not.toHaveURL(/image=/, { timeout: 30_000 });
  await page.getByTestId('class-open-link').click();
  await expect(dialog.getByTestId('class-own')).toContainText('own.jpg');
  await expect(dialog.getByTestId('class-sees')).toContainText(SAMPLES[0].title.en);
  expect(await dialog.getByTestId('copy-text').inputValue()).not.toMatch(/channel=|image=/);

  await page.goto(address.replace('lang=zh', 'lang=en&backend=wasm'));
  await shows(page, 'images');
  await expect(page.getByTestId('live-bar')).toHaveAttribute('data-state', 'done', { timeout: 45_000 });
  await expect(page.getByTestId('withheld-views')).toBeVisible();
  await expect(page.getByTestId('view-nav').getByRole('link')).toHaveText(['Learn']);
  await expect(page.getByTestId('tray')).toContainText('keeps to one image');
  await expect(page.getByTestId('add-images')).toHaveCount(0);
  await expect(page.getByTestId('step-images').getByTestId('withheld-images')).toBeVisible();
  await page.getByTestId('model-badge').click();
  await expect(page.getByTestId('model-menu').getByTestId('withheld-model')).toBeVisible();
  await expect(page.getByTestId('model-menu').getByRole('radio')).toHaveCount(0);
  await page.getByTestId('backend-badge').click();
  await expect(page.getByTestId('backend-menu').getByRole('radio')).toHaveCount(0);
  await expect(page.getByTestId('class-open-worksheet')).toBeVisible();
  await expect(page.getByTestId('class-open-key')).toHaveCount(0);
  await expect(page.getByTestId('class-open-link')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await app.dropFiles({ name: 'cat.png', mimeType: 'image/png', buffer: Buffer.from('x') });
  await expect(app.errors.filter({ hasText: 'leaves this out' })).toBeVisible();
  // Going on keeps to it.
  await page.keyboard.press('Alt+PageDown');
  await expect(page).toHaveURL(/allow=edits/);
  expect(await axeFaults(page)).toEqual([]);
});

test('leaves edits out of the lab, and opens the step of a link on the images of its session', async ({
  app,
  page,
}) => {
  await app.visit({ view: 'lab', allow: 'model,engine,images,views' });
  await expect(page.getByTestId('withheld-edits')).toBeVisible({ timeout: 45_000 });
  await expect(page.getByTestId('lab-editor')).toHaveCount(0);
  await app.visit({ view: 'learn', step: 'anatomy', session: SESSION, allow: 'none' });
  await expect(page.getByTestId('live-bar')).toHaveAttribute('data-state', 'done', { timeout: 45_000 });
  await shows(page, 'anatomy');
  await expect(page).toHaveURL(/allow=none/);
  await app.visit({ allow: 'everything' });
  await expect(app.errors.filter({ hasText: 'everything' })).toBeVisible();
});

for (const lang of ['en', 'zh'])
  test(`prints a worksheet with the student’s answers, and a key apart from it, in ${lang}`, async ({
    app,
    page,
  }) => {
    test.setTimeout(90_000);
    await openLesson(app, page, { step: 'importance', path: 'long', lang, block: 'SE_2_2' });
    await expect(page.getByTestId('live-bar')).toHaveAttribute('data-state', 'done', { timeout: 45_000 });
    await answer(page, 2);
    // Later another block is on screen; the question stays the one that was answered.
    await page.getByTestId('learn-block').selectOption('SE_3_1');
    await page.getByTestId('class-open-worksheet').click();
    const dialog = page.getByTestId('class-sheet');
    const sheet = dialog.frameLocator('iframe');
    const own = sheet.locator('section').filter({ hasText: 'SE_2_2' });
    await expect(own.locator('li[data-marked]')).toHaveText(lang === 'zh' ? /全部|都/ : /all/);
    await expect(sheet.locator('section')).toHaveCount(stepsOn('long').length);
    await expect(sheet.locator('li[data-marked]')).toHaveCount(1);
    await expect(sheet.locator('.line')).toHaveCount(2 * LESSON.length);
    await expect(sheet.locator('footer')).toContainText('SHA-256');
    await expect(sheet.locator('html')).toHaveAttribute('lang', lang === 'zh' ? 'zh-CN' : 'en');
    expect(await axeFaults(page)).toEqual([]);
    const saved = await app.download(dialog.getByTestId('sheet-save'));
    expect(saved.name).toBe('worksheet.html');
    expect(saved.content.toString()).not.toMatch(/\{\w+\}.*<\/p>|undefined|NaN/);
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);

    await page.getByTestId('class-open-key').click();
    await expect(sheet.locator('section')).toHaveCount(LESSON.length, { timeout: 40_000 });
    for (const [at, { answer: right, id }] of LESSON.entries())
      if (right !== null)
        await expect(sheet.locator('section').nth(at).locator('li').nth(right), id).toHaveAttribute(
          'data-marked',
        );
    // Without the plain twin nothing tells the answer of its step.
    const told = LESSON.length - (MODELS.some(({ id }) => id === PLAIN_TWIN) ? 0 : 1);
    await expect(sheet.locator('section li[data-marked]')).toHaveCount(told);
    await expect(sheet.locator('.line')).toHaveCount(0);
    await expect(sheet.locator('body')).not.toContainText(lang === 'zh' ? '没有算出' : 'Not computed here');
    const text = await sheet.locator('main').textContent();
    expect(text).not.toMatch(/\{\w+\}|\]\(|undefined|NaN/);
    const print = page.evaluate(() => {
      const frame = document.querySelector('iframe')?.contentWindow as Window;
      return new Promise((resolve) => {
        frame.print = () => resolve(true);
      });
    });
    await dialog.getByTestId('sheet-print').click();
    expect(await print).toBe(true);
    // The step on screen goes on with its maps.
    await page.keyboard.press('Escape');
    await shows(page, 'importance');
  });
