import { samplePairs } from '../src/lessons/samplePairs';
import { expect, SAMPLES, test } from './app';
import { lessonOf, openLesson } from './lessonPart';

test('begins at its own block, and leads back from the networks that its steps open', async ({
  app,
  page,
}) => {
  test.setTimeout(90_000);
  const lesson = lessonOf(page);
  const block = page.getByTestId('learn-block');
  const learn = page.getByTestId('view-nav').getByRole('link', { name: 'Learn' });
  await app.open();
  await expect(page).toHaveURL(/block=SE_5_3/);
  await learn.click();
  await expect(block).toHaveValue('SE_2_1');
  await page.goBack();
  await expect(page).not.toHaveURL(/view=learn/);
  await app.map.getByRole('radio', { name: /SE_4_2/ }).click();
  await learn.click();
  await expect(block).toHaveValue('SE_4_2');
  await page.getByRole('button', { name: '90 minutes' }).click();

  await lesson.steps.filter({ hasText: 'Excitation by hand' }).click();
  await page
    .getByTestId('excitation-large')
    .getByRole('button', { name: 'Open SE-ResNet-20' })
    .press('Enter');
  await expect(page.getByTestId('hand-excitation')).toContainText('How do 16 z become 16 gates in SE_2_1?', {
    timeout: 30_000,
  });
  await expect(page.getByRole('heading', { name: 'Excitation by hand' })).toBeFocused();
  await expect(page.getByTestId('learn-next')).toContainText('back to SE-ResNet-50');
  await page.keyboard.press('Alt+PageDown');
  await lesson.shows('sigmoid');
  await expect(lesson.live).toContainText('says SE-ResNet-50', { timeout: 30_000 });
  await expect(block).toHaveValue('SE_2_1');
  await expect(page).not.toHaveURL(/model=/);
  // The step and its network are one step of history, and the way on leads back from there, too.
  await page.goBack();
  await lesson.shows('excitation');
  await expect(page.getByTestId('hand-excitation')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByTestId('learn-next')).toContainText('back to SE-ResNet-50');

  // Nor does a reload strand anyone there.
  await page.reload();
  await expect(page.getByTestId('hand-excitation')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByTestId('learn-next')).toContainText('back to SE-ResNet-50');

  await lesson.steps.filter({ hasText: 'With and without SE' }).click();
  await expect(page).not.toHaveURL(/model=/, { timeout: 30_000 });
  await page.getByRole('button', { name: 'Open ResNet-20' }).press('Enter');
  await expect(page).toHaveURL(/model=resnet20/, { timeout: 30_000 });
  await expect(page.getByRole('button', { name: /^ResNet-20 is open/ })).toBeFocused();
  await page.getByTestId('present').click();
  await page.keyboard.press('PageDown');
  await lesson.shows('published');
  await expect(page).not.toHaveURL(/model=/, { timeout: 30_000 });
  await page.getByTestId('present').click();

  // A network of the visitor's choice stays, and the ten questions need none with SE blocks.
  await page.getByTestId('model-badge').click();
  await page
    .getByTestId('model-menu')
    .getByRole('radio', { name: /^ResNet-20/ })
    .check();
  await expect(page).toHaveURL(/model=resnet20/, { timeout: 30_000 });
  await page.keyboard.press('Escape');
  await page.keyboard.press('Alt+PageDown');
  await lesson.shows('limits');
  await expect(page).toHaveURL(/model=resnet20/);
  await lesson.options.nth(1).check();
  await lesson.reveal.click();
  await expect(lesson.revealed).toContainText('Just as you predicted');
  await page.getByTestId('ten').getByText('What is saturation').click();
  await expect(page.getByTestId('ten')).toContainText('has no gates');
});

