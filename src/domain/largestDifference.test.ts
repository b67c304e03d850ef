import { expect, it } from 'vitest';
import { largestDifference } from './largestDifference';

it('is infinite for NaN and for another number of values', () => {
  expect(largestDifference([1, 2, 4], [1, 2.5, 4])).toBe(0.5);
  expect(largestDifference([0, Number.NaN, 1], [0, 0, 9])).toBe(Number.POSITIVE_INFINITY);
  expect(largestDifference([1], [1, 2])).toBe(Number.POSITIVE_INFINITY);
});
