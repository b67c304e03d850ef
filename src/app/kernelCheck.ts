import { add, engine, fill, type Tensor, type Tensor4D, tensor2d, tensor4d } from '@tensorflow/tfjs-core';
import { dropOwnKernels, registerOwnKernels } from '../inference/kernels/register';
import { startBackend } from '../inference/runtime/backends';
import { forward } from '../model/forward';
import { hasOwnKernel } from '../model/ownKernels';
import { globalMean, stemPool } from '../model/pools';
import { seTail } from '../model/scaleAndAdd';
import { benchNetwork } from './benchNetwork';

/** h, w, C of an input. */
export type Size = [number, number, number];

export interface KernelDifference {
  kernel: 'globalMean' | 'seTail' | 'stemPool padded' | 'stemPool ceil';
  size: Size;
  /** Whether the kernel served this size. */
  own: boolean;
  /** Largest difference to the plain operations; infinite where one of both is NaN. */
  difference: number;
}

/** For tests: every kernel of ours against the plain operations on WebGL, on inputs of these sizes. */
export async function kernelDifferences(sizes: readonly Size[]): Promise<KernelDifference[]> {
  if ((await startBackend('webgl')) === null) throw new Error('WebGL did not start.');
  return sizes.flatMap((size) => {
    const [height, width, channels] = size;
    const shape: [number, number, number, number] = [1, height, width, channels];
    // Textures are used again: what lies beside an odd size is then NaN.
    add(fill(shape, Number.NaN), 0).dispose();
    const values = (seed: number, count: number) =>
      Float32Array.from({ length: count }, (_, at) => Math.sin(seed + at * 1.7));
    const x = add<Tensor4D>(tensor4d(values(1, height * width * channels), shape), 0);
    const r = tensor4d(values(2, height * width * channels), shape);
    const s = tensor2d(values(3, channels), [1, channels]);
    const compare = (
      kernel: KernelDifference['kernel'],
      name: Parameters<typeof hasOwnKernel>[0],
      run: () => Tensor,
    ): KernelDifference => {
      registerOwnKernels();
      const own = hasOwnKernel(name, x);
      const read = () => engine().tidy(() => run().dataSync<'float32'>());
      const ours = read();
      dropOwnKernels();
      const plain = read();
      registerOwnKernels();
      return { kernel, size, own, difference: largestDifference(ours, plain) };
    };
    const found = [
      compare('globalMean', 'globalMean', () => globalMean(x)),
      compare('seTail', 'seTail', () => seTail(x, s, r)),
    ];
    if (Math.min(height, width) >= 3)
      // The plain way of `ceil` is for what a ReLU left.
      for (const kind of ['padded', 'ceil'] as const)
        found.push(compare(`stemPool ${kind}`, 'stemPool', () => stemPool(add(x, 2), kind)));
    for (const tensor of [x, r, s]) tensor.dispose();
    return found;
  });
}

/** For tests: all taps and logits of a network on WebGL with our kernels and without, as the largest difference. */
export async function kernelDifferenceOfNet(url: string): Promise<number> {
  const { weights, input } = await benchNetwork(url, 'webgl');
  const values = () => {
    const { packed } = forward(weights, input);
    const read = packed.dataSync<'float32'>();
    packed.dispose();
    return read;
  };
  registerOwnKernels();
  const ours = values();
  dropOwnKernels();
  const plain = values();
  registerOwnKernels();
  weights.dispose();
  input.dispose();
  return largestDifference(ours, plain);
}

function largestDifference(a: Float32Array, b: Float32Array): number {
  if (a.length !== b.length) return Number.POSITIVE_INFINITY;
  return a.reduce((most, value, at) => {
    const difference = Math.abs(value - b[at]);
    return Number.isNaN(difference) ? Number.POSITIVE_INFINITY : Math.max(most, difference);
  }, 0);
}
