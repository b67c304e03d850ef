import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { normal } from './__fixtures__/normal';
import { groupDifference, studentLimit } from './groupDifference';

const gate = fc.float({ min: 0, max: 1, noNaN: true });
const group = fc
  .array(fc.array(gate, { minLength: 4, maxLength: 4 }), { minLength: 2, maxLength: 8 })
  .map((images) => images.map((gates) => Float32Array.from(gates)));

it('is Cohen’s d of hand-made groups', () => {
  const a = [Float32Array.of(0.4), Float32Array.of(0.6)];
  const b = [Float32Array.of(0.7), Float32Array.of(0.9)];
  const found = groupDifference(a, b);
  expect(found).toMatchObject({ a: 2, b: 2 });
  expect(found.difference[0]).toBeCloseTo(0.3, 6);
  // Both deviations are 0.1 sqrt(2).
  expect(found.effect[0]).toBeCloseTo(0.3 / (0.1 * Math.SQRT2), 5);
});

it('changes its sign with the groups, and is 0 for a group and itself', () => {
  fc.assert(
    fc.property(group, group, (a, b) => {
      const [forth, back] = [groupDifference(a, b), groupDifference(b, a)];
      forth.effect.forEach((value, channel) => {
        expect(value).toBeCloseTo(-back.effect[channel], 3);
        expect(Number.isFinite(value)).toBe(true);
      });
      for (const value of groupDifference(a, a).effect) expect(value).toBeCloseTo(0, 6);
    }),
  );
});

it('has the limits of Student’s t', () => {
  for (const [freedom, limit] of [
    [2, 4.303],
    [10, 2.228],
    [11, 2.201],
    [20, 2.086],
    [60, 2.0],
  ])
    expect(studentLimit(freedom)).toBeCloseTo(limit, 2);
});

it.each([3, 20])('exceeds its noise in about one channel of twenty where groups of %i are alike', (count) => {
  const next = normal(5);
  const images = () =>
    Array.from({ length: count }, () => Float32Array.from({ length: 3000 }, () => 0.5 + 0.1 * next()));
  const { effect, noise } = groupDifference(images(), images());
  const share = effect.filter((value) => Math.abs(value) > noise).length / effect.length;
  expect(share).toBeGreaterThan(0.035);
  expect(share).toBeLessThan(0.065);
});
