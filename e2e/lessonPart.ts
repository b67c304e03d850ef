import type { Page } from 'playwright/test';
import { type App, expect } from './app';

export const SMALL = 'se_resnet20.lens_cifar10';
/** The worked example, as a session. */
export const SESSION = 'sessions/three-distances.selens.json';

/** The lesson as a student meets it. */
export function lessonOf(page: Page) {
  const question = page.getByTestId('question');
  return {
    step: page.getByTestId('learn-step'),
    title: page.locator('#step-title'),
    live: page.getByTestId('live-bar'),
    options: question.getByRole('radio'),
    reveal: page.getByTestId('reveal'),
    revealed: page.getByTestId('revealed'),
    steps: page.getByTestId('learn-steps').getByRole('link'),
    shows: (id: string) => shows(page, id),
  };
}

/** Opens the lesson on the small net. */
export async function openLesson(app: App, page: Page, parameters: Record<string, string> = {}) {
  await app.visit({ view: 'learn', model: SMALL, ...parameters });
  const lesson = lessonOf(page);
  await expect(lesson.step).toBeVisible({ timeout: 45_000 });
  return lesson;
}

export const shows = (page: Page, step: string) =>
  expect(page.getByTestId('learn-step')).toHaveAttribute('data-step', step);

export const answer = (page: Page, option: number) =>
  page.getByTestId('question').getByRole('radio').nth(option).check();
