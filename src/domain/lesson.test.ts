import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isStep, nearestStep, otherParts, STEP_IDS, score } from './lesson';

describe('a question', () => {
  const asked = { places: { block: 'SE_5_3', most: 10 }, image: 'cat.png', model: 'net' };

  it('is another one where a part that its answer hangs on is another', () => {
    const now = { places: { block: 'SE_4_1', most: 10 }, image: 'dog.png', model: 'net' };
    expect(otherParts(['block', 'image', 'model'], asked, now)).toEqual(['block', 'image']);
    expect(otherParts(['block', 'model'], asked, now)).toEqual(['block']);
    expect(otherParts(['model'], asked, now)).toEqual([]);
    expect(otherParts([], asked, { ...now, model: 'other' })).toEqual([]);
  });

  it('is the same in other words, and while its image or network is not there yet', () => {
    expect(otherParts(['block', 'image', 'model'], asked, { ...asked, places: { block: 'SE_5_3' } })).toEqual(
      [],
    );
    expect(otherParts(['block', 'image', 'model'], asked, { places: {} })).toEqual([]);
  });

  it('is taken to be the same where an answer does not tell what it was put to', () => {
    expect(otherParts(['block'], undefined, asked)).toEqual([]);
  });
});

it('counts the predictions that were judged, and those that came true, at the steps of a way', () => {
  const given = { option: 0, revealed: true };
  const answers = {
    squeeze: { ...given, right: true },
    scale: { ...given, right: false },
    ratio: { ...given, right: true },
    depends: { option: 1, revealed: false },
  };
  expect(score(answers, ['squeeze', 'scale', 'depends', 'limits'])).toEqual({ judged: 2, right: 1 });
  expect(score({}, STEP_IDS)).toEqual({ judged: 0, right: 0 });
});

describe('the nearest step', () => {
  it('is the step itself where it exists', () => {
    for (const id of STEP_IDS) expect(nearestStep(id)).toBe(id);
  });

  it('is the one spelled most alike', () => {
    expect(nearestStep('squeze')).toBe('squeeze');
    expect(nearestStep('Scaling')).toBe('scale');
    expect(nearestStep('twin')).toBe('twins');
  });

  it('is the step of a number, or the last one before it', () => {
    expect(nearestStep('0')).toBe(STEP_IDS[0]);
    expect(nearestStep('3')).toBe('squeeze');
    expect(nearestStep('999999')).toBe(STEP_IDS.at(-1));
  });

  it('is there for any text, however long', () => {
    fc.assert(fc.property(fc.string({ maxLength: 300 }), (name) => isStep(nearestStep(name))));
  });
});
