import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { comparedOrder } from './comparedOrder';
import { correlation } from './correlation';
import { gateDifferences, nearTies, orderByDifference } from './differences';
import { pairSimilarity, usualDistance } from './pairSimilarity';

const gate = fc.float({ min: Math.fround(0.01), max: Math.fround(0.99), noNaN: true });
const gates = fc.array(gate, { minLength: 3, maxLength: 40 }).map((values) => Float32Array.from(values));
const twoImages = fc
  .array(fc.tuple(gate, gate, gate), { minLength: 3, maxLength: 40 })
  .map((rows) => [0, 1, 2].map((column) => Float32Array.from(rows, (row) => row[column])));
const constant = (values: Float32Array) => values.every((value) => value === values[0]);

describe('differences of two images’ gates', () => {
  it('change their sign with the order of the images, in every unit', () => {
    fc.assert(
      fc.property(twoImages, ([a, b, std]) => {
        for (const unit of ['delta', 'ratio', 'usual'] as const) {
          const forth = gateDifferences(a, b, unit, { stdAll: std });
          const back = gateDifferences(b, a, unit, { stdAll: std });
          forth.forEach((value, channel) => {
            expect(value).toBeCloseTo(-back[channel], 4);
          });
        }
      }),
    );
  });

  it('are zero in every unit for one image twice', () => {
    fc.assert(
      fc.property(gates, (a) => {
        for (const unit of ['delta', 'ratio', 'usual'] as const)
          expect([...gateDifferences(a, a, unit, { stdAll: a })]).toEqual([...a].map(() => 0));
      }),
    );
  });

  it('are s_B - s_A, log2(s_B / s_A), and the former in usual deviations of 0.01 at least', () => {
    const [a, b] = [Float32Array.of(0.25, 0.5), Float32Array.of(0.5, 0.25)];
    expect([...gateDifferences(a, b, 'delta')]).toEqual([0.25, -0.25]);
    expect([...gateDifferences(a, b, 'ratio')]).toEqual([1, -1]);
    const usual = gateDifferences(a, b, 'usual', { stdAll: Float32Array.of(0.1, 0.001) });
    expect(usual[0]).toBeCloseTo(2.5, 5);
    expect(usual[1]).toBeCloseTo(-25, 5);
  });

  it('stay finite where a gate is closed', () => {
    const [value] = gateDifferences(Float32Array.of(0), Float32Array.of(1), 'ratio');
    expect(Number.isFinite(value)).toBe(true);
  });

  it('are ordered by size, each channel once', () => {
    fc.assert(
      fc.property(twoImages, ([a, b]) => {
        const values = gateDifferences(a, b, 'delta');
        const order = orderByDifference(values);
        expect([...order].sort((x, y) => x - y)).toEqual([...values.keys()]);
        for (let i = 1; i < order.length; i++)
          expect(Math.abs(values[order[i]])).toBeLessThanOrEqual(Math.abs(values[order[i - 1]]));
      }),
    );
  });
});

describe('similarity of a pair', () => {
  it('is the same both ways, and of one image with itself complete', () => {
    fc.assert(
      fc.property(twoImages, ([a, b, meanAll]) => {
        const [forth, back] = [pairSimilarity(a, b, { meanAll }), pairSimilarity(b, a, { meanAll })];
        expect(forth.distance).toBeCloseTo(back.distance, 6);
        if (forth.raw !== null) expect(forth.raw).toBeCloseTo(back.raw as number, 9);
        const self = pairSimilarity(a, a, { meanAll });
        expect(self.distance).toBe(0);
        if (constant(a)) expect(self.raw).toBeNull();
        else expect(self.raw).toBeCloseTo(1, 9);
      }),
    );
  });

  it('does not depend on the order of channels', () => {
    fc.assert(
      fc.property(twoImages, ([a, b, meanAll]) => {
        const turned = [a, b, meanAll].map((values) => Float32Array.from(values).reverse());
        const one = pairSimilarity(a, b, { meanAll });
        const other = pairSimilarity(turned[0], turned[1], { meanAll: turned[2] });
        expect(one.distance).toBeCloseTo(other.distance, 6);
        expect(one.centered === null).toBe(other.centered === null);
        if (one.centered !== null) expect(one.centered).toBeCloseTo(other.centered as number, 6);
      }),
    );
  });

  it('is undefined, never NaN, where all gates of an image are equal or usual', () => {
    const flat = new Float32Array(9).fill(0.3);
    const other = Float32Array.from({ length: 9 }, (_, i) => i / 10);
    expect(pairSimilarity(flat, other, { meanAll: other })).toMatchObject({ raw: null, centered: null });
    expect(correlation(flat, flat)).toBeNull();
    expect(pairSimilarity(flat, other, null).centered).toBeNull();
  });

  it('takes off the pattern that all images share', () => {
    const meanAll = Float32Array.from({ length: 64 }, (_, i) => 0.1 + (0.8 * ((i * 37) % 64)) / 64);
    const a = meanAll.map((value, i) => value + (i % 2 ? 0.02 : -0.02));
    const b = meanAll.map((value, i) => value + (i % 4 < 2 ? 0.02 : -0.02));
    const { raw, centered } = pairSimilarity(a, b, { meanAll });
    expect(raw).toBeGreaterThan(0.99);
    expect(Math.abs(centered as number)).toBeLessThan(0.05);
  });

  it('expects of random pairs 2 / sqrt(pi) deviations', () => {
    expect(usualDistance({ stdAll: new Float32Array(5).fill(0.1) })).toBeCloseTo(0.11284, 5);
  });
});

describe('near-ties of the largest differences', () => {
  const of = (values: number[]) => {
    const differences = Float32Array.from(values);
    return nearTies(differences, orderByDifference(differences));
  };
  it('are counted above a round size where they are many', () => {
    const closed = Array.from({ length: 233 }, (_, i) => (i % 2 ? 1 : -1) * (1 - i * 1e-4));
    expect(of([...closed, 0.9, 0.5, 0.1])).toEqual({ count: 233, limit: 0.9 });
    expect(of(new Array(20).fill(0.123))).toEqual({ count: 20, limit: 0.11 });
  });
  it('are none where few stand out, all are equal to zero, or there are no channels', () => {
    expect(of([1, -0.95, 0.94, 0.93, 0.5, 0.4, 0.3, 0.2])).toBeNull();
    expect(of(new Array(20).fill(0))).toBeNull();
    expect(of([])).toBeNull();
  });
});

describe('the common order of channels', () => {
  const [pinned, partner] = [Float32Array.of(0.1, 0.9, 0.5), Float32Array.of(0.2, 0.4, 0.5)];
  it('follows number, all-class mean, pinned image or difference', () => {
    expect(comparedOrder('channel', pinned, partner, null)).toEqual([0, 1, 2]);
    expect(comparedOrder('pinned', pinned, partner, null)).toEqual([1, 2, 0]);
    expect(comparedOrder('difference', pinned, partner, null)).toEqual([1, 0, 2]);
    expect(comparedOrder('usual', pinned, partner, Float32Array.of(0.3, 0.1, 0.2))).toEqual([0, 2, 1]);
    expect(comparedOrder('usual', pinned, partner, null)).toEqual([0, 1, 2]);
  });
});
