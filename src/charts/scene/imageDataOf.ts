import type { RgbImage } from '../../domain/preprocess';

/** RGB as a canvas takes it, opaque. */
export function imageDataOf({ width, height, data }: RgbImage): ImageData {
  const pixels = new ImageData(width, height);
  for (let from = 0, to = 0; from < data.length; from += 3, to += 4) {
    pixels.data[to] = data[from];
    pixels.data[to + 1] = data[from + 1];
    pixels.data[to + 2] = data[from + 2];
    pixels.data[to + 3] = 255;
  }
  return pixels;
}
