import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wholeSquare } from './wholeSquare';

const side = fc.integer({ min: 1, max: 5000 });
const anywhere = fc.double({ min: -6000, max: 6000, noNaN: true });

it('lies inside the picture, in whole pixels, whatever it is given', () => {
  fc.assert(
    fc.property(side, side, anywhere, anywhere, anywhere, (width, height, x, y, size) => {
      const square = wholeSquare({ x, y, size }, { width, height });
      expect(Object.values(square).every(Number.isInteger)).toBe(true);
      expect(square.size).toBeGreaterThanOrEqual(1);
      expect(Math.min(square.x, square.y)).toBeGreaterThanOrEqual(0);
      expect(square.x + square.size).toBeLessThanOrEqual(width);
      expect(square.y + square.size).toBeLessThanOrEqual(height);
    }),
  );
});

it('changes nothing that fits, and less than a pixel of a square between pixels', () => {
  const picture = { width: 640, height: 480 };
  expect(wholeSquare({ x: 320, y: 160, size: 320 }, picture)).toEqual({ x: 320, y: 160, size: 320 });
  expect(wholeSquare({ x: 155.3, y: 80, size: 319.6 }, picture)).toEqual({ x: 155, y: 80, size: 320 });
});
