import type { SelfCheck } from '../../domain/model';
import type { RuntimeInfo } from '../../domain/runtime';
import type { Taps } from '../../model/forward';
import type { LoadedWeights } from '../../model/loadedWeights';
import type { OwnKernel } from '../../model/ownKernels';
import { dropOwnKernels, kernelsRunBy, registerOwnKernels } from '../kernels/register';
import { settleKernels } from '../kernels/trust';
import { type Reference, runReference } from './selfCheck';

/** What a pass gave, and the kernels of ours that ran in it. */
export interface WatchedPass {
  result: Taps;
  kernels: OwnKernel[];
}

/**
 * The self-check, of a pass of the reference's input where there was one; where it fails with our own kernels and passes
 * without, they stay away. A driver that fails both ways keeps them: they are not what is wrong.
 */
export async function checkWithKernels(
  reference: Reference,
  pass: WatchedPass | null,
  weights: LoadedWeights,
  runtime: RuntimeInfo,
): Promise<SelfCheck> {
  const { result: taps, kernels } = pass ?? (await kernelsRunBy(() => runReference(reference, weights)));
  const check = reference.compare(taps, runtime);
  if (check.passed) settleKernels(kernels);
  if (check.passed || runtime.backend !== 'webgl' || !dropOwnKernels()) return check;
  const plain = reference.compare(runReference(reference, weights), runtime);
  if (plain.passed) return plain;
  registerOwnKernels();
  return check;
}
