import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gateChanges, meanChange } from './gateChanges';
import { networkCounts } from './networkCounts';

const gates = (length: number) =>
  fc
    .array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: length, maxLength: length })
    .map((values) => Float32Array.from(values));
const pass = fc.tuple(gates(4), gates(9)).map(([a, b]) => [
  { name: 'SE_2_1', gates: a },
  { name: 'SE_3_1', gates: b },
]);

describe('the change of gates between two images', () => {
  it('is nothing from an image to itself', () => {
    fc.assert(
      fc.property(pass, (blocks) => {
        for (const change of gateChanges(blocks, blocks))
          expect(change).toMatchObject({ mean: 0, difference: 0 });
        expect(meanChange(gateChanges(blocks, blocks))).toBe(0);
      }),
    );
  });

  it('is as large the other way round, with the other sign', () => {
    fc.assert(
      fc.property(pass, pass, (a, b) => {
        const [there, back] = [gateChanges(a, b), gateChanges(b, a)];
        there.forEach((change, at) => {
          expect(back[at].mean).toBeCloseTo(change.mean, 6);
          expect(back[at].difference).toBeCloseTo(-change.difference, 6);
          expect(Math.abs(change.difference)).toBeGreaterThanOrEqual(change.mean - 1e-6);
        });
      }),
    );
  });

  it('counts every channel alike, in large blocks and small ones', () => {
    const one = [
      { name: 'a', gates: Float32Array.of(0, 0, 0) },
      { name: 'b', gates: Float32Array.of(0) },
    ];
    const other = [
      { name: 'a', gates: Float32Array.of(0, 0, 0) },
      { name: 'b', gates: Float32Array.of(1) },
    ];
    expect(meanChange(gateChanges(one, other))).toBe(0.25);
    expect(gateChanges(one, other)[1]).toEqual({
      name: 'b',
      channels: 1,
      mean: 1,
      channel: 0,
      difference: 1,
    });
    expect(meanChange([])).toBe(0);
  });
});

it('counts gates and the cells that they multiply', () => {
  const shape = { name: '', path: '', channels: 8, hidden: 2, height: 4, width: 3 };
  expect(networkCounts([shape, { ...shape, channels: 16 }])).toEqual({ gates: 24, cells: 288 });
});
