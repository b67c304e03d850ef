import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { centerCrop, growCrop, moveCrop } from './moveCrop';

const photo = fc.record({
  width: fc.integer({ min: 1, max: 5000 }),
  height: fc.integer({ min: 1, max: 5000 }),
});
const handle = fc.constantFrom('move' as const, 'nw' as const, 'ne' as const, 'sw' as const, 'se' as const);
const shift = fc.integer({ min: -9000, max: 9000 });
const centered = ({ width, height }: { width: number; height: number }) => {
  const size = Math.min(width, height);
  return { x: (width - size) / 2, y: (height - size) / 2, size };
};

describe('moving the crop square', () => {
  it('always gives a square of whole pixels inside the photo', () => {
    fc.assert(
      fc.property(photo, handle, shift, shift, (size, which, dx, dy) => {
        for (const crop of [
          moveCrop(centered(size), which, dx, dy, size),
          growCrop(centered(size), dx, size),
          centerCrop(centered(size), dx, dy, size),
        ]) {
          expect(Object.values(crop).every(Number.isInteger)).toBe(true);
          expect(crop.size).toBeGreaterThanOrEqual(1);
          expect(crop.x).toBeGreaterThanOrEqual(0);
          expect(crop.y).toBeGreaterThanOrEqual(0);
          expect(crop.x + crop.size).toBeLessThanOrEqual(size.width);
          expect(crop.y + crop.size).toBeLessThanOrEqual(size.height);
        }
      }),
    );
  });

  it('keeps the opposite corner when a corner is dragged', () => {
    const from = { x: 20, y: 10, size: 50 };
    const moved = moveCrop(from, 'nw', 10, 10, { width: 200, height: 100 });
    expect(moved).toEqual({ x: 30, y: 20, size: 40 });
  });

  it('centers where it is told to, as far as the edges let it', () => {
    const from = { x: 20, y: 10, size: 50 };
    const photo = { width: 200, height: 100 };
    expect(centerCrop(from, 100, 60, photo)).toEqual({ x: 75, y: 35, size: 50 });
    expect(centerCrop(from, 199, 1, photo)).toEqual({ x: 150, y: 0, size: 50 });
  });

  it('moves without resizing', () => {
    expect(moveCrop({ x: 20, y: 10, size: 50 }, 'move', 5, 90, { width: 200, height: 100 })).toEqual({
      x: 25,
      y: 50,
      size: 50,
    });
  });
});
