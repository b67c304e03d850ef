import { describe, expect, it } from 'vitest';
import { STEP_IDS } from '../domain/lesson';
import en from '../i18n/en.json';
import { blockOnWay, LESSON, pathAt, stepsOn } from './lesson';

const minutes = (path: 'short' | 'long') =>
  stepsOn(path).reduce((sum, step) => sum + (step.minutes[path] ?? 0), 0);

describe('the lesson', () => {
  it('has every step that links can name, once and in order, twelve or more', () => {
    expect(LESSON.map(({ id }) => id)).toEqual([...STEP_IDS]);
    expect(LESSON.length).toBeGreaterThanOrEqual(12);
  });

  it('takes 20 minutes on the short way and 90 on the long one, which has every step', () => {
    expect(minutes('short')).toBe(20);
    expect(minutes('long')).toBe(90);
    expect(stepsOn('long')).toEqual(LESSON);
  });

  it('leads the long way from a step that the short one leaves out', () => {
    expect(pathAt('ratio', 'short')).toBe('long');
    expect(pathAt('scale', 'short')).toBe('short');
    expect(pathAt('scale', 'long')).toBe('long');
  });

  it('leads every step to a block: its own, or the one that the steps before it leave', () => {
    expect(blockOnWay('short', 'anatomy')).toBe('first');
    expect(blockOnWay('short', 'squeeze')).toBe('last');
    expect(blockOnWay('short', 'depends')).toBe('last');
    expect(blockOnWay('long', 'depends')).toBe('first');
    for (const path of ['short', 'long'] as const)
      for (const { id } of stepsOn(path)) expect(blockOnWay(path, id), id).not.toBeNull();
  });

  it('has a title, a goal, a text, something to do and a question with all its answers in every step', () => {
    const texts: Record<string, string> = en;
    for (const { id, options, answer } of LESSON) {
      for (const part of ['title', 'goal', 'text', 'do', 'question', 'reveal'])
        expect(texts[`learn.${id}.${part}`], `${id} ${part}`).toBeTruthy();
      for (let option = 1; option <= options; option++)
        expect(texts[`learn.${id}.option.${option}`], `${id} option ${option}`).toBeTruthy();
      expect(texts[`learn.${id}.option.${options + 1}`], id).toBeUndefined();
      expect(answer === null || answer < options, id).toBe(true);
    }
  });
});
