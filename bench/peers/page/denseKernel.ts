import type { ConvSpec } from '../../../src/model/networkSpec';

/** A kernel of PyTorch, (O, I/G, kh, kw), as one without groups, (O, I, kh, kw): zero between the groups. */
export function denseKernel(
  weights: Float32Array,
  { outChannels, inChannels, kernel, groups }: ConvSpec,
): Float32Array {
  if (groups === 1) return weights;
  const taps = kernel * kernel;
  const part = (inChannels / groups) * taps;
  const dense = new Float32Array(outChannels * inChannels * taps);
  for (let o = 0; o < outChannels; o++) {
    const group = Math.floor((o * groups) / outChannels);
    dense.set(weights.subarray(o * part, (o + 1) * part), o * inChannels * taps + group * part);
  }
  return dense;
}
