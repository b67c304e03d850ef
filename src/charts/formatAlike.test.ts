import { expect, it } from 'vitest';
import { formatAlike } from './formatAlike';

it('gives all numbers of a list the decimals of the largest, with their signs', () => {
  expect(formatAlike([2, -1.77, 1.69])).toEqual(['+2.00', '−1.77', '+1.69']);
  expect(formatAlike([0.0123, -0.5])).toEqual(['+0.012', '−0.500']);
  expect(formatAlike([1234, 5.6])).toEqual(['+1234', '+6']);
});

it('has no sign for zero, and exponents where all are tiny', () => {
  expect(formatAlike([0, 0.5])).toEqual(['0.000', '+0.500']);
  expect(formatAlike([0, 0])).toEqual(['0.00', '0.00']);
  expect(formatAlike([])).toEqual([]);
  expect(formatAlike([1e-9])).toEqual(['+1e-9']);
});
