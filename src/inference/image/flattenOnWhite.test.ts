import { expect, it } from 'vitest';
import { flattenOnWhite } from './decodeImage';

it('leaves opaque pixels as they are', () => {
  const rgba = Uint8ClampedArray.of(1, 2, 3, 255, 250, 128, 0, 255);
  expect(flattenOnWhite(rgba)).toEqual({ data: Uint8Array.of(1, 2, 3, 250, 128, 0), transparent: false });
});

it('lays transparent pixels on white', () => {
  const rgba = Uint8ClampedArray.of(0, 0, 0, 0, 200, 100, 50, 128, 9, 9, 9, 255);
  expect(flattenOnWhite(rgba)).toEqual({
    data: Uint8Array.of(255, 255, 255, 227, 177, 152, 9, 9, 9),
    transparent: true,
  });
});
