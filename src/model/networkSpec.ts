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
}

/** The SE layer of a unit: two fully connected layers, with or without bias. */
export interface SESpec {
  /** The paper's name, `SE_2_1`. */
  name: string;
  /** `layer1.0.se` */
  path: string;
  channels: number;
  hidden: number;
  bias: boolean;
}

/** One residual unit: convolutions in order (ReLU between, none after the last), SE, shortcut. */
export interface UnitSpec {
  path: string;
  convs: ConvSpec[];
  se: SESpec | null;
  /** null: the identity. */
  downsample: ConvSpec | null;
}

/** Everything the tensors tell, plus the stem's stride and pool. */
export interface NetworkSpec {
  architecture: string;
  block: BlockKind;
  /** Units of each stage. */
  layers: number[];
  /** Channels of the stem. */
  width: number;
  /** r of the paper where one r explains every hidden size, else null. */
  reduction: number | null;
  classes: number;
  /** Channels that reach the classifier. */
  features: number;
  stem: ConvSpec;
  /** 3x3 max-pool, stride 2, padding 1, after the stem. */
  maxPool: boolean;
  units: UnitSpec[];
  /** `module.`, `model.` or whatever prefix every tensor carries; '' for none. */
  prefix: string;
}
