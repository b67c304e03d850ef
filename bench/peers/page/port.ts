import { type Tensor, type Tensor4D, tensor4d, tidy } from '@tensorflow/tfjs-core';
import type { OpenedNetwork, OpenOptions } from './participant';
import { type NetFiles, readNet } from './readNet';
import { startStockBackend } from './stockBackend';

/**
 * A port on TensorFlow.js as it comes. `build`: from the files to the network, (1, H, W, 3) -> (1, classes), what lies
 * between being freed by the caller. Throws on a geometry that no net of the bench has, and the ports know nothing of.
 */
export async function openPort(
  { url, backend, threads: wanted }: OpenOptions,
  build: (net: NetFiles) => (image: Tensor4D) => Tensor,
): Promise<OpenedNetwork> {
  const threads = await startStockBackend(backend, wanted);
  const net = await readNet(url);
  const { spec, side } = net;
  if (spec.maxPool === 'ceil') throw new Error('The bench has no net whose pool rounds up.');
  if (spec.units.some(({ downsample, reluBeforeSE }) => downsample?.averagePool || reluBeforeSE))
    throw new Error('The bench has no net of this geometry.');
  const network = build(net);
  return {
    side,
    layout: 'nhwc',
    threads,
    pass(values) {
      const logits = tidy(() => network(tensor4d(values, [1, side, side, 3])));
      const result = logits.dataSync<'float32'>();
      logits.dispose();
      return result as Float32Array;
    },
  };
}
