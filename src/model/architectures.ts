import type { Family } from '../domain/family';

export type BlockKind = 'basic' | 'bottleneck';

export interface Architecture {
  /** Name without SE; the SE net is `se_` + name. */
  name: string;
  block: BlockKind;
  /** Units of each stage. */
  layers: readonly number[];
}

/** Published depths: three stages are CIFAR nets, four ImageNet nets. */
export const ARCHITECTURES: readonly Architecture[] = [
  { name: 'resnet20', block: 'basic', layers: [3, 3, 3] },
  { name: 'resnet32', block: 'basic', layers: [5, 5, 5] },
  { name: 'resnet56', block: 'basic', layers: [9, 9, 9] },
  { name: 'resnet18', block: 'basic', layers: [2, 2, 2, 2] },
  { name: 'resnet26', block: 'bottleneck', layers: [2, 2, 2, 2] },
  { name: 'resnet34', block: 'basic', layers: [3, 4, 6, 3] },
  { name: 'resnet50', block: 'bottleneck', layers: [3, 4, 6, 3] },
  { name: 'resnet101', block: 'bottleneck', layers: [3, 4, 23, 3] },
  { name: 'resnet152', block: 'bottleneck', layers: [3, 8, 36, 3] },
];

export interface Variant {
  family: Family;
  block: BlockKind;
  layers: readonly number[];
  hasSE: boolean;
  groups: number;
  /** Channels of a group in the first stage's 3x3. */
  groupWidth: number;
  /** The first 1x1 has half the channels of the 3x3, as in SENet-154 alone. */
  halved: boolean;
  /** Output channels of the stem's convolutions. */
  stem: readonly number[];
  averagePool: boolean;
}

/**
 * The name that its code gives the net: seed `se_resnet34`, timm `seresnext26t_32x4d`, legacy `legacy_senet154`; for
 * another depth the units of each stage: `se_resnet1-1-1-1`.
 */
export function architectureName(variant: Variant): string {
  const { family, block, layers, hasSE, groups, groupWidth, halved, stem, averagePool } = variant;
  const stages = layers.join('-');
  const known = ARCHITECTURES.find((row) => row.block === block && row.layers.join('-') === stages);
  const depth = known?.name.slice('resnet'.length) ?? stages;
  const before = family === 'legacy' ? 'legacy_' : '';
  if (halved && hasSE) return `${before}senet${depth === '152' ? '154' : depth}`;
  const se = hasSE ? (family === 'seed' ? 'se_' : 'se') : '';
  const deep = averagePool && stem.length === 3 ? (stem[0] === stem[1] ? 'd' : 't') : '';
  if (groups === 1) return `${before}${se}resnet${depth}${deep}`;
  return `${before}${se}resnext${depth}${deep}_${groups}x${groupWidth}d`;
}
