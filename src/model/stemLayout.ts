import type { Naming } from './families';
import type { ConvSpec } from './networkSpec';
import type { TensorEntry } from './safetensors';

type Tensors = ReadonlyMap<string, TensorEntry>;

/** Convolution and batch norm of a deep stem, three 3x3 of which the first strides: timm's Sequential, legacy's names. */
const DEEP = {
  '': [
    ['conv1.0', 'conv1.1'],
    ['conv1.3', 'conv1.4'],
    ['conv1.6', 'bn1'],
  ],
  'layer0.': [
    ['layer0.conv1', 'layer0.bn1'],
    ['layer0.conv2', 'layer0.bn2'],
    ['layer0.conv3', 'layer0.bn3'],
  ],
};

/** The stem's convolutions, with the output channels that the tensors have. `stride` null: 1 for one 3x3, else 2. */
export function stemConvs(
  tensors: Tensors,
  naming: Naming,
  deep: boolean,
  stride: number | null,
): ConvSpec[] {
  const rows = deep ? DEEP[naming.stem as keyof typeof DEEP] : [[`${naming.stem}conv1`, `${naming.stem}bn1`]];
  let inChannels = 3;
  return rows.map(([conv, norm], index) => {
    const shape = tensors.get(`${conv}.weight`)?.shape ?? [];
    const kernel = deep || shape[2] === 3 ? 3 : 7;
    const first = stride ?? (deep || kernel === 7 ? 2 : 1);
    const spec = {
      conv,
      norm,
      inChannels,
      outChannels: shape[0] ?? 0,
      kernel,
      stride: index === 0 ? first : 1,
      pad: (kernel - 1) / 2,
      groups: 1,
    };
    inChannels = spec.outChannels;
    return spec;
  });
}
