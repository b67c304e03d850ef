import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { normal } from './__fixtures__/normal';
import { groupDifference } from './groupDifference';

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

it('tests each channel as SciPy’s ttest_ind, and tells where nothing moves that nothing was tested', () => {
  const a = [0.41, 0.52, 0.47, 0.61].map((gate) => Float32Array.of(gate, 1));
  const b = [0.66, 0.58, 0.71].map((gate) => Float32Array.of(gate, 1));
  const { t, p, q, d, effect, freedom, floored } = groupDifference(a, b);
  expect(freedom).toBe(5);
  expect(t[0]).toBeCloseTo(2.4900942074745736, 9);
  expect(p[0]).toBeCloseTo(0.05515472503000689, 9);
  expect(q[0]).toBe(p[0]);
  for (const untested of [d, t, p, q]) expect(untested[1]).toBeNaN();
  expect(effect[1]).toBe(0);
  expect(floored).toBe(1);
});

it('draws over a deviation of 0.01 what hardly moves, and keeps Cohen’s d beside it', () => {
  const { d, effect, sd } = groupDifference(
    [Float32Array.of(0.5), Float32Array.of(0.502)],
    [Float32Array.of(0.51), Float32Array.of(0.512)],
  );
  expect(sd[0]).toBeCloseTo(0.002 / Math.SQRT2, 6);
  expect(effect[0]).toBeCloseTo(1, 4);
  expect(d[0]).toBeCloseTo(0.01 / (0.002 / Math.SQRT2), 2);
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

it('counts channels by p, not by the drawn effect, and tests none that never moves', () => {
  // The first channel differs surely, but so little that its bar is short; the second never moves.
  const images = (...gates: number[]) => gates.map((gate) => Float32Array.of(gate, 0.5));
  const found = groupDifference(images(0.5, 0.5001, 0.5002), images(0.51, 0.5101, 0.5102));
  expect(Math.abs(found.effect[0])).toBeLessThan(found.noise);
  expect(found).toMatchObject({ beyond: 1, tested: 1 });
});
