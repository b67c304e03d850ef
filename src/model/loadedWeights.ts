import {
  type Tensor,
  type Tensor2D,
  type Tensor4D,
  tensor1d,
  tensor2d,
  tensor4d,
} from '@tensorflow/tfjs-core';
import { foldBatchNorm } from './foldBatchNorm';
import { depthwiseFilter } from './groupedConv';
import type { ConvSpec, MaxPoolKind, NetworkSpec, SESpec } from './networkSpec';
import type { SafetensorsFile } from './safetensors';

/** A convolution with its batch norm folded in. */
export interface ConvWeights {
  /** (kh, kw, in, out); with groups (kh, kw, in, out / groups), see groupedConv. */
  filter: Tensor4D;
  /** (out) */
  bias: Tensor;
  stride: number;
  /** Pixels on every side: PyTorch's padding, which TensorFlow's 'same' is not at stride 2. */
  pad: number;
  groups: number;
}

export interface DownsampleWeights extends ConvWeights {
  /** A 2x2 average pool precedes it. */
  averagePool: boolean;
}

/**
 * A fully connected layer, `x W + b`. W is transposed to (in, out) at load: with `transposeB` the fused matMul of
 * tfjs 4.22 on WASM adds the bias and clamps once per 48 inputs, so that more than 48 give wrong values.
 */
export interface LinearWeights {
  weight: Tensor2D;
  bias: Tensor | null;
}

export interface SEWeights extends Omit<SESpec, 'squeeze' | 'excite'> {
  squeeze: LinearWeights;
  excite: LinearWeights;
}

export interface UnitWeights {
  convs: ConvWeights[];
  reluBeforeSE: boolean;
  se: SEWeights | null;
  downsample: DownsampleWeights | null;
}

/** The network's tensors on the backend that was current at upload. One owner, who calls `dispose`. */
export interface LoadedWeights {
  stem: ConvWeights[];
  maxPool: MaxPoolKind | null;
  units: UnitWeights[];
  classifier: LinearWeights;
  dispose(): void;
}

/**
 * Makes the tensors of a recognized network. tfjs moves the values to a GPU at their first use; the arrays handed
 * over here are referenced by nobody else.
 */
export function uploadWeights(file: SafetensorsFile, spec: NetworkSpec): LoadedWeights {
  const owned: Tensor[] = [];
  const own = <T extends Tensor>(tensor: T): T => {
    owned.push(tensor);
    return tensor;
  };
  const read = (name: string) => file.read(spec.prefix + name);

  const conv = ({
    conv,
    norm,
    inChannels,
    outChannels,
    kernel,
    stride,
    pad,
    groups,
  }: ConvSpec): ConvWeights => {
    const perGroup = inChannels / groups;
    const { filter, bias } = foldBatchNorm(
      read(`${conv}.weight`),
      [outChannels, perGroup, kernel, kernel],
      readNorm(file, spec.prefix, norm),
    );
    return {
      filter: own(
        groups === 1
          ? tensor4d(filter, [kernel, kernel, inChannels, outChannels])
          : tensor4d(depthwiseFilter(filter, [kernel * kernel, perGroup, outChannels], groups), [
              kernel,
              kernel,
              inChannels,
              outChannels / groups,
            ]),
      ),
      bias: own(tensor1d(bias)),
      stride,
      pad,
      groups,
    };
  };
  const linear = (name: string, outputs: number, inputs: number, bias: boolean): LinearWeights => ({
    weight: own(tensor2d(transpose(read(`${name}.weight`), outputs, inputs), [inputs, outputs])),
    bias: bias ? own(tensor1d(read(`${name}.bias`))) : null,
  });
  const squeezeExcitation = (se: SESpec): SEWeights => ({
    ...se,
    squeeze: linear(se.squeeze, se.hidden, se.channels, se.bias),
    excite: linear(se.excite, se.channels, se.hidden, se.bias),
  });

  const dispose = () => {
    for (const tensor of owned.splice(0)) tensor.dispose();
  };
  try {
    return {
      stem: spec.stem.map(conv),
      maxPool: spec.maxPool,
      units: spec.units.map((unit) => ({
        convs: unit.convs.map(conv),
        reluBeforeSE: unit.reluBeforeSE,
        se: unit.se && squeezeExcitation(unit.se),
        downsample: unit.downsample && {
          ...conv(unit.downsample),
          averagePool: unit.downsample.averagePool,
        },
      })),
      classifier: linear(spec.classifier, spec.classes, spec.features, true),
      dispose,
    };
  } catch (error) {
    dispose();
    throw error;
  }
}

/** (rows, columns) -> (columns, rows), row-major. */
export function transpose(values: Float32Array, rows: number, columns: number): Float32Array {
  const transposed = new Float32Array(values.length);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      transposed[column * rows + row] = values[row * columns + column];
    }
  }
  return transposed;
}

export function readNorm(file: SafetensorsFile, prefix: string, norm: string) {
  return {
    weight: file.read(`${prefix}${norm}.weight`),
    bias: file.read(`${prefix}${norm}.bias`),
    mean: file.read(`${prefix}${norm}.running_mean`),
    variance: file.read(`${prefix}${norm}.running_var`),
  };
}
