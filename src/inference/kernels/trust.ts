import { backend, type KernelBackend } from '@tensorflow/tfjs-core';
import type { RuntimeInfo } from '../../domain/runtime';
import { toleranceOf } from '../../domain/tolerance';
import type { OwnKernel } from '../../model/ownKernels';
import { compareKernels } from './compareKernels';
import type { Size } from './exactKernels';
import { dropOwnKernels, ownKernels } from './register';

/** Odd and even sides, and both ways of the average. */
const SIZES: Size[] = [
  [7, 7, 6],
  [9, 10, 4],
];

/** Kernels that need no comparison any more, by the backend they are of: each start makes another. */
const settled = new WeakMap<KernelBackend, Set<OwnKernel>>();

/** Settles kernels: they ran in a network that gave what PyTorch gives, or were compared. */
export function settleKernels(names: readonly OwnKernel[]): void {
  settled.set(backend(), new Set([...(settled.get(backend()) ?? []), ...names]));
}

/**
 * Compares the kernels that nothing has settled on this backend with exact values, on small inputs. Where one is wrong and the
 * plain operations are right, all go. Where both are wrong they stay: they are not what is wrong.
 */
export function compareUnsettled(runtime: RuntimeInfo): void {
  if (runtime.backend !== 'webgl') return;
  const open = ownKernels().filter((name) => !settled.get(backend())?.has(name));
  if (open.length === 0) return;
  // Values here are about 1, as gates are.
  const limit = toleranceOf(runtime).gates;
  const errors = SIZES.flatMap((size) => compareKernels(size, open, limit));
  settleKernels(open);
  if (errors.some(({ plain }) => plain !== null && plain <= limit)) dropOwnKernels();
}
