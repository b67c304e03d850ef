import { type Tensor, tensor2d, tensor4d, tidy } from '@tensorflow/tfjs-core';
import { largestDifference } from '../../domain/largestDifference';
import { hasOwnKernel, type OwnKernel } from '../../model/ownKernels';
import { globalMean, stemPool } from '../../model/pools';
import { seTail } from '../../model/scaleAndAdd';
import { exactMean, exactPool, exactTail, type Size } from './exactKernels';
import { besideNaN } from './packedProgram';
import { withoutOwnKernels } from './register';

export interface KernelErrors {
  kernel: OwnKernel;
  /** Of the stem's pool: which. */
  variant: 'padded' | 'ceil' | null;
  size: Size;
  /** Whether a kernel of ours serves this size. */
  own: boolean;
  /** Largest difference to the exact values; infinite for NaN, and for a shader that does not compile. */
  ours: number;
  /** The same of the plain operations; null: not run. */
  plain: number | null;
}

/**
 * Runs kernels of ours on the current backend, WebGL, on an input of this size: values from 0 to 1, as a ReLU leaves
 * them, with NaN beside an odd width. The tail adds -1 to 1. Plain operations take many shaders more: they run only where
 * ours are further off than `limit`.
 */
export function compareKernels(size: Size, names: readonly OwnKernel[], limit: number): KernelErrors[] {
  const [height, width, channels] = size;
  const waves = (seed: number, count: number) =>
    Float32Array.from({ length: count }, (_, at) => Math.sin(seed + at * 1.7));
  const positive = (values: Float32Array) => values.map((value) => (value + 1) / 2);
  const count = height * width * channels;
  const x = positive(waves(1, count));
  const s = positive(waves(2, channels));
  const r = waves(3, count);

  const found: KernelErrors[] = [];
  tidy(() => {
    const shape: [number, number, number, number] = [1, height, width, channels];
    const map = besideNaN(tensor4d(x, shape));
    const gates = tensor2d(s, [1, channels]);
    const shortcut = tensor4d(r, shape);
    const compare = (
      kernel: OwnKernel,
      variant: KernelErrors['variant'],
      exact: number[],
      run: () => Tensor,
    ) => {
      const error = () => largestDifference(tidy(run).dataSync<'float32'>(), exact);
      const own = hasOwnKernel(kernel, map);
      const ours = own ? errorOrInfinity(error) : error();
      const plain = ours > limit ? withoutOwnKernels(error) : null;
      found.push({ kernel, variant, size, own, ours, plain });
    };
    if (names.includes('globalMean')) compare('globalMean', null, exactMean(x, size), () => globalMean(map));
    if (names.includes('seTail'))
      compare('seTail', null, exactTail(x, s, r), () => seTail(map, gates, shortcut));
    if (names.includes('stemPool') && Math.min(height, width) >= 3)
      for (const kind of ['padded', 'ceil'] as const)
        compare('stemPool', kind, exactPool(x, size, kind), () => stemPool(map, kind));
  });
  return found;
}

function errorOrInfinity(error: () => number): number {
  try {
    return error();
  } catch (reason) {
    console.info('a kernel did not run:', reason);
    return Number.POSITIVE_INFINITY;
  }
}
