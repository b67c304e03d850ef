import type { Preprocess, RgbImage } from '../../domain/preprocess';

/**
 * (H, W, 3) bytes -> (H, W, 3) float32: torchvision's ToTensor and Normalize, every step rounded to float32 as
 * PyTorch does. 256 values a channel are computed once.
 */
export function normalize(input: RgbImage, { mean, std }: Pick<Preprocess, 'mean' | 'std'>): Float32Array {
  const tables = mean.map((center, channel) => {
    const [m, s] = [Math.fround(center), Math.fround(std[channel])];
    return Float32Array.from({ length: 256 }, (_, byte) => Math.fround(Math.fround(byte / 255) - m) / s);
  });
  const values = new Float32Array(input.data.length);
  for (let i = 0; i < values.length; i++) values[i] = tables[i % 3][input.data[i]];
  return values;
}
