import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { blockAtDepth, relativeDepth } from './relativeDepth';

const count = fc.integer({ min: 1, max: 64 });

it('puts the blocks of any network evenly between 0 and 1', () => {
  expect([0, 1].map((block) => relativeDepth(block, 2))).toEqual([0.25, 0.75]);
  fc.assert(
    fc.property(count, (n) => {
      expect(relativeDepth(0, n) + relativeDepth(n - 1, n)).toBeCloseTo(1, 9);
    }),
  );
});

it('finds every block of the deeper network, and in the other the one that covers the same depth', () => {
  fc.assert(
    fc.property(count, count, (a, b) => {
      const positions = Math.max(a, b);
      for (let position = 0; position < positions; position++) {
        for (const n of [a, b]) {
          const block = blockAtDepth(position, positions, n);
          expect(block).toBeGreaterThanOrEqual(0);
          expect(block).toBeLessThan(n);
          if (n === positions) expect(block).toBe(position);
          expect(Math.abs(relativeDepth(block, n) - relativeDepth(position, positions))).toBeLessThanOrEqual(
            0.5 / n + 1e-9,
          );
        }
      }
    }),
  );
});

it('has no block where a network has none', () => {
  expect(blockAtDepth(3, 8, 0)).toBe(-1);
});
