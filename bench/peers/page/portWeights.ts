import {
  type Tensor1D,
  type Tensor2D,
  type Tensor4D,
  tensor1d,
  tensor2d,
  tensor4d,
  tidy,
  transpose,
} from '@tensorflow/tfjs-core';
import type { ConvSpec } from '../../../src/model/networkSpec';
import { denseKernel } from './denseKernel';
import type { NetFiles } from './readNet';

/** (O, I/G, kh, kw) of PyTorch -> (kh, kw, I, O): TensorFlow.js has no groups, so that a port makes them dense. */
export function filterOf({ read }: NetFiles, spec: ConvSpec): Tensor4D {
  const { conv, outChannels, inChannels, kernel } = spec;
  const weight = denseKernel(read(`${conv}.weight`), spec);
  return tidy(() => transpose(tensor4d(weight, [outChannels, inChannels, kernel, kernel]), [2, 3, 1, 0]));
}

/** Scale, offset, average and variance, each (O): the order in which Keras keeps them. */
export function normOf({ read }: NetFiles, { norm }: ConvSpec): [Tensor1D, Tensor1D, Tensor1D, Tensor1D] {
  const vector = (name: string) => tensor1d(read(`${norm}.${name}`));
  return [vector('weight'), vector('bias'), vector('running_mean'), vector('running_var')];
}

/** (outputs, inputs) of PyTorch -> (inputs, outputs), and the bias (outputs), if it has one. */
export function linearOf(
  { read }: NetFiles,
  name: string,
  [inputs, outputs]: readonly [number, number],
  hasBias: boolean,
): { weight: Tensor2D; bias: Tensor1D | null } {
  const weight: Tensor2D = tidy(() => transpose(tensor2d(read(`${name}.weight`), [outputs, inputs])));
  return { weight, bias: hasBias ? tensor1d(read(`${name}.bias`)) : null };
}
