import type { CheckpointShape } from '../../src/model/randomCheckpoint';
import type { NetName } from '../comparison';

/** A network to compare on: a bundled model by its id, or the sizes of a published net with random weights. */
export interface BenchNet {
  id: string;
  title: string;
  source: { bundled: string } | { random: CheckpointShape; side: number };
}

const imagenet = (
  id: string,
  title: string,
  layers: number[],
  groups?: CheckpointShape['groups'],
): BenchNet => ({
  id,
  title: `${title}, 224 px, random weights`,
  source: {
    random: { block: 'bottleneck', layers, width: 64, classes: 1000, reduction: 16, groups },
    side: 224,
  },
});

const X32 = { count: 32, width: 4 };

export const BENCH_NETS = {
  everyday: {
    id: 'everyday',
    title: 'bundled slim SE-ResNet-50, 100 classes',
    source: { bundled: 'se_resnet50.lens_everyday100' },
  },
  cifar: {
    id: 'cifar',
    title: 'bundled SE-ResNet-20, 10 classes',
    source: { bundled: 'se_resnet20.lens_cifar10' },
  },
  plain: {
    id: 'plain',
    title: 'bundled ResNet-20 without SE, 10 classes',
    source: { bundled: 'resnet20.lens_cifar10' },
  },
  seresnet50: imagenet('seresnet50', 'SE-ResNet-50', [3, 4, 6, 3]),
  seresnet101: imagenet('seresnet101', 'SE-ResNet-101', [3, 4, 23, 3]),
  seresnext26: imagenet('seresnext26', 'SE-ResNeXt-26 32x4d', [2, 2, 2, 2], X32),
  seresnext50: imagenet('seresnext50', 'SE-ResNeXt-50 32x4d', [3, 4, 6, 3], X32),
} satisfies Record<NetName, BenchNet>;
