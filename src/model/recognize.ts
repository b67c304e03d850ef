import { blockName } from '../domain/block';
import { type Failure, fail } from '../domain/failure';
import { type Result, succeed } from '../domain/result';
import { architectureName, type BlockKind } from './architectures';
import type { ConvSpec, NetworkSpec, SESpec, UnitSpec } from './networkSpec';
import { READABLE_DTYPES, type TensorEntry } from './safetensors';

const PREFIXES = ['module.', 'model.'];
const NORM_TENSORS = ['weight', 'bias', 'running_mean', 'running_var'];
/** What every net of the family has; the first one missing is named. */
const SKELETON = [
  'conv1.weight',
  'bn1.weight',
  'layer1.0.conv1.weight',
  'layer1.0.conv2.weight',
  'fc.weight',
];
const EXPANSION = { basic: 1, bottleneck: 4 } as const;

export interface StemSettings {
  /** null: the default of the stem's kernel, 1 for 3x3 and 2 for 7x7. */
  stemStride: number | null;
  /** null: the default of the stem's kernel, no pool for 3x3, a pool for 7x7. */
  maxPool: boolean | null;
}

/**
 * Reads an SE-ResNet or ResNet of the seed family (moskomule/senet.pytorch) off the tensors' names and shapes.
 * Every tensor is required, with its exact shape; only `num_batches_tracked` is passed over. Fails with
 * `weights-not-resnet`, `-missing-tensor`, `-shape`, `-dtype` or `-unexpected-tensor`.
 */
export function recognizeNetwork(
  entries: ReadonlyMap<string, TensorEntry>,
  settings: StemSettings = { stemStride: null, maxPool: null },
): Result<NetworkSpec> {
  const { prefix, tensors } = stripPrefix(entries);
  const names = [...tensors.keys()];
  const hasUnits = names.some((name) => /^layer\d+\.\d+\.conv\d\.weight$/.test(name));
  if (!hasUnits || !(tensors.has('conv1.weight') || tensors.has('fc.weight'))) {
    const tensor = SKELETON.find((name) => !tensors.has(name)) ?? SKELETON[0];
    return fail('weights-not-resnet', { tensor: prefix + tensor });
  }

  const check = new TensorCheck(tensors, prefix);
  const block: BlockKind = names.some((name) => /^layer\d+\.\d+\.conv3\.weight$/.test(name))
    ? 'bottleneck'
    : 'basic';
  const hasSE = names.some((name) => /^layer\d+\.\d+\.se\.fc\.[02]\.weight$/.test(name));
  const layers = countUnits(names);

  const stemShape = tensors.get('conv1.weight')?.shape ?? [];
  const width = stemShape[0] ?? 0;
  const kernel = stemShape[2] === 3 ? 3 : 7;
  if (tensors.has('conv1.weight') && (stemShape.length !== 4 || width === 0)) {
    return check.wrongShape('conv1.weight', '[width,3,3,3] or [width,3,7,7]');
  }
  const stem: ConvSpec = {
    conv: 'conv1',
    norm: 'bn1',
    inChannels: 3,
    outChannels: width,
    kernel,
    stride: settings.stemStride ?? (kernel === 3 ? 1 : 2),
    pad: (kernel - 1) / 2,
  };
  check.conv(stem);

  const units: UnitSpec[] = [];
  let channels = width;
  for (let layer = 1; layer <= layers.length && !check.failure; layer++) {
    for (let unit = 0; unit < layers[layer - 1] && !check.failure; unit++) {
      const spec = unitSpec(block, layer, unit, channels, width << (layer - 1));
      for (const conv of spec.convs) check.conv(conv);
      channels = spec.convs[spec.convs.length - 1].outChannels;
      if (hasSE) spec.se = check.squeezeExcitation(layer, unit, channels);
      if (spec.downsample) check.conv(spec.downsample);
      units.push(spec);
    }
  }

  const classes = tensors.get('fc.weight')?.shape[0] ?? 0;
  check.tensor('fc.weight', [classes, channels]);
  check.tensor('fc.bias', [classes]);
  if (check.failure) return check.failure;
  const unexpected = check.firstUnexpected();
  if (unexpected) return fail('weights-unexpected-tensor', { tensor: prefix + unexpected });
  if (classes === 0) return check.wrongShape('fc.weight', `[classes,${channels}]`);

  return succeed({
    architecture: architectureName(block, layers, hasSE),
    block,
    layers,
    width,
    reduction: commonReduction(units),
    classes,
    features: channels,
    stem,
    maxPool: settings.maxPool ?? kernel === 7,
    units,
    prefix,
  });
}

/** Training wrappers put one prefix before every name; a second one may follow it. */
function stripPrefix(entries: ReadonlyMap<string, TensorEntry>): {
  prefix: string;
  tensors: Map<string, TensorEntry>;
} {
  let prefix = '';
  let names = [...entries.keys()];
  for (let next = sharedPrefix(names); next; next = sharedPrefix(names)) {
    prefix += next;
    names = names.map((name) => name.slice(next.length));
  }
  return {
    prefix,
    tensors: new Map([...entries].map(([name, entry]) => [name.slice(prefix.length), entry])),
  };
}

