import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Usual } from '../domain/profile';
import { normal } from './__fixtures__/normal';
import { bandOf } from './bandOf';
import { classesByMean, deviationFromUsual, ofClass } from './usual';
import { channelsByClassVariance, specificity, varianceShares } from './varianceShares';

/** Statistics of gates given as [class][image][channel], as training/gate_profile.py computes them. */
function usualOf(gates: number[][][]): Usual {
  const channels = gates[0][0].length;
  const mean = (values: number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  const std = (values: number[]) => Math.sqrt(mean(values.map((v) => (v - mean(values)) ** 2)));
  const each = (f: (values: number[]) => number, images: number[][]) =>
    Array.from({ length: channels }, (_, c) => f(images.map((image) => image[c])));
  const all = gates.flat();
  const none = new Float32Array(channels);
  return {
    mean: Float32Array.from(gates.flatMap((images) => each(mean, images))),
    std: Float32Array.from(gates.flatMap((images) => each(std, images))),
    meanAll: Float32Array.from(each(mean, all)),
    stdAll: Float32Array.from(each(std, all)),
    p10: none,
    p50: none,
    p90: none,
  };
}

const gatesWith = (fixed: number, byClass: number, instance: number, seed = 1) => {
  const next = normal(seed);
  const channels = 60;
  const pattern = Array.from({ length: channels }, () => fixed * next());
  return Array.from({ length: 40 }, () => {
    const own = pattern.map((value) => value + byClass * next());
    return Array.from({ length: 25 }, () => own.map((value) => value + instance * next()));
  });
};

describe('the shares of variance', () => {
  it('come back from gates made of a fixed, a class-wise and an instance-wise part', () => {
    const gates = usualOf(gatesWith(0.2, 0.1, 0.15));
    const { fixed, byClass, instance, total } = varianceShares({ gates, channels: 60 }, 25);
    expect(Math.abs(Math.sqrt(fixed) - 0.2)).toBeLessThan(0.04);
    expect(Math.abs(Math.sqrt(byClass) - 0.1)).toBeLessThan(0.01);
    expect(Math.abs(Math.sqrt(instance) - 0.15)).toBeLessThan(0.005);
    expect(total).toBeCloseTo(fixed + byClass + instance, 12);
  });

  it('do not take noise for a difference between classes', () => {
    const gates = usualOf(gatesWith(0.2, 0, 0.15));
    // Without the correction the class means alone would spread by 0.15 / sqrt(25) = 0.03.
    expect(specificity({ gates, channels: 60 }, 25)).toBeLessThan(0.008);
  });

  it('are 0 for constant gates and never negative or above the total', () => {
    const constant = usualOf([[[0.5, 0.5]], [[0.5, 0.5]]]);
    expect(varianceShares({ gates: constant, channels: 2 }, 1)).toEqual({
      fixed: 0,
      byClass: 0,
      instance: 0,
      total: 0,
    });
    const gate = fc.float({ min: 0, max: 1, noNaN: true });
    const images = fc.array(fc.array(gate, { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 2 });
    fc.assert(
      fc.property(fc.array(images, { minLength: 2, maxLength: 5 }), (classes) => {
        const shares = varianceShares({ gates: usualOf(classes), channels: 3 }, 2);
        for (const share of [shares.fixed, shares.byClass, shares.instance]) {
          expect(share).toBeGreaterThanOrEqual(0);
          expect(share).toBeLessThanOrEqual(shares.total + 1e-12);
        }
      }),
    );
  });

  it('order channels by what the classes differ in', () => {
    const gates = usualOf([
      [
        [0.1, 0.5, 0.3],
        [0.1, 0.5, 0.5],
      ],
      [
        [0.9, 0.5, 0.5],
        [0.9, 0.5, 0.3],
      ],
    ]);
    expect(channelsByClassVariance({ gates, channels: 3 }, 2)).toEqual([0, 1, 2]);
  });
});

describe('deviation from usual', () => {
  it('counts in usual deviations, with a floor for gates that never move', () => {
    const usual = { meanAll: Float32Array.of(0.5, 0.5), stdAll: Float32Array.of(0.1, 0) };
    const deviation = deviationFromUsual(Float32Array.of(0.7, 0.52), usual);
    expect(deviation[0]).toBeCloseTo(2, 5);
    expect(deviation[1]).toBeCloseTo(2, 5);
  });
});

describe('classes', () => {
  const usual = usualOf([
    [
      [0.2, 0.9],
      [0.2, 0.7],
    ],
    [
      [0.8, 0.1],
      [0.6, 0.1],
    ],
    [
      [0.5, 0.5],
      [0.5, 0.5],
    ],
  ]);

  it('are read row by row', () => {
    expect([...ofClass(usual, 1).mean].map((v) => v.toFixed(2))).toEqual(['0.70', '0.10']);
    expect([...ofClass(usual, 0).std].map((v) => v.toFixed(2))).toEqual(['0.00', '0.10']);
  });

  it('are ordered by the mean of one channel', () => {
    expect(classesByMean(usual, 0, 2).map(({ index }) => index)).toEqual([1, 2, 0]);
    expect(classesByMean(usual, 1, 2, 2).map(({ index }) => index)).toEqual([0, 2]);
    expect(classesByMean(usual, 1, 2)[0].distance).toBeGreaterThan(0);
  });
});

it('the band of all classes is its percentiles, that of a class its mean and deviation', () => {
  const usual = {
    ...usualOf([
      [[0.2], [0.4]],
      [[0.8], [0.8]],
    ]),
    p10: Float32Array.of(0.25),
    p50: Float32Array.of(0.6),
    p90: Float32Array.of(0.8),
  };
  expect(bandOf(usual, 'all')).toEqual({ low: usual.p10, middle: usual.p50, high: usual.p90 });
  const { low, middle, high } = bandOf(usual, 0);
  expect([low[0], middle[0], high[0]].map((value) => value.toFixed(2))).toEqual(['0.20', '0.30', '0.40']);
});
