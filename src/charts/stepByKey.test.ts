import { describe, expect, it } from 'vitest';
import { stepByKey } from './stepByKey';

describe('a key', () => {
  it('steps on and back, and stops at the ends', () => {
    expect(stepByKey('ArrowRight', 3, 9)).toBe(4);
    expect(stepByKey('ArrowLeft', 3, 9)).toBe(2);
    expect(stepByKey('ArrowRight', 9, 9)).toBe(9);
    expect(stepByKey('ArrowLeft', 0, 9)).toBe(0);
    expect(stepByKey('ArrowRight', -1, 9)).toBe(0);
    expect(stepByKey('ArrowLeft', -1, 9)).toBe(0);
    expect([stepByKey('Home', 3, 9), stepByKey('End', 3, 9)]).toEqual([0, 9]);
    expect([stepByKey('PageUp', 3, 99), stepByKey('PageDown', 3, 99)]).toEqual([13, 0]);
  });

  it('up is on in a slider, down is next in a list', () => {
    expect([stepByKey('ArrowUp', 3, 9), stepByKey('ArrowDown', 3, 9)]).toEqual([4, 2]);
    expect([stepByKey('ArrowUp', 3, 9, true), stepByKey('ArrowDown', 3, 9, true)]).toEqual([2, 4]);
  });

  it('of another kind leads nowhere', () => {
    expect(stepByKey('a', 3, 9)).toBeUndefined();
    expect(stepByKey('Enter', 3, 9)).toBeUndefined();
  });
});
