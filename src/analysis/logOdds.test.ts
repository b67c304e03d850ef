import fc from 'fast-check';
import { expect, test } from 'vitest';
import { answerChange, firstAnswer, logOdds, scoreOf } from './logOdds';

const logits = fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 2, maxLength: 20 });

test('is ln(p / (1 - p)) of the softmax', () => {
  fc.assert(
    fc.property(logits, (values) => {
      const weights = values.map((value) => Math.exp(value - Math.max(...values)));
      const sum = weights.reduce((a, b) => a + b);
      values.forEach((_, index) => {
        const p = weights[index] / sum;
        if (p > 1e-9 && p < 1 - 1e-6)
          expect(logOdds(values, index, 'softmax')).toBeCloseTo(Math.log(p / (1 - p)), 5);
      });
    }),
  );
});

test('does not change when all logits move together, and stays finite for far ones', () => {
  fc.assert(
    fc.property(logits, fc.double({ min: -10, max: 10, noNaN: true }), (values, shift) => {
      const moved = values.map((value) => value + shift);
      expect(logOdds(moved, 0, 'softmax')).toBeCloseTo(logOdds(values, 0, 'softmax'), 6);
    }),
  );
  expect(logOdds([1000, -1000], 0, 'softmax')).toBe(2000);
  expect(logOdds([3], 0, 'softmax')).toBe(Number.POSITIVE_INFINITY);
});

test('two classes have opposite log-odds', () => {
  expect(logOdds([2, -1], 0, 'softmax')).toBeCloseTo(3);
  expect(logOdds([2, -1], 1, 'softmax')).toBeCloseTo(-3);
});

test('the first answer is the first of the largest', () => {
  expect(firstAnswer([1, 4, 4, 2])).toBe(1);
});

test('a change is of the former first answer, and tells whether another one is first now', () => {
  expect(answerChange([2, 0], [2, 0], 'softmax')).toEqual({ delta: 0, flipped: false });
  expect(answerChange([2, 0], [0, 3], 'softmax')).toEqual({ delta: -5, flipped: true });
});

test('of a sigmoid score the log-odds are its logit, whatever the other classes do', () => {
  fc.assert(
    fc.property(logits, (values) => {
      values.forEach((value, index) => {
        expect(logOdds(values, index, 'sigmoid')).toBe(value);
        expect(scoreOf(values, index, 'sigmoid')).toBeCloseTo(1 / (1 + Math.exp(-value)), 12);
      });
    }),
  );
  expect(answerChange([2, 0], [1, 3], 'sigmoid')).toEqual({ delta: -1, flipped: true });
  expect(scoreOf([0, 0, 0, 0], 2, 'softmax')).toBeCloseTo(0.25, 12);
});
