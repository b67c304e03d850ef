import type { Family } from '../domain/family';
import type { BlockKind } from './architectures';

/** One convolution with its batch norm; shapes as in PyTorch. */
export interface ConvSpec {
  /** Tensor name of the weight without `.weight`, e.g. `layer1.0.conv1`. */
  conv: string;
  /** The same of the batch norm, e.g. `layer1.0.bn1`. */
  norm: string;
  inChannels: number;
  outChannels: number;
  kernel: number;
  stride: number;
  /** Pixels on every side, as in PyTorch. */
  pad: number;
  /** The weight's second dimension is inChannels / groups. */
  groups: number;
}

/** The projection of a shortcut. */
export interface DownsampleSpec extends ConvSpec {
  /** A 2x2 average pool, stride 2, precedes the convolution, which then has stride 1 (ResNet-D). */
  averagePool: boolean;
}

/** 3x3, stride 2: PyTorch's padding of one pixel, or none and a size rounded up (Caffe). */
export type MaxPoolKind = 'padded' | 'ceil';

/** The SE layer of a unit: two fully connected layers, with or without bias. */
export interface SESpec {
  /** The paper's name, `SE_2_1`. */
  name: string;
  /** `layer1.0.se` */
  path: string;
  /** Tensor names of the two layers without `.weight`, e.g. `layer1.0.se.fc.0`. */
  squeeze: string;
  excite: string;
  channels: number;
  hidden: number;
  bias: boolean;
}

/** One residual unit: convolutions in order (ReLU between, none after the last), SE, shortcut. */
export interface UnitSpec {
  path: string;
  convs: ConvSpec[];
  /** After the last convolution, before the squeeze. */
  reluBeforeSE: boolean;
  se: SESpec | null;
  /** null: the identity. */
  downsample: DownsampleSpec | null;
}

/** Everything the tensors tell, plus the stem's stride and pool and the family's geometry. */
export interface NetworkSpec {
  architecture: string;
  /** Decides the geometry; the names may be another family's. */
  family: Family;
  /** The family whose names the tensors carry. */
  named: Family;
  block: BlockKind;
  /** Units of each stage. */
  layers: number[];
  /** Channels of the stem. */
  width: number;
  /** r of the paper where one r explains every hidden size, else null. */
  reduction: number | null;
  classes: number;
  /** Tensor name of the classifier, `fc`. */
  classifier: string;
  /** Channels that reach the classifier. */
  features: number;
  /** One convolution, or three (deep stem); ReLU after each. */
  stem: ConvSpec[];
  /** null: none. */
  maxPool: MaxPoolKind | null;
  units: UnitSpec[];
  /** `module.`, `model.` or whatever prefix every tensor carries; '' for none. */
  prefix: string;
}
