import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mapsWithGate, outputWithGate } from './otherGate';
import { sharedAtTop } from './sharedAtTop';
import { softmaxOfGates } from './softmaxOfGates';
import { countedCells, shuffledCells } from './squeezeByHand';

const map = fc
  .array(fc.float({ min: -8, max: 8, noNaN: true }), { minLength: 1, maxLength: 64 })
  .map((values) => Float32Array.from(values));

describe('squeeze by hand', () => {
  it('keeps its mean however the cells are shuffled: where they are is lost', () => {
    fc.assert(
      fc.property(map, fc.nat(1000), (u, seed) => {
        const order = shuffledCells(u.length, seed);
        expect([...order].sort((a, b) => a - b)).toEqual([...u.keys()]);
        const every = new Set(u.keys());
        const moved = Float32Array.from(order, (cell) => u[cell]);
        expect(countedCells(moved, every).mean).toBeCloseTo(countedCells(u, every).mean, 5);
      }),
    );
  });

  it('counts only the chosen cells; none give 0', () => {
    const u = Float32Array.of(1, 2, 4, 8);
    expect(countedCells(u, new Set([1, 3]))).toEqual({ sum: 10, mean: 5 });
    expect(countedCells(u, new Set())).toEqual({ sum: 0, mean: 0 });
  });

  it('shuffles differently for another seed', () => {
    expect(shuffledCells(16, 1)).toEqual(shuffledCells(16, 1));
    expect(shuffledCells(16, 2)).not.toEqual(shuffledCells(16, 1));
  });
});

describe('another gate', () => {
  it('of 0 leaves the shortcut, cut off below 0; the learned one leaves the output as it was', () => {
    fc.assert(
      fc.property(map, fc.float({ min: 0, max: 1, noNaN: true }), (u, s) => {
        const shortcut = u.map((value, at) => value * (at % 3) - 1);
        const output = u.map((value, at) => Math.max(0, s * value + shortcut[at]));
        const maps = { channel: 0, u, scaled: u.map((value) => s * value), shortcut, output };
        expect([...outputWithGate(maps, 0)]).toEqual([...shortcut].map((value) => Math.max(0, value)));
        expect(mapsWithGate(maps, s)).toEqual(maps);
      }),
    );
  });
});

describe('a softmax of the same logits', () => {
  it('adds up to 1 and keeps the order of the channels', () => {
    fc.assert(
      fc.property(
        fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 64 }),
        (values) => {
          const gates = Float32Array.from(values);
          const shares = softmaxOfGates(gates);
          expect(shares.reduce((total, value) => total + value, 0)).toBeCloseTo(1, 4);
          for (let a = 1; a < gates.length; a++)
            if (gates[a] > gates[a - 1]) expect(shares[a]).toBeGreaterThanOrEqual(shares[a - 1]);
        },
      ),
    );
  });
});

it('counts the channels that two orders share at their top', () => {
  expect(sharedAtTop([5, 1, 2, 0], [1, 5, 9, 8], 2)).toBe(2);
  expect(sharedAtTop([5, 1, 2, 0], [9, 8, 5, 1], 2)).toBe(0);
});
