import { getBackend, getKernel, type Tensor4D } from '@tensorflow/tfjs-core';

/**
 * Kernels of this project in the registry of TensorFlow.js, under names of their own. A backend may have some of them
 * (src/inference/kernels); everywhere else the plain operations do the same.
 */
export const OWN_KERNELS = {
  globalMean: 'SELensGlobalMean',
  seTail: 'SELensTail',
  stemPool: 'SELensStemPool',
} as const;

export type OwnKernel = keyof typeof OWN_KERNELS;

/** Whether the current backend has this kernel for x (1, h, w, C): one image, channels in pairs, as packed texels hold them. */
export function hasOwnKernel(name: OwnKernel, x: Tensor4D): boolean {
  const [images, , , channels] = x.shape;
  return images === 1 && channels % 2 === 0 && getKernel(OWN_KERNELS[name], getBackend()) !== undefined;
}
