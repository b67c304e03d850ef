import { LESSON, PLAIN_TWIN, stepsOn } from '../src/lessons/lesson';
import { expect, MODELS, readSample, SAMPLES, test } from './app';
import { seriousFaults } from './axe';
import { answer, openLesson, SESSION, SMALL, shows } from './lessonPart';

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
  expect(await seriousFaults(page)).toEqual([]);
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
  await expect(page.getByTestId('learn-step')).not.toHaveAttribute('data-step', 'images');
  await expect(page).toHaveURL(/allow=edits/);
  expect(await seriousFaults(page)).toEqual([]);
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
    const questions = () => sheet.locator('section > h2 + p').allTextContents();
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
    expect(await seriousFaults(page)).toEqual([]);
    const asked = await questions();
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
    // The same questions, each of the block that the step is about, not of the one on screen.
    expect(await questions()).toEqual(asked);
    await expect(sheet.locator('section').nth(2).locator('.note')).toContainText('64');
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
