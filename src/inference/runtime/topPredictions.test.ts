import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { topPredictions } from './topPredictions';

const labelsOf = (count: number) => Array.from({ length: count }, (_, i) => `class ${i}`);
const sum = (logits: Float32Array) =>
  topPredictions(logits, labelsOf(logits.length)).reduce((total, { probability }) => total + probability, 0);

test('the probabilities are the softmax of the logits', () => {
  const top = topPredictions(Float32Array.of(0, Math.log(2), Math.log(5)), ['one', 'two', 'five']);
  expect(top.map(({ label, index }) => [label, index])).toEqual([
    ['five', 2],
    ['two', 1],
    ['one', 0],
  ]);
  expect(top.map(({ probability }) => probability)).toEqual([
    expect.closeTo(5 / 8, 6),
    expect.closeTo(2 / 8, 6),
    expect.closeTo(1 / 8, 6),
  ]);
});

test('sigmoid scores stand beside the shares, and rank alike', () => {
  const top = topPredictions(Float32Array.of(0, -3, 4), ['a', 'b', 'c'], 'sigmoid');
  expect(top.map(({ label, score }) => [label, score])).toEqual([
    ['c', expect.closeTo(0.98201, 5)],
    ['a', 0.5],
    ['b', expect.closeTo(0.04743, 5)],
  ]);
  expect(top.reduce((sum, { probability }) => sum + probability, 0)).toBeCloseTo(1, 9);
});

test('only the best five of many classes are kept, with their share of all classes', () => {
  const top = topPredictions(new Float32Array(100), labelsOf(100));
  expect(top.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4]);
  for (const { probability } of top) expect(probability).toBeCloseTo(0.01, 9);
});

test('equal logits come in the order of their classes', () => {
  const top = topPredictions(Float32Array.of(1, 3, 2, 3, 2), labelsOf(5));
  expect(top.map(({ index }) => index)).toEqual([1, 3, 2, 4, 0]);
});

test('two classes give two rows, and one class is certain', () => {
  expect(topPredictions(Float32Array.of(0, 1), labelsOf(2))).toHaveLength(2);
  expect(topPredictions(Float32Array.of(-7), ['only'])).toEqual([
    { index: 0, label: 'only', probability: 1 },
  ]);
});

test('huge logits neither overflow nor vanish', () => {
  expect(sum(Float32Array.of(3e38, 3e38, -3e38))).toBeCloseTo(1, 9);
  expect(sum(Float32Array.of(-3e38, -3e38))).toBeCloseTo(1, 9);
});

test('up to five classes sum to 1, and the rows fall', () => {
  const logits = fc.array(fc.float({ noNaN: true, min: -1e4, max: 1e4 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(logits, (values) => {
      expect(sum(Float32Array.from(values))).toBeCloseTo(1, 9);
      const rows = topPredictions(Float32Array.from(values), labelsOf(values.length));
      for (let i = 1; i < rows.length; i++)
        expect(rows[i].probability).toBeLessThanOrEqual(rows[i - 1].probability);
    }),
  );
});
