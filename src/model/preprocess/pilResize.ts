import type { Interpolation, RgbImage } from '../../domain/preprocess';
import { PRECISION_BITS, resampleTaps, type Taps } from './resampleFilter';

/** A rectangle in pixels. */
export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

/**
 * `Image.resize((width, height), interpolation)` of Pillow on an RGB image, bit for bit: separable and
 * antialiased, horizontal pass first, rounded to 8 bits between the passes; an unchanged side is not filtered.
 */
export function pilResize(
  image: RgbImage,
  width: number,
  height: number,
  interpolation: Interpolation,
): RgbImage {
  const source = { x: 0, y: 0, width: image.width, height: image.height };
  return pilResizeWindow(image, source, width, height, { x: 0, y: 0, width, height }, interpolation);
}

/**
 * `image.crop(source).resize((width, height)).crop(window)` of Pillow, computing only what the window shows, so
 * that a 1 x 12,000 strip costs no more than a square. `source` lies inside the image, `window` inside the result.
 */
export function pilResizeWindow(
  image: RgbImage,
  source: Rectangle,
  width: number,
  height: number,
  window: Rectangle,
  interpolation: Interpolation,
): RgbImage {
  const rows =
    source.height === height
      ? null
      : resampleTaps(source.height, height, window.y, window.height, interpolation);
  const firstRow = rows ? rows.firsts[0] : window.y;
  const last = window.height - 1;
  const endRow = rows ? rows.firsts[last] + rows.counts[last] : window.y + window.height;

  const strip =
    source.width === width
      ? copyColumns(image, source.x + window.x, window.width, source.y + firstRow, endRow - firstRow)
      : resizeColumns(
          image,
          source.x,
          source.y + firstRow,
          endRow - firstRow,
          resampleTaps(source.width, width, window.x, window.width, interpolation),
        );
  return rows ? resizeRows(strip, firstRow, rows) : strip;
}

function copyColumns(image: RgbImage, x: number, width: number, y: number, height: number): RgbImage {
  const data = new Uint8ClampedArray(width * height * 3);
  for (let row = 0; row < height; row++) {
    const start = ((y + row) * image.width + x) * 3;
    data.set(image.data.subarray(start, start + width * 3), row * width * 3);
  }
  return { width, height, data };
}

const HALF = 1 << (PRECISION_BITS - 1);

function resizeColumns(image: RgbImage, left: number, top: number, height: number, taps: Taps): RgbImage {
  const { firsts, counts, weights, stride } = taps;
  const width = firsts.length;
  const data = new Uint8ClampedArray(width * height * 3);
  const input = image.data;
  let out = 0;
  for (let row = 0; row < height; row++) {
    const rowStart = ((top + row) * image.width + left) * 3;
    for (let column = 0; column < width; column++) {
      let red = HALF;
      let green = HALF;
      let blue = HALF;
      let pixel = rowStart + firsts[column] * 3;
      const begin = column * stride;
      const end = begin + counts[column];
      for (let tap = begin; tap < end; tap++) {
        const weight = weights[tap];
        red += input[pixel] * weight;
        green += input[pixel + 1] * weight;
        blue += input[pixel + 2] * weight;
        pixel += 3;
      }
      // A clamped array clips to 0..255 as Pillow's clip8 does.
      data[out] = red >> PRECISION_BITS;
      data[out + 1] = green >> PRECISION_BITS;
      data[out + 2] = blue >> PRECISION_BITS;
      out += 3;
    }
  }
  return { width, height, data };
}

/** `strip` starts at row `firstRow` of the image that the taps count in. */
function resizeRows(strip: RgbImage, firstRow: number, taps: Taps): RgbImage {
  const { firsts, counts, weights, stride } = taps;
  const height = firsts.length;
  const rowLength = strip.width * 3;
  const data = new Uint8ClampedArray(rowLength * height);
  const sums = new Int32Array(rowLength);
  for (let row = 0; row < height; row++) {
    sums.fill(HALF);
    for (let tap = 0; tap < counts[row]; tap++) {
      const weight = weights[row * stride + tap];
      const start = (firsts[row] + tap - firstRow) * rowLength;
      for (let i = 0; i < rowLength; i++) sums[i] += strip.data[start + i] * weight;
    }
    for (let i = 0; i < rowLength; i++) data[row * rowLength + i] = sums[i] >> PRECISION_BITS;
  }
  return { width: strip.width, height, data };
}
