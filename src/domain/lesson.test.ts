import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isStep, nearestStep, STEP_IDS } from './lesson';

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
