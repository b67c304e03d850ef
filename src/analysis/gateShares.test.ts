import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { GATE_BINS, gateShares } from './gateShares';

describe('the shares of gates', () => {
  it('put 0 into the first bin, 1 into the last, and an edge into the bin above it', () => {
    const shares = gateShares(Float32Array.of(0, 1, 0.5, 0.999));
    expect(shares[0]).toBe(0.25);
    expect(shares[GATE_BINS - 1]).toBe(0.5);
    expect(shares[10]).toBe(0.25);
  });

  it('are all 0 for no gates, and one full bin for a constant vector', () => {
    expect(gateShares(new Float32Array())).toEqual(new Array(GATE_BINS).fill(0));
    expect(gateShares(new Float32Array(7).fill(0.62))[12]).toBe(1);
  });

  it('of a set and of its rest come to those of all', () => {
    const gates = fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(gates, fc.func(fc.boolean()), (list, chosen) => {
        const all = Float32Array.from(list);
        const [inside, outside] = [true, false].map((side) =>
          gateShares(all, new Set([...list.keys()].filter((channel) => chosen(channel) === side))),
        );
        gateShares(all).forEach((share, bin) => {
          expect(inside[bin] + outside[bin]).toBeCloseTo(share, 9);
        });
      }),
    );
  });

  it('come to 1 and do not depend on the order of channels', () => {
    const gates = fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(gates, (list) => {
        const shares = gateShares(Float32Array.from(list));
        expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
        expect(gateShares(Float32Array.from(list.toReversed()))).toEqual(shares);
      }),
    );
  });
});