test('sets two images side by side, and pairs of samples that are there', async ({ app, page }) => {
  const lesson = await openLesson(app, page, { step: 'images', path: 'long', model: '' });
  const panel = page.getByTestId('step-images');
  await expect(panel).toContainText('one picture so far');
  await expect(lesson.live).toHaveAttribute('data-state', 'done', { timeout: 45_000 });
  const pictures = page.getByTestId('image-pair').locator('figcaption');
  await page.getByTestId('sample-gallery').locator(`[data-sample="${SAMPLES[1].id}"]`).click();
  await expect(pictures).toHaveText([SAMPLES[0].title.en, SAMPLES[1].title.en], { timeout: 30_000 });
  await panel.getByText('Numbers as a table').click();
  await expect(panel.locator('tbody tr')).toHaveCount(16);
  // The finding would answer the question.
  await expect(panel.locator('.finding')).not.toContainText('differ by');
  await lesson.options.nth(1).check();
  await lesson.reveal.click();
  const { alike, unlike } = samplePairs(SAMPLES) as NonNullable<ReturnType<typeof samplePairs>>;
  const mean = async () =>
    Number(/differ by ([\d.]+);/.exec((await panel.locator('.finding').textContent()) as string)?.[1]);
  await panel.getByRole('button', { name: 'of one kind' }).click();
  await expect(pictures).toHaveText(
    alike.map(({ title }) => title.en),
    { timeout: 30_000 },
  );
  const little = await mean();
  await panel.getByRole('button', { name: 'of different kinds' }).click();
  await expect(pictures).toHaveText(
    unlike.map(({ title }) => title.en),
    { timeout: 30_000 },
  );
  expect(await mean()).toBeGreaterThan(little);
  // The pair was the step's, and gives the visitor's picture back in one step of history.
  await page.keyboard.press('Alt+PageDown');
  await lesson.shows('depends');
  await expect(page).toHaveURL(new RegExp(`image=sample%3A${SAMPLES[1].id}`), { timeout: 30_000 });
  // The picture is the last to follow the browser's history: another step before would be followed beside it.
  const follows = ({ id }: (typeof SAMPLES)[number]) =>
    expect(page.getByTestId('sample-gallery').locator(`[data-sample="${id}"]`)).toHaveAttribute(
      'aria-current',
      'true',
    );
  await page.goBack();
  await lesson.shows('images');
  await follows(unlike[1]);
  await page.goForward();
  await lesson.shows('depends');
  await follows(SAMPLES[1]);
  // A prediction for one block is not judged for another.
  const block = page.getByTestId('learn-block');
  await block.selectOption('SE_5_3');
  await expect(page.getByTestId('depth-finding')).toContainText('answers the question', { timeout: 30_000 });
  await lesson.options.nth(0).check();
  await lesson.reveal.click();
  await expect(lesson.revealed).toContainText('Answer: ', { timeout: 30_000 });
  await expect(page.getByTestId('depth-finding')).not.toContainText('answers the question');
  await block.selectOption('SE_4_1');
  await expect(page.getByTestId('other-question')).toContainText('You answered this for SE_5_3');
  await expect(page.getByTestId('question').locator('[data-mark], input:checked')).toHaveCount(0);
  await expect(page.getByTestId('depth-finding')).not.toContainText('answers the question');
  await lesson.options.nth(2).check();
  await lesson.reveal.click();
  await expect(lesson.revealed).toContainText('In SE_4_1:');
  await lesson.steps.filter({ hasText: 'What changes between' }).click();
  await lesson.shows('images');
  // On one screen with all its bars, on a projector, too.
  await page.setViewportSize({ width: 1280, height: 720 });
  await page.getByTestId('present').click();
  const bars = panel.locator('.reader-scroll');
  await expect
    .poll(() => bars.evaluate((part) => part.scrollWidth - part.clientWidth))
    .toBeLessThanOrEqual(0);
  const height = () =>
    panel.evaluate(
      (whole) =>
        whole.querySelector('.reader-scroll')!.getBoundingClientRect().bottom -
        whole.getBoundingClientRect().top,
    );
  await expect.poll(height).toBeLessThanOrEqual(720);
});
