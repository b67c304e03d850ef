import type { SEBlockShape } from '../../../domain/block';

/** A narrow block, a wider one and a wide one. */
export const blocks = [16, 64, 768].map(
  (channels, i) => ({ name: `SE_${i + 2}_1`, channels, hidden: 4 }) as SEBlockShape,
);

/** Gates of an image for them; another seed is another image. */
export const gatesOf = (seed: number) =>
  blocks.map(({ channels }) => Float32Array.from({ length: channels }, (_, i) => ((i * seed) % 97) / 97));
