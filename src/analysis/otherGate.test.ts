import { expect, it } from 'vitest';
import { branchLowers, mapsWithGate } from './otherGate';

const maps = (u: number[], shortcut: number[], gate = 0.5) =>
  mapsWithGate(
    {
      channel: 0,
      u: Float32Array.from(u),
      shortcut: Float32Array.from(shortcut),
      scaled: new Float32Array(u.length),
      output: new Float32Array(u.length),
    },
    gate,
  );

it('scales U alone: the shortcut is added as it is, and what is below 0 is cut off', () => {
  const { scaled, output } = maps([2, -4], [1, 1]);
  expect([...scaled]).toEqual([1, -2]);
  expect([...output]).toEqual([2, 0]);
});

it('tells that the branch lowers the output only where it does', () => {
  expect(branchLowers(maps([-1, 0], [1, 1]))).toBe(true);
  // Closed, or where everything is cut off anyway, it lowers nothing.
  expect(branchLowers(maps([-1, 0], [1, 1], 0))).toBe(false);
  expect(branchLowers(maps([-1, -1], [-2, -2]))).toBe(false);
  // Above 0 on average it raises the output, and so it can below 0 where the cut takes its negative part away.
  expect(branchLowers(maps([1, 0], [1, 1]))).toBe(false);
  expect(branchLowers(maps([3, -5], [0, 0]))).toBe(false);
});
