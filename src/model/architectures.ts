export type BlockKind = 'basic' | 'bottleneck';

export interface Architecture {
  /** Name without SE; the SE net is `se_` + name. */
  name: string;
  block: BlockKind;
  /** Units of each stage. */
  layers: readonly number[];
}

/** Depths of the seed family (moskomule/senet.pytorch): three stages are CIFAR nets, four ImageNet nets. */
export const ARCHITECTURES: readonly Architecture[] = [
  { name: 'resnet20', block: 'basic', layers: [3, 3, 3] },
  { name: 'resnet32', block: 'basic', layers: [5, 5, 5] },
  { name: 'resnet56', block: 'basic', layers: [9, 9, 9] },
  { name: 'resnet18', block: 'basic', layers: [2, 2, 2, 2] },
  { name: 'resnet34', block: 'basic', layers: [3, 4, 6, 3] },
  { name: 'resnet50', block: 'bottleneck', layers: [3, 4, 6, 3] },
  { name: 'resnet101', block: 'bottleneck', layers: [3, 4, 23, 3] },
  { name: 'resnet152', block: 'bottleneck', layers: [3, 8, 36, 3] },
];

/** `se_resnet34`, or for another depth its stages: `se_resnet1-1-1-1`. */
export function architectureName(block: BlockKind, layers: readonly number[], hasSE: boolean): string {
  const stages = layers.join('-');
  const known = ARCHITECTURES.find((row) => row.block === block && row.layers.join('-') === stages);
  return `${hasSE ? 'se_' : ''}${known?.name ?? `resnet${stages}`}`;
}
