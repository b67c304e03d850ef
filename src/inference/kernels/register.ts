import { getKernel, type KernelFunc, registerKernel, unregisterKernel } from '@tensorflow/tfjs-core';
import { OWN_KERNELS } from '../../model/ownKernels';
import { globalMean } from './globalMean';
import { seTail } from './seTail';
import { stemPool } from './stemPool';

const FUNCTIONS: Record<keyof typeof OWN_KERNELS, KernelFunc> = { globalMean, seTail, stemPool };
const NAMES = Object.keys(OWN_KERNELS) as (keyof typeof OWN_KERNELS)[];

/** Gives the WebGL backend the kernels of this project; again: nothing happens. */
export function registerOwnKernels(): void {
  for (const name of NAMES)
    if (!getKernel(OWN_KERNELS[name], 'webgl'))
      registerKernel({ kernelName: OWN_KERNELS[name], backendName: 'webgl', kernelFunc: FUNCTIONS[name] });
}

/** Takes them away, for a driver that computes them wrongly: plain operations take their place. False: there were none. */
export function dropOwnKernels(): boolean {
  const had = NAMES.filter((name) => getKernel(OWN_KERNELS[name], 'webgl'));
  for (const name of had) unregisterKernel(OWN_KERNELS[name], 'webgl');
  return had.length > 0;
}
