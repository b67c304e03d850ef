import type { BlockKind } from './architectures';
import type { TensorToWrite } from './writeSafetensors';

export interface CheckpointShape {
  block: BlockKind;
  /** Units of each stage. */
  layers: number[];
  /** Channels of the stem; stage L has width * 2^(L-1) planes. */
  width: number;
  classes: number;
  /** r; null: a plain ResNet. */
  reduction: number | null;
  /** 3: CIFAR stem. Default 7. */
  stemKernel?: 3 | 7;
  seBias?: boolean;
  /** Of the 3x3 of a bottleneck; `width` channels each in the first stage (ResNeXt). Default 1. */
  groups?: { count: number; width: number };
}

/**
 * A state dict of the seed family with random weights (He scale) and batch-norm statistics far from the identity,
 * the same for the same seed. For tests: real sizes without a download.
 */
export function randomCheckpoint(shape: CheckpointShape, seed = 1): Map<string, TensorToWrite> {
  const { block, layers, width, classes, reduction, stemKernel = 7, seBias = false, groups } = shape;
  const random = mulberry32(seed);
  const tensors = new Map<string, TensorToWrite>();
  const put = (name: string, sizes: number[], value: () => number) => {
    const count = sizes.reduce((product, size) => product * size, 1);
    tensors.set(name, { shape: sizes, data: Float32Array.from({ length: count }, value) });
  };
  const spread = (limit: number) => () => (2 * random() - 1) * limit;
  const conv = (name: string, norm: string, outputs: number, inputs: number, kernel: number) => {
    put(
      `${name}.weight`,
      [outputs, inputs, kernel, kernel],
      spread(Math.sqrt(6 / (inputs * kernel * kernel))),
    );
    put(`${norm}.weight`, [outputs], () => 0.5 + random());
    put(`${norm}.bias`, [outputs], spread(0.5));
    put(`${norm}.running_mean`, [outputs], spread(0.5));
    put(`${norm}.running_var`, [outputs], () => 0.5 + random());
    tensors.set(`${norm}.num_batches_tracked`, { shape: [], data: new Uint8Array(8), dtype: 'I64' });
  };

  conv('conv1', 'bn1', width, 3, stemKernel);
  let channels = width;
  layers.forEach((units, stage) => {
    const outputs = (block === 'basic' ? width : width * 4) << stage;
    const planes = (groups ? groups.count * groups.width : width) << stage;
    for (let unit = 0; unit < units; unit++) {
      const path = `layer${stage + 1}.${unit}`;
      const kernels = block === 'basic' ? [3, 3] : [1, 3, 1];
      kernels.forEach((kernel, i) => {
        const to = i === kernels.length - 1 ? outputs : planes;
        const from = i === 0 ? channels : planes / (kernel === 3 ? (groups?.count ?? 1) : 1);
        conv(`${path}.conv${i + 1}`, `${path}.bn${i + 1}`, to, from, kernel);
      });
      if (reduction !== null) {
        const hidden = Math.floor(outputs / reduction);
        put(`${path}.se.fc.0.weight`, [hidden, outputs], spread(Math.sqrt(1 / outputs)));
        put(`${path}.se.fc.2.weight`, [outputs, hidden], spread(Math.sqrt(2 / hidden)));
        if (seBias) {
          put(`${path}.se.fc.0.bias`, [hidden], spread(0.5));
          put(`${path}.se.fc.2.bias`, [outputs], spread(0.5));
        }
      }
      if ((stage > 0 && unit === 0) || channels !== outputs) {
        conv(`${path}.downsample.0`, `${path}.downsample.1`, outputs, channels, 1);
      }
      channels = outputs;
    }
  });
  put('fc.weight', [classes, channels], spread(1 / Math.sqrt(channels)));
  put('fc.bias', [classes], spread(0.1));
  return tensors;
}

/** A small seeded generator, 0 <= x < 1. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
