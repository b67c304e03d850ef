import { add, depthwiseConv2d, relu, reshape, sum, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core';

/**
 * The kernel of a convolution with G groups as that of a depthwise one: (kh, kw, I/G, O) -> (kh, kw, I, O/G), where
 * entry (g I/G + i, q) is the weight from input i of group g to output q of the same group.
 */
export function depthwiseFilter(
  filter: Float32Array,
  [taps, perGroup, outputs]: readonly [number, number, number],
  groups: number,
): Float32Array {
  const result = new Float32Array(filter.length);
  const multiplier = outputs / groups;
  for (let tap = 0; tap < taps; tap++) {
    for (let i = 0; i < perGroup; i++) {
      for (let o = 0; o < outputs; o++) {
        const input = Math.floor(o / multiplier) * perGroup + i;
        const to = (tap * groups * perGroup + input) * multiplier + (o % multiplier);
        result[to] = filter[(tap * perGroup + i) * outputs + o];
      }
    }
  }
  return result;
}

/**
 * PyTorch's conv2d with groups, x (1, H, W, I), `filter` of `depthwiseFilter`, bias (O): every input channel gives its
 * part of the group's outputs, and the group's parts are added. TensorFlow.js has no grouped convolution; this has
 * its number of multiplications. For use inside a tidy.
 */
export function groupedConv2d(
  x: Tensor4D,
  {
    filter,
    bias,
    stride,
    pad,
    groups,
  }: { filter: Tensor4D; bias: Tensor; stride: number; pad: number; groups: number },
  activation: 'relu' | 'linear',
): Tensor4D {
  const parts = depthwiseConv2d(x, filter, stride, pad);
  const [, height, width] = parts.shape;
  const [, , inputs, multiplier] = filter.shape;
  const grouped = reshape(parts, [height * width * groups, inputs / groups, multiplier]);
  const added = add(reshape(sum(grouped, 1), [1, height, width, groups * multiplier]), bias) as Tensor4D;
  return activation === 'relu' ? relu(added) : added;
}
