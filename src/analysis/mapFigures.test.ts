import { describe, expect, it } from 'vitest';
import { channelEnds } from './channelEnds';
import { mapFigures } from './mapFigures';

describe('the figures of a map', () => {
  it('tell a channel of average zero that is strong from a silent one', () => {
    expect(mapFigures(Float32Array.of(3, -3, 3, -3))).toEqual({
      mean: 0,
      rms: 3,
      spread: 3,
      limit: 3,
      constant: false,
    });
    expect(mapFigures(new Float32Array(4))).toMatchObject({ rms: 0, limit: 0, constant: true });
  });

  it('call a map nearly constant where its spread is at most a twentieth of its RMS, whatever its size', () => {
    const map = (size: number, share: number) =>
      Float32Array.of(size * (1 + share), size * (1 - share), size * (1 + share), size * (1 - share));
    for (const size of [1e-6, -1, 1e6]) {
      expect(mapFigures(map(size, 0.04)).constant).toBe(true);
      expect(mapFigures(map(size, 0.06)).constant).toBe(false);
    }
  });

  it('do not call a single position constant, and stay finite without any', () => {
    expect(mapFigures(Float32Array.of(-2))).toEqual({
      mean: -2,
      rms: 2,
      spread: 0,
      limit: 2,
      constant: false,
    });
    expect(mapFigures(new Float32Array(0))).toMatchObject({ mean: 0, rms: 0, constant: false });
  });
});

describe('the ends of an order', () => {
  it('begin with the outermost channel on both sides', () => {
    expect(channelEnds([7, 3, 5, 1, 9, 0], 2)).toEqual({ open: [7, 3], closed: [0, 9] });
  });

  it('never share a channel where there are few', () => {
    expect(channelEnds([2, 0, 1], 6)).toEqual({ open: [2], closed: [1] });
    expect(channelEnds([], 6)).toEqual({ open: [], closed: [] });
  });
});
