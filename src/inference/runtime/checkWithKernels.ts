import type { SelfCheck } from '../../domain/model';
import type { RuntimeInfo } from '../../domain/runtime';
import type { LoadedWeights } from '../../model/loadedWeights';
import { dropOwnKernels, kernelsRunBy, registerOwnKernels } from '../kernels/register';
import { settleKernels } from '../kernels/trust';
import { selfCheck } from './selfCheck';

/**
 * The self-check; where it fails with our own kernels and passes without, they stay away. A driver that fails both ways
 * keeps them: they are not what is wrong.
 */
export function checkWithKernels(
  reference: ArrayBuffer,
  weights: LoadedWeights,
  runtime: RuntimeInfo,
): SelfCheck | null {
  const { result: check, kernels } = kernelsRunBy(() => selfCheck(reference, weights, runtime));
  if (check?.passed) settleKernels(kernels);
  if (!check || check.passed || runtime.backend !== 'webgl' || !dropOwnKernels()) return check;
  const plain = selfCheck(reference, weights, runtime);
  if (plain?.passed) return plain;
  registerOwnKernels();
  return check;
}
