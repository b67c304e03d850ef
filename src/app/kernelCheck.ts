import { memory } from '@tensorflow/tfjs-core';
import { largestDifference } from '../domain/largestDifference';
import { compareKernels, type KernelErrors } from '../inference/kernels/compareKernels';
import type { Size } from '../inference/kernels/exactKernels';
import { ownKernels, withoutOwnKernels } from '../inference/kernels/register';
import { startBackend } from '../inference/runtime/backends';
import { forward } from '../model/forward';
import { benchNetwork } from './benchNetwork';

/** For tests: every kernel of ours and the plain operations on WebGL, on inputs of these sizes. */
export async function kernelErrors(sizes: readonly Size[]): Promise<KernelErrors[]> {
  if ((await startBackend('webgl')) === null) throw new Error('WebGL did not start.');
  // A limit that everything exceeds: the plain operations run, too.
  const { numTensors } = memory();
  const found = sizes.flatMap((size) => compareKernels(size, ownKernels(), -1));
  const left = memory().numTensors - numTensors;
  if (left !== 0) throw new Error(`${left} tensors are left.`);
  return found;
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
  const difference = largestDifference(values(), withoutOwnKernels(values));
  weights.dispose();
  input.dispose();
  return difference;
}
