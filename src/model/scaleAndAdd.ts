import { add, engine, mul, relu, reshape, type Tensor2D, type Tensor4D } from '@tensorflow/tfjs-core';
import { hasOwnKernel, OWN_KERNELS } from './ownKernels';

/** U s, section 3.3: every channel of (1, h, w, C) by its gate, (1, C). */
export function scaleChannels(branch: Tensor4D, gates: Tensor2D): Tensor4D {
  return mul<Tensor4D>(branch, reshape(gates, [1, 1, 1, gates.shape[1]]));
}

/** relu(U s + shortcut): the end of a residual unit with SE; gates (1, C), the others (1, h, w, C). For use inside a tidy. */
export function seTail(branch: Tensor4D, gates: Tensor2D, shortcut: Tensor4D): Tensor4D {
  if (!hasOwnKernel('seTail', branch)) return relu(add(scaleChannels(branch, gates), shortcut));
  return engine().runKernel<Tensor4D>(OWN_KERNELS.seTail, { x: branch, s: gates, r: shortcut });
}
