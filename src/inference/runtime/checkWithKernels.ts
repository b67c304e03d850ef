import type { SelfCheck } from '../../domain/model';
import type { RuntimeInfo } from '../../domain/runtime';
import type { Taps } from '../../model/forward';
import type { LoadedWeights } from '../../model/loadedWeights';
import { dropOwnKernels, registerOwnKernels } from '../kernels/register';
import { type Reference, runReference } from './selfCheck';

/**
 * The self-check of a pass of the reference's input; where it fails with our own kernels and passes without, they stay
 * away. A driver that fails both ways keeps them: they are not what is wrong.
 */
export function checkWithKernels(
  reference: Reference,
  taps: Taps,
  weights: LoadedWeights,
  runtime: RuntimeInfo,
): SelfCheck {
  const check = reference.compare(taps, runtime);
  if (check.passed || runtime.backend !== 'webgl' || !dropOwnKernels()) return check;
  const plain = reference.compare(runReference(reference, weights), runtime);
  if (plain.passed) return { ...plain, plainKernels: true };
  registerOwnKernels();
  return check;
}
