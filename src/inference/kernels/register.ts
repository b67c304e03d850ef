import { getKernel, type KernelFunc, registerKernel, unregisterKernel } from '@tensorflow/tfjs-core';
import { OWN_KERNELS, type OwnKernel } from '../../model/ownKernels';
import { globalMean } from './globalMean';
import { seTail } from './seTail';
import { stemPool } from './stemPool';

const FUNCTIONS: Record<OwnKernel, KernelFunc> = { globalMean, seTail, stemPool };
const NAMES = Object.keys(OWN_KERNELS) as OwnKernel[];

/** Those that ran since `kernelsRunBy` last began. */
const run = new Set<OwnKernel>();

/** Gives the WebGL backend the kernels of this project; again: nothing happens. */
export function registerOwnKernels(): void {
  for (const name of NAMES) {
    const kernelFunc: KernelFunc = (call) => {
      run.add(name);
      return FUNCTIONS[name](call);
    };
    if (!getKernel(OWN_KERNELS[name], 'webgl'))
      registerKernel({ kernelName: OWN_KERNELS[name], backendName: 'webgl', kernelFunc });
  }
}

/** Those that the WebGL backend has: all, or none after `dropOwnKernels`. */
export const ownKernels = (): OwnKernel[] => NAMES.filter((name) => getKernel(OWN_KERNELS[name], 'webgl'));

/** Takes them away, for a driver that computes them wrongly: plain operations take their place. False: there were none. */
export function dropOwnKernels(): boolean {
  const had = ownKernels();
  for (const name of had) unregisterKernel(OWN_KERNELS[name], 'webgl');
  return had.length > 0;
}

/** Runs `work` with the plain operations in their place. */
export function withoutOwnKernels<T>(work: () => T): T {
  const had = dropOwnKernels();
  try {
    return work();
  } finally {
    if (had) registerOwnKernels();
  }
}

/** Runs `work` and tells which of them ran in it. */
export async function kernelsRunBy<T>(
  work: () => T | Promise<T>,
): Promise<{ result: T; kernels: OwnKernel[] }> {
  run.clear();
  const result = await work();
  return { result, kernels: [...run] };
}
