import type { Family } from '../../domain/family';
import type { BlockKind } from '../architectures';
import { NAMINGS } from '../families';
import type { TensorEntry } from '../safetensors';

/** What a published network's state dict depends on. */
export interface Published {
  family: Family;
  block: BlockKind;
  layers: number[];
  /** Output channels of the stem's convolutions. Default: one of 64, 7x7. */
  stem?: number[];
  stemKernel?: 3 | 7;
  classes?: number;
  /** Channels of a bottleneck's first two convolutions in the first stage. Default 64 and 64. */
  inner?: [number, number];
  groups?: number;
  /** h for C channels; null: no SE. */
  hidden: ((channels: number) => number) | null;
  /** Of the shortcuts in stages 2 and up. */
  shortcut?: 'conv1' | 'conv3' | 'pool';
}

/** Names and shapes of its tensors, in the order of checkpoints written by PyTorch; there are no values. */
export function publishedTensors(net: Published): Map<string, TensorEntry> {
  const { family, block, layers, hidden, groups = 1, shortcut = 'conv1', classes = 1000 } = net;
  const { stem = [64], stemKernel = 7, inner = [64, 64] } = net;
  const naming = NAMINGS[family];
  const tensors = new Map<string, TensorEntry>();
  const put = (name: string, shape: number[], dtype: TensorEntry['dtype'] = 'F32') =>
    tensors.set(name, { dtype, shape, begin: 0, end: 0 });
  const conv = (name: string, norm: string, shape: [number, number, number]) => {
    const [to, from, kernel] = shape;
    put(`${name}.weight`, [to, from, kernel, kernel]);
    for (const part of ['weight', 'bias', 'running_mean', 'running_var']) put(`${norm}.${part}`, [to]);
    put(`${norm}.num_batches_tracked`, [], 'I64');
  };

  const deep =
    family === 'legacy'
      ? ['conv1', 'bn1', 'conv2', 'bn2', 'conv3', 'bn3'].map((name) => naming.stem + name)
      : ['conv1.0', 'conv1.1', 'conv1.3', 'conv1.4', 'conv1.6', 'bn1'];
  const names = stem.length > 1 ? deep : [`${naming.stem}conv1`, `${naming.stem}bn1`];
  let channels = 3;
  stem.forEach((to, i) => {
    conv(names[2 * i], names[2 * i + 1], [to, channels, stem.length > 1 ? 3 : stemKernel]);
    channels = to;
  });

  const width = stem[stem.length - 1];
  layers.forEach((count, index) => {
    const scale = 2 ** index;
    const to = block === 'basic' ? width * scale : 256 * scale;
    for (let unit = 0; unit < count; unit++) {
      const path = `layer${index + 1}.${unit}`;
      const [first, second] = inner.map((size) => size * scale);
      const convs: [number, number, number][] =
        block === 'basic'
          ? [
              [to, channels, 3],
              [to, to, 3],
            ]
          : [
              [first, channels, 1],
              [second, first / groups, 3],
              [to, second, 1],
            ];
      convs.forEach((shape, i) => {
        conv(`${path}.conv${i + 1}`, `${path}.bn${i + 1}`, shape);
      });
      if (hidden) {
        const h = hidden(to);
        const ones = naming.rank === 4 ? [1, 1] : [];
        const layer = (name: string, rows: number, columns: number) => {
          put(`${path}.${naming.se}.${name}.weight`, [rows, columns, ...ones]);
          if (family !== 'seed') put(`${path}.${naming.se}.${name}.bias`, [rows]);
        };
        layer(naming.squeeze, h, to);
        layer(naming.excite, to, h);
      }
      if (unit === 0 && (index > 0 || channels !== to)) {
        const pooled = shortcut === 'pool' ? 1 : 0;
        const kernel = shortcut === 'conv3' && index > 0 ? 3 : 1;
        conv(`${path}.downsample.${pooled}`, `${path}.downsample.${pooled + 1}`, [to, channels, kernel]);
      }
      channels = to;
    }
  });
  put(`${naming.classifier}.weight`, [classes, channels]);
  put(`${naming.classifier}.bias`, [classes]);
  return tensors;
}
