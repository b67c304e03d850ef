/** float32 tensors by name, in the order in which they are written. */
export type Tensors = Map<string, { shape: number[]; values: Float32Array }>;

/** A .safetensors file of F32 tensors. */
export function safetensors(tensors: Tensors): Buffer {
  const header: Record<string, unknown> = {};
  let at = 0;
  for (const [name, { shape, values }] of tensors) {
    header[name] = { dtype: 'F32', shape, data_offsets: [at, at + values.byteLength] };
    at += values.byteLength;
  }
  const text = Buffer.from(JSON.stringify(header));
  const padded = Buffer.concat([text, Buffer.alloc((8 - (text.length % 8)) % 8, ' ')]);
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(padded.length));
  const data = [...tensors.values()].map(({ values }) =>
    Buffer.from(values.buffer, values.byteOffset, values.byteLength),
  );
  return Buffer.concat([length, padded, ...data]);
}

/** mulberry32: the same numbers in every run. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}

/**
 * Random SE-ResNet with `units` SEBottlenecks a layer, in the names of moskomule/senet.pytorch. `width` 64 is the full
 * width: 256, 512, 1024 and 2048 gated channels. Reduction 16, 10 classes.
 */
export function randomBottleneckNet(width: number, units = 1): Tensors {
  const next = random(7);
  const tensors: Tensors = new Map();
  const add = (name: string, shape: number[], value: () => number) => {
    const values = new Float32Array(shape.reduce((a, b) => a * b, 1));
    for (let i = 0; i < values.length; i++) values[i] = value();
    tensors.set(name, { shape, values });
  };
  const weight = (name: string, shape: number[]) => {
    const bound = Math.sqrt(6 / shape.slice(1).reduce((a, b) => a * b, 1));
    add(name, shape, () => (next() * 2 - 1) * bound);
  };
  const norm = (name: string, channels: number) => {
    add(`${name}.weight`, [channels], () => 0.5 + next());
    add(`${name}.bias`, [channels], () => next() - 0.5);
    add(`${name}.running_mean`, [channels], () => next() - 0.5);
    add(`${name}.running_var`, [channels], () => 0.5 + next());
  };
  weight('conv1.weight', [width, 3, 7, 7]);
  norm('bn1', width);
  let input = width;
  for (let layer = 1; layer <= 4; layer++) {
    const planes = width * 2 ** (layer - 1);
    const output = planes * 4;
    for (let unit = 0; unit < units; unit++) {
      const block = `layer${layer}.${unit}`;
      weight(`${block}.conv1.weight`, [planes, input, 1, 1]);
      norm(`${block}.bn1`, planes);
      weight(`${block}.conv2.weight`, [planes, planes, 3, 3]);
      norm(`${block}.bn2`, planes);
      weight(`${block}.conv3.weight`, [output, planes, 1, 1]);
      norm(`${block}.bn3`, output);
      weight(`${block}.se.fc.0.weight`, [output / 16, output]);
      weight(`${block}.se.fc.2.weight`, [output, output / 16]);
      if (unit > 0) continue;
      weight(`${block}.downsample.0.weight`, [output, input, 1, 1]);
      norm(`${block}.downsample.1`, output);
      input = output;
    }
  }
  weight('fc.weight', [10, input]);
  add('fc.bias', [10], () => 0);
  return tensors;
}

/** A random net under timm's names, with as many classes as ImageNet. */
export function randomTimmNet(): Tensors {
  const tensors: Tensors = new Map();
  for (const [name, { shape, values }] of randomBottleneckNet(8)) {
    const renamed = name.replace('.se.fc.0.', '.se.fc1.').replace('.se.fc.2.', '.se.fc2.');
    tensors.set(renamed, { shape: renamed === name ? shape : [...shape, 1, 1], values });
  }
  const channels = tensors.get('fc.weight')!.shape[1];
  const values = Float32Array.from({ length: 1000 * channels }, (_, i) => Math.sin(i * i));
  tensors.set('fc.weight', { shape: [1000, channels], values });
  tensors.set('fc.bias', { shape: [1000], values: new Float32Array(1000) });
  return tensors;
}

/** config.json for a net of 64 px input and 10 classes. */
export const SMALL_CONFIG = Buffer.from(
  JSON.stringify({
    architecture: 'se_resnet',
    num_classes: 10,
    pretrained_cfg: {
      input_size: [3, 64, 64],
      mean: [0.485, 0.456, 0.406],
      std: [0.229, 0.224, 0.225],
      crop_pct: 1,
      interpolation: 'bicubic',
    },
    label_names: Array.from({ length: 10 }, (_, index) => `class ${index}`),
  }),
);