function sharedPrefix(names: string[]): string | undefined {
  return PREFIXES.find((prefix) => names.length > 0 && names.every((name) => name.startsWith(prefix)));
}

/** Units of each stage: the largest index of `layerL.UNIT.` plus one, no more than there are tensors. */
function countUnits(names: string[]): number[] {
  const layers: number[] = [];
  for (const name of names) {
    const match = /^layer([1-9])\.(\d+)\./.exec(name);
    if (!match) continue;
    const layer = Number(match[1]);
    layers[layer - 1] = Math.max(layers[layer - 1] ?? 0, Math.min(Number(match[2]) + 1, names.length));
  }
  // A gap counts as one unit, whose tensors will be reported as missing.
  return Array.from(layers, (units) => units ?? 1);
}

/** Stride 2 enters stages 2 and up, in the first 3x3 of a basic unit and in the 3x3 of a bottleneck. */
function unitSpec(
  block: BlockKind,
  layer: number,
  unit: number,
  inChannels: number,
  planes: number,
): UnitSpec {
  const path = `layer${layer}.${unit}`;
  const stride = layer > 1 && unit === 0 ? 2 : 1;
  const outChannels = planes * EXPANSION[block];
  const conv = (index: number, from: number, to: number, kernel: number, step: number): ConvSpec => ({
    conv: `${path}.conv${index}`,
    norm: `${path}.bn${index}`,
    inChannels: from,
    outChannels: to,
    kernel,
    stride: step,
    pad: (kernel - 1) / 2,
  });
  const convs =
    block === 'basic'
      ? [conv(1, inChannels, planes, 3, stride), conv(2, planes, planes, 3, 1)]
      : [
          conv(1, inChannels, planes, 1, 1),
          conv(2, planes, planes, 3, stride),
          conv(3, planes, outChannels, 1, 1),
        ];
  const downsample =
    stride !== 1 || inChannels !== outChannels
      ? {
          ...conv(0, inChannels, outChannels, 1, stride),
          conv: `${path}.downsample.0`,
          norm: `${path}.downsample.1`,
        }
      : null;
  return { path, convs, se: null, downsample };
}

/** The r with floor(C / r) = h for every block, as PyTorch computes h; null where no single r does. */
function commonReduction(units: UnitSpec[]): number | null {
  const layers = units.flatMap(({ se }) => (se ? [se] : []));
  if (layers.length === 0) return null;
  const last = layers[layers.length - 1];
  const reduction = Math.floor(last.channels / last.hidden);
  return layers.every(({ channels, hidden }) => Math.floor(channels / reduction) === hidden)
    ? reduction
    : null;
}

/** Ticks off the tensors that a spec needs and keeps the first failure. */
class TensorCheck {
  failure: Failure | null = null;
  private readonly seen = new Set<string>();

  constructor(
    private readonly tensors: ReadonlyMap<string, TensorEntry>,
    private readonly prefix: string,
  ) {}

  tensor(name: string, expected: number[]): void {
    if (this.failure) return;
    const entry = this.tensors.get(name);
    const tensor = this.prefix + name;
    if (!entry) {
      this.failure = fail('weights-missing-tensor', { tensor });
    } else if (entry.shape.join() !== expected.join()) {
      this.failure = this.wrongShape(name, `[${expected.join()}]`);
    } else if (!READABLE_DTYPES.includes(entry.dtype)) {
      this.failure = fail('weights-dtype', { tensor, dtype: entry.dtype });
    }
    this.seen.add(name);
  }

  wrongShape(name: string, expected: string): Failure {
    const shape = `[${this.tensors.get(name)?.shape.join() ?? ''}]`;
    return fail('weights-shape', { tensor: this.prefix + name, shape, expected });
  }

  conv({ conv, norm, inChannels, outChannels, kernel }: ConvSpec): void {
    this.tensor(`${conv}.weight`, [outChannels, inChannels, kernel, kernel]);
    for (const part of NORM_TENSORS) this.tensor(`${norm}.${part}`, [outChannels]);
  }

  /** h is read from the first layer's shape; biases are optional, but come as a pair. */
  squeezeExcitation(layer: number, unit: number, channels: number): SESpec {
    const path = `layer${layer}.${unit}.se`;
    const hidden = this.tensors.get(`${path}.fc.0.weight`)?.shape[0] || 1;
    const bias = this.tensors.has(`${path}.fc.0.bias`) || this.tensors.has(`${path}.fc.2.bias`);
    this.tensor(`${path}.fc.0.weight`, [hidden, channels]);
    this.tensor(`${path}.fc.2.weight`, [channels, hidden]);
    if (bias) {
      this.tensor(`${path}.fc.0.bias`, [hidden]);
      this.tensor(`${path}.fc.2.bias`, [channels]);
    }
    return { name: blockName(layer, unit), path, channels, hidden, bias };
  }

  firstUnexpected(): string | undefined {
    return [...this.tensors.keys()].find(
      (name) => !this.seen.has(name) && !name.endsWith('.num_batches_tracked'),
    );
  }
}
