import { type Tensor, type Tensor4D, tensor4d } from '@tensorflow/tfjs-core';
import { benchNetwork } from '../../../src/app/benchNetwork';
import { warmUp } from '../../../src/inference/runtime/warmUp';
import { forward } from '../../../src/model/forward';
import type { ConvWeights, LoadedWeights } from '../../../src/model/loadedWeights';
import { blockDiagonal } from './blockDiagonal';
import type { OpenedNetwork, OpenOptions } from './participant';

/** This runtime, read and warmed up as by the page: with taps as there, or the logits alone as the peers give them. */
export async function openSeLens(
  { url, backend }: OpenOptions,
  { taps, dense, threads: forced }: { taps: boolean; dense: boolean; threads?: number },
): Promise<OpenedNetwork> {
  const { weights, input, threads, mostThreads } = await benchNetwork(url, backend, forced);
  const side = input.shape[1];
  if (dense) makeDense(weights);
  await warmUp(weights, input, () => {}, { taps });
  return {
    side,
    layout: 'nhwc',
    threads,
    mostThreads,
    pass(values) {
      const image = tensor4d(values, [1, side, side, 3]);
      const { packed, unpack } = forward(weights, image, { taps });
      const { logits } = unpack(packed.dataSync<'float32'>());
      packed.dispose();
      image.dispose();
      return logits;
    },
  };
}

/** Replaces every convolution with groups by one without whose filter is zero between them. */
function makeDense({ units }: LoadedWeights): void {
  for (const { convs } of units) {
    for (const conv of convs) if (conv.groups > 1) Object.assign(conv, densified(conv));
  }
}

/** Of the depthwise filter (kh, kw, I, O/G), see groupedConv. */
function densified({ filter, groups }: ConvWeights): { filter: Tensor4D; groups: number } {
  const [height, width, inputs, multiplier] = filter.shape;
  const dense = blockDiagonal(filter.dataSync<'float32'>(), [height * width, inputs, multiplier], groups);
  (filter as Tensor).dispose();
  return { filter: tensor4d(dense, [height, width, inputs, groups * multiplier]), groups: 1 };
}
