import type { Locator, Page } from 'playwright/test';
import { STEP_IDS, type StepId } from '../src/domain/lesson';
import { LESSON } from '../src/lessons/lesson';
import { expect, MODELS, test } from './app';
import { seriousFaults } from './axe';
import { lessonOf, openLesson } from './lessonPart';

/** Tab from where the focus is until it reaches the place. */
async function tabTo(page: Page, place: Locator): Promise<void> {
  for (let presses = 0; presses < 40; presses++) {
    await page.keyboard.press('Tab');
    if (await place.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error(`Tab never reached ${place}`);
}

/** Tables that answer the question of their step. */
const WAITING: Partial<Record<StepId, string>> = {
  placement: 'placement-table',
  saturation: 'saturation-table',
  twins: 'twins-table',
  published: 'published-table',
};

for (const lang of ['en', 'zh'])
  test(`is walked from its first to its last step by keyboard alone in ${lang}`, async ({ app, page }) => {
    test.setTimeout(150_000);
    const lesson = await openLesson(app, page, { step: STEP_IDS[0], path: 'long', lang });
    await expect(lesson.live).toHaveAttribute('data-state', 'done', { timeout: 45_000 });
    await lesson.title.focus();
    for (const { id, options } of LESSON) {
      await lesson.shows(id);
      await expect(lesson.title).toBeFocused();
      await expect(lesson.options).toHaveCount(options);
      await expect(lesson.reveal).toBeDisabled();
      if (WAITING[id]) await expect(page.getByTestId(WAITING[id])).toHaveCount(0);
      await tabTo(page, lesson.options.first());
      await page.keyboard.press('Space');
      await tabTo(page, lesson.reveal);
      await page.keyboard.press('Enter');
      // The twin that shows what SE brings may not be bundled; every other answer is computed here.
      const answered = id !== 'twins' || MODELS.some((card) => card.id === 'resnet20.lens_cifar10');
      if (answered)
        await expect(lesson.revealed).toContainText(lang === 'zh' ? '答案：' : 'Answer: ', {
          timeout: 20_000,
        });
      if (answered)
        await expect(page.getByTestId('question').locator('[data-mark=right]')).toContainText(
          lang === 'zh' ? '答案' : 'the answer',
        );
      const text = await lesson.step.textContent();
      expect(text).not.toMatch(/\{\w+\}|NaN|undefined|Infinity/);
      if (lang === 'zh') expect(await lesson.revealed.textContent()).toMatch(/[\u4e00-\u9fff]{2}/);
      // What answers a question is there once it was revealed, not before.
      await expect(page.getByTestId('covered')).toHaveCount(0);
      if (id === 'squeeze') {
        const all = page.getByRole('button', { name: lang === 'zh' ? '全部计入' : 'Count all' });
        await tabTo(page, all);
        await page.keyboard.press('Enter');
        await expect(page.getByTestId('squeeze-sum')).toContainText('z = ');
      }
      if (id !== LESSON.at(-1)?.id) await page.keyboard.press('Alt+PageDown');
    }
    await expect(page.getByTestId('learn-next')).toHaveCount(0);
    await expect(lesson.steps).toHaveCount(LESSON.length);
    // Every prediction that has an answer was judged, and the long way leads no further.
    const closing = page.getByTestId('closing');
    const judged = LESSON.length - (MODELS.some((card) => card.id === 'resnet20.lens_cifar10') ? 0 : 1);
    await expect(closing.getByTestId('score')).toContainText(String(judged));
    await expect(closing.getByTestId('go-on-long')).toHaveCount(0);

    await page.reload();
    // With the answer the page has begun to write its history.
    await expect(lesson.revealed).toContainText(lang === 'zh' ? '答案：' : 'Answer: ', { timeout: 45_000 });
    await lesson.shows('limits');
    await page.keyboard.press('Alt+PageUp');
    await lesson.shows('published');
    await page.goBack();
    await lesson.shows('limits');
    await page
      .getByRole('button', { name: lang === 'zh' ? '清除我的全部答案' : 'Forget all my answers' })
      .click();
    await expect(lesson.reveal).toBeDisabled();
    await expect(lesson.revealed).toBeEmpty();
    await page.getByTestId('forget-answers').click();
    await expect(lesson.revealed).not.toBeEmpty();
  });

test('opens the step of a link, on the way that has it, and the nearest to one that is not there', async ({
  app,
  page,
}) => {
  const lesson = await openLesson(app, page, { step: 'squeeze' });
  await lesson.shows('squeeze');
  await expect(page.getByTestId('learn-block')).toHaveValue('SE_4_3');
  await expect(lesson.steps).toHaveCount(LESSON.filter(({ minutes }) => minutes.short !== null).length);
  await openLesson(app, page, { step: 'ratio' });
  await lesson.shows('ratio');
  await expect(lesson.steps).toHaveCount(LESSON.length);
  await openLesson(app, page, { step: 'exitation' });
  await lesson.shows('excitation');
  await expect(page.getByTestId('learn-block')).toHaveValue('SE_2_1');
  await expect(app.errors.filter({ hasText: 'exitation' })).toBeVisible();
  await expect(page).toHaveURL(/step=excitation/);
  await openLesson(app, page, { step: '99' });
  await lesson.shows('limits');
  await page.getByTestId('ten').getByText('What is saturation').click();
  await expect(page.getByTestId('ten').getByRole('button', { name: 'Saturation' })).toContainText(
    '(90-minute path)',
  );
  await page.getByTestId('go-on-long').click();
  await lesson.shows('excitation');
  await expect(page).toHaveURL(/path=long/);
});

test('keeps the block of a link, and goes to the block of a step that is entered', async ({ app, page }) => {
  const lesson = await openLesson(app, page, { step: 'anatomy', block: 'SE_3_2' });
  // Steps are steps of history from the first result on.
  await expect(lesson.live).toHaveAttribute('data-state', 'done', { timeout: 45_000 });
  await expect(page.getByTestId('learn-block')).toHaveValue('SE_3_2');
  await page.getByTestId('learn-next').click();
  await lesson.shows('squeeze');
  await expect(page.getByTestId('learn-block')).toHaveValue('SE_4_3');
  await page.goBack();
  await lesson.shows('anatomy');
  await expect(page.getByTestId('learn-block')).toHaveValue('SE_3_2');
  await page.getByRole('button', { name: '90 minutes' }).click();
  await expect(page).toHaveURL(/path=long/);
  await lesson.steps.filter({ hasText: 'What r costs' }).click();
  await lesson.shows('ratio');
  await page.getByRole('button', { name: '20 minutes' }).click();
  await lesson.shows('depends');
});

test('computes by hand what the network computed', async ({ app, page }) => {
  await openLesson(app, page, { step: 'anatomy', block: 'SE_2_1', channel: '3', path: 'long' });
  await page.getByRole('button', { name: 'sigmoid, s', exact: true }).click();
  const partText = page.getByTestId('part-text');
  await expect(partText).toContainText(/s = [\d.]+;/, { timeout: 45_000 });
  const gate = /s = ([\d.]+);/.exec((await partText.textContent()) as string)?.[1] as string;
  await expect(page.locator('.code [aria-pressed=true]')).toContainText(['nn.Sigmoid()', 'self.fc(z)']);

  await page.keyboard.press('Alt+PageDown');
  await page.getByRole('button', { name: 'Count the next row' }).click();
  const sum = page.getByTestId('squeeze-sum');
  await expect(sum).toContainText('8 of 64 cells');
  await expect(page).toHaveTitle(/^Squeeze.* – SE Lens$/);
  await page.getByRole('button', { name: 'Shuffle' }).click();
  await page.getByRole('button', { name: 'Put back in place' }).press('Enter');
  await expect(page.getByRole('button', { name: 'Put back in place' })).toBeFocused();
  await page.getByRole('button', { name: 'Shuffle' }).click();
  await page.getByRole('button', { name: 'Count all' }).click();
  await expect(sum).toContainText('The network computed z');
  const [, mean, z] = /gives (\S+)\. The network computed z = (\S+)\. /.exec(
    (await sum.textContent()) as string,
  ) as string[];
  expect(mean).toBe(z);

  await page.keyboard.press('Alt+PageDown');
  await expect(page.getByTestId('learn-block')).toHaveValue('SE_2_1');
  const search = page.getByTestId('channel-search').getByRole('textbox');
  await search.fill('3');
  await search.press('Enter');
  const row = page.getByTestId('excitation-table').locator('[data-marked]');
  // channel, z, W1 and W2 of two units each, s as computed, s.
  await expect(row.locator('th, td')).toHaveCount(8);
  await expect(row.locator('td').last()).toHaveText(gate);
  await expect(page.getByTestId('excitation-table').locator('tbody tr')).toHaveCount(16);
  const changed = page.getByTestId('excitation-changed');
  await expect(changed).toContainText('0 of 16 gates');
  await page.getByTestId('excitation-z').press('End');
  await expect(changed).not.toContainText(/^0 of 16/);

  // On a phone the table goes on beyond its frame, and says so at that edge; the channels stay.
  await page.setViewportSize({ width: 390, height: 844 });
  const frame = page.locator('.table-frame');
  await expect(frame).toHaveAttribute('data-cut', 'right');
  await page.getByTestId('excitation-table').evaluate((table) => table.scrollTo(table.scrollWidth, 0));
  await expect(frame).toHaveAttribute('data-cut', 'left');
  const [name, table] = await Promise.all(
    [row.locator('th'), frame].map(async (place) => (await place.boundingBox())!),
  );
  expect(name.x).toBeCloseTo(table.x, 0);
});

test('plays the parts of a block; with reduced motion they are only walked through', async ({
  app,
  page,
}) => {
  await openLesson(app, page, { step: 'anatomy' });
  const pressed = page.locator('.part-buttons [aria-pressed=true]');
  await expect(pressed).toHaveText('input x');
  await page.getByRole('button', { name: 'Play' }).click();
  await expect(pressed).toHaveText('branch, U');
  await page.getByRole('button', { name: 'Pause' }).click();
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await openLesson(app, page, { step: 'anatomy' });
  await expect(page.getByRole('button', { name: 'Play' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Next part' }).click();
  await expect(pressed).toHaveText('branch, U');
});

test('turns one gate, of which the shape of the map knows nothing, and counts what r costs', async ({
  app,
  page,
}) => {
  await openLesson(app, page, { step: 'scale', block: 'SE_2_2', channel: '5', path: 'long' });
  const maps = page.getByTestId('step-maps');
  await expect(maps).toHaveAttribute('data-channel', '5', { timeout: 45_000 });
  const mean = page.getByTestId('scale-mean');
  const [, before, learned] = /output: (\S+); with the learned gate (\S+)\./.exec(
    (await mean.textContent()) as string,
  ) as string[];
  expect(before).toBe(learned);
  const gate = /gate of (\S+) make/.exec((await maps.textContent()) as string)?.[1] as string;
  await expect(maps.locator('.cell-maps')).toContainText(`s × U, s = ${gate}`);
  await page.getByTestId('scale-gate').press('Home');
  await expect(maps).toContainText('gate of 0 ');
  await expect(maps.locator('.cell-maps')).toContainText('s × U, s = 0');
  await expect(mean).not.toContainText(`output: ${learned};`);

  await page.keyboard.press('Alt+PageDown');
  await page.keyboard.press('Alt+PageDown');
  const cost = page.getByTestId('cost');
  await cost.getByRole('button', { name: 'SE-ResNet-50, 224 px' }).click();
  const result = page.getByTestId('cost-result');
  await expect(result).toContainText('= 5,029,888 parameters');
  await page.getByTestId('cost-r').press('ArrowRight');
  await expect(result).toContainText('= 2,514,944 parameters');
  await cost.getByRole('checkbox').last().uncheck();
  await expect(result).toContainText('= 942,080 parameters');
});

test('runs the sweep on the picture of the lesson, and leads to the lab', async ({ app, page }) => {
  await openLesson(app, page, { step: 'surgery' });
  await page
    .getByTestId('lab-sweep-run')
    .getByRole('button', { name: /Run the sweep/ })
    .click({ timeout: 45_000 });
  await expect(page.getByTestId('lab-sweep-finding')).toContainText('One image: an anecdote', {
    timeout: 45_000,
  });
  const finding = page.getByTestId('effects-finding');
  await expect(finding).not.toContainText('95 %');
  await lessonOf(page).options.first().check();
  await lessonOf(page).reveal.click();
  await expect(finding).toContainText('95 %');
  await page.getByRole('link', { name: /in the lab/ }).click();
  await expect(page.getByTestId('lab')).toBeVisible();
  await page.goBack();
  await lessonOf(page).shows('surgery');
});

for (const theme of ['light', 'dark'])
  test(`has no serious accessibility fault in any step in the ${theme} theme`, async ({ app, page }) => {
    test.setTimeout(150_000);
    const lesson = await openLesson(app, page, { step: STEP_IDS[0], path: 'long', theme });
    await expect(lesson.live).toHaveAttribute('data-state', 'done', { timeout: 45_000 });
    const faults: string[] = [];
    for (const id of STEP_IDS) {
      await lesson.shows(id);
      await lesson.options.first().check();
      await lesson.reveal.click();
      await expect(lesson.revealed).not.toBeEmpty();
      for (const fault of await seriousFaults(page)) faults.push(`${id}: ${fault}`);
      await page.keyboard.press('Alt+PageDown');
    }
    expect(faults).toEqual([]);
  });

test('fits a phone in every step', async ({ app, page }) => {
  test.setTimeout(90_000);
  await page.setViewportSize({ width: 390, height: 844 });
  const lesson = await openLesson(app, page, { step: STEP_IDS[0], path: 'long' });
  await expect(lesson.live).toHaveAttribute('data-state', 'done', { timeout: 45_000 });
  for (const id of STEP_IDS) {
    await lesson.shows(id);
    await lesson.options.first().check();
    await lesson.reveal.click();
    await expect(lesson.revealed).not.toBeEmpty();
    // The option that was picked is the answer, or marked as a guess beside it.
    const picked = page.getByTestId('question').locator('label', { has: page.locator('input:checked') });
    await expect(picked.locator('.option-mark'), id).toContainText('your prediction', { timeout: 20_000 });
    expect(await app.sidewaysScroll(), id).toBeLessThanOrEqual(0);
    await page.keyboard.press('Alt+PageDown');
  }
});

test('a link to a step without block or channel finds both', async ({ app: { page } }) => {
  for (const step of ['squeeze', 'scale']) {
    await page.goto(`./?backend=wasm&model=se_resnet20.lens_cifar10&view=learn&step=${step}`);
    await expect(page.getByTestId('live-bar')).toHaveAttribute('data-state', 'done', { timeout: 45_000 });
    await expect(page.getByTestId('live-bar').getByRole('textbox')).toHaveValue(/\d+/);
  }
});
