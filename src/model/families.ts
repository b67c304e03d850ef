import type { Family } from '../domain/family';
import type { Interpolation } from '../domain/preprocess';
import type { BlockKind } from './architectures';
import type { MaxPoolKind } from './networkSpec';

/** Where the family's code puts what shapes do not show. */
export interface Geometry {
  /** Index among a unit's convolutions of the one that strides. */
  stride(block: BlockKind, groups: number): number;
  maxPool: MaxPoolKind;
  /** A ReLU after a basic unit's last batch norm, before the squeeze. */
  reluBeforeSE(block: BlockKind): boolean;
  /** How most of the family's published weights resize. */
  interpolation: Interpolation;
}

/** torchvision's skeleton: the 3x3 of a bottleneck strides, the pool is padded by one pixel. */
const TORCHVISION: Omit<Geometry, 'interpolation'> = {
  stride: (block) => (block === 'basic' ? 0 : 1),
  maxPool: 'padded',
  reluBeforeSE: () => false,
};

export const GEOMETRIES: Record<Family, Geometry> = {
  seed: { ...TORCHVISION, interpolation: 'bilinear' },
  timm: { ...TORCHVISION, interpolation: 'bicubic' },
  // As the authors' Caffe nets: without groups the first 1x1 strides. The ReLU of 18 and 34 is timm's own.
  legacy: {
    stride: (block, groups) => (block === 'basic' || groups === 1 ? 0 : 1),
    maxPool: 'ceil',
    reluBeforeSE: (block) => block === 'basic',
    interpolation: 'bilinear',
  },
};

/** How the family names its tensors. */
export interface Naming {
  /** Before `conv1` and `bn1` of the stem. */
  stem: string;
  /** The SE layer within a unit, and its two layers. */
  se: string;
  squeeze: string;
  excite: string;
  /** Dimensions of the two layers' weights: fully connected 2, 1x1 convolution 4. */
  rank: 2 | 4;
  classifier: string;
}

export const NAMINGS: Record<Family, Naming> = {
  seed: { stem: '', se: 'se', squeeze: 'fc.0', excite: 'fc.2', rank: 2, classifier: 'fc' },
  timm: { stem: '', se: 'se', squeeze: 'fc1', excite: 'fc2', rank: 4, classifier: 'fc' },
  legacy: {
    stem: 'layer0.',
    se: 'se_module',
    squeeze: 'fc1',
    excite: 'fc2',
    rank: 4,
    classifier: 'last_linear',
  },
};

/** Names that only one family gives, in the order in which they are looked for. */
const TELLING: [Family, RegExp][] = [
  ['legacy', /^layer0\.|^last_linear\./],
  ['timm', /^layer\d+\.\d+\.se\.fc1\.weight$/],
  ['timm', /^conv1\.0\.weight$/],
  ['seed', /^layer\d+\.\d+\.se\.fc\.0\.weight$/],
];

/**
 * The family whose names these are, and the name that tells; null: none does. Without SE layers seed and timm are
 * named alike: `timm` for a deep stem only.
 */
export function tellingName(names: readonly string[]): { family: Family; name: string | null } {
  for (const [family, pattern] of TELLING) {
    const name = names.find((candidate) => pattern.test(candidate));
    if (name !== undefined) return { family, name };
  }
  return { family: 'seed', name: null };
}

export const namedFamily = (names: readonly string[]): Family => tellingName(names).family;
