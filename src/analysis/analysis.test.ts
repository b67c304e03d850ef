import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { orderByValue, rankByValue } from './channelOrder';
import { gateSummary } from './gateSummary';

const gates = fc
  .array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 300 })
  .map((values) => Float32Array.from(values));

describe('the summary of gates', () => {
  it('is null for no channels and has no spread for one', () => {
    expect(gateSummary(new Float32Array())).toBeNull();
    expect(gateSummary(Float32Array.of(0.25))).toEqual({
      mean: 0.25,
      spread: 0,
      min: 0.25,
      max: 0.25,
      open: 0,
      closed: 0,
    });
  });

  it('takes the population deviation and counts saturation strictly', () => {
    const summary = gateSummary(Float32Array.of(0, 1, 0, 1));
    expect(summary).toMatchObject({ mean: 0.5, min: 0, max: 1, open: 0.5, closed: 0.5 });
    expect(gateSummary(Float64Array.of(0.9, 0.1) as unknown as Float32Array)).toMatchObject({
      open: 0,
      closed: 0,
    });
  });

  it('does not depend on the order of channels', () => {
    fc.assert(
      fc.property(gates, (values) => {
        const a = gateSummary(values);
        const b = gateSummary(values.slice().reverse());
        expect(b?.mean).toBeCloseTo(a?.mean ?? Number.NaN, 6);
        expect(b?.spread).toBeCloseTo(a?.spread ?? Number.NaN, 6);
        expect([b?.min, b?.max, b?.open]).toEqual([a?.min, a?.max, a?.open]);
      }),
    );
  });
});

describe('the order of channels', () => {
  it('is a permutation by falling value, and the rank is its inverse', () => {
    fc.assert(
      fc.property(gates, (values) => {
        const order = orderByValue(values);
        const rank = rankByValue(values);
        expect([...order].sort((a, b) => a - b)).toEqual([...values.keys()]);
        order.forEach((channel, position) => {
          expect(rank[channel]).toBe(position + 1);
          if (position > 0) expect(values[order[position - 1]]).toBeGreaterThanOrEqual(values[channel]);
        });
      }),
    );
  });

  it('keeps equal values in channel order', () => {
    expect(orderByValue(Float32Array.of(0.5, 0.5, 0.7))).toEqual([2, 0, 1]);
  });
});
