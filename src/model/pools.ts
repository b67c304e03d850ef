import {
  avgPool,
  engine,
  getBackend,
  maxPool,
  mean,
  pad,
  reshape,
  type Tensor2D,
  type Tensor4D,
} from '@tensorflow/tfjs-core';
import type { MaxPoolKind } from './networkSpec';
import { hasOwnKernel, OWN_KERNELS } from './ownKernels';

/**
 * (1, H, W, C) of values from 0 up, 3x3, stride 2. `padded`: PyTorch's padding 1. `ceil`: padding 0, ceil_mode=True;
 * tfjs 4.22 gives wrong values for that on WASM, so an even side gets one row of zeros, which no maximum notices here.
 */
export function stemPool(x: Tensor4D, kind: MaxPoolKind): Tensor4D {
  if (hasOwnKernel('stemPool', x)) return engine().runKernel<Tensor4D>(OWN_KERNELS.stemPool, { x }, { kind });
  if (kind === 'padded') return maxPool(x, 3, 2, 1);
  const [, height, width] = x.shape;
  if (height % 2 === 0 && width % 2 === 0) return maxPool(x, 3, 2, 'same');
  const atEnd = (size: number): [number, number] => [0, size % 2 === 0 ? 1 : 0];
  return maxPool(pad(x, [[0, 0], atEnd(height), atEnd(width), [0, 0]]) as Tensor4D, 3, 2, 'valid');
}

/** PyTorch's AvgPool2d(2, 2, ceil_mode=True, count_include_pad=False): 'same' divides by the pixels there are. */
export function shortcutPool(x: Tensor4D): Tensor4D {
  return avgPool(x, 2, 2, 'same');
}

/**
 * The squeeze, section 3.1 of the paper: z[c] = mean over h, w of x[h, w, c]; (1, h, w, C) -> (1, C). On WASM `mean` of tfjs 4.22 transposes first and takes fifteen times
 * as long as an average pool over the whole map; on WebGL such a pool is one loop over all pixels, and our
 * kernel or `mean` are faster.
 * For use inside a tidy.
 */
export function globalMean(x: Tensor4D): Tensor2D {
  const [, height, width, channels] = x.shape;
  if (hasOwnKernel('globalMean', x)) return engine().runKernel<Tensor2D>(OWN_KERNELS.globalMean, { x });
  if (getBackend() !== 'wasm') return mean<Tensor2D>(x, [1, 2]);
  return reshape(avgPool(x, [height, width], 1, 'valid'), [1, channels]);
}
