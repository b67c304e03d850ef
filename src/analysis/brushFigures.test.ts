import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meanOver, outsideBand } from './brushFigures';

const gate = fc.float({ min: 0, max: 1, noNaN: true });
const values = fc.array(gate, { minLength: 1, maxLength: 40 }).map((list) => Float32Array.from(list));

describe('the mean over a set of channels', () => {
  it('is of these channels alone, and undefined for none', () => {
    expect(meanOver(Float32Array.of(1, 2, 4), [0, 2])).toBe(2.5);
    expect(meanOver(Float32Array.of(1, 2, 4), [])).toBeNull();
  });

  it('of all channels is put together from a set and its rest', () => {
    fc.assert(
      fc.property(values, fc.func(fc.boolean()), (all, chosen) => {
        const [inside, outside] = [true, false].map((side) =>
          [...all.keys()].filter((channel) => chosen(channel) === side),
        );
        const sum = (part: number[]) => (meanOver(all, part) ?? 0) * part.length;
        expect((sum(inside) + sum(outside)) / all.length).toBeCloseTo(meanOver(all, all.keys()) as number, 6);
      }),
    );
  });
});

describe('channels outside of what is usual', () => {
  it('are counted above and below; on the edge is inside', () => {
    const band = { low: Float32Array.of(0.2, 0.2, 0.2), high: Float32Array.of(0.4, 0.4, 0.4) };
    expect(outsideBand(Float32Array.of(0.5, 0.1, 0.4), band, [0, 1, 2])).toEqual({ above: 1, below: 1 });
    expect(outsideBand(Float32Array.of(0.5, 0.1, 0.4), band, [2])).toEqual({ above: 0, below: 0 });
  });

  it('change sides when everything is turned around zero', () => {
    fc.assert(
      fc.property(values, fc.float({ min: 0, max: 1, noNaN: true }), gate, (all, middle, half) => {
        const band = { low: all.map(() => middle - half), high: all.map(() => middle + half) };
        const turned = { low: band.high.map((end) => -end), high: band.low.map((end) => -end) };
        const { above, below } = outsideBand(all, band, all.keys());
        const mirrored = outsideBand(
          all.map((value) => -value),
          turned,
          all.keys(),
        );
        expect(mirrored).toEqual({ above: below, below: above });
      }),
    );
  });
});
