import { describe, expect, it } from 'vitest';
import { noneSomeAll, saturatedBlocks, saturationOf } from './saturatedBlocks';

describe('saturation', () => {
  const blocks = saturationOf([
    { name: 'flat', gates: Float32Array.of(0.95, 0.02, 0.99, 0.5) },
    { name: 'half', gates: Float32Array.of(0.95, 0.02, 0.4, 0.5) },
    { name: 'lively', gates: Float32Array.of(0.3, 0.5) },
    { name: 'empty', gates: new Float32Array() },
  ]);

  it('is told in shares above 0.9 and below 0.1; a block without channels has none', () => {
    expect(blocks[0]).toEqual({ name: 'flat', open: 0.5, closed: 0.25 });
    expect(blocks[3]).toEqual({ name: 'empty', open: 0, closed: 0 });
  });

  it('is there where more than half of the gates are at either end, not at exactly half', () => {
    expect(saturatedBlocks(blocks).map(({ name }) => name)).toEqual(['flat']);
  });

  it('is none, some or all of the blocks; of no blocks none', () => {
    expect([noneSomeAll(0, 9), noneSomeAll(1, 9), noneSomeAll(9, 9), noneSomeAll(0, 0)]).toEqual([
      0, 1, 2, 0,
    ]);
  });
});
