import { fail } from '../domain/failure';
import type { Family } from '../domain/family';
import { type Result, succeed } from '../domain/result';
import { architectureName, type BlockKind } from './architectures';
import { GEOMETRIES, NAMINGS, namedFamily } from './families';
import { foreignAttention } from './foreignAttention';
import type { NetworkSpec, UnitSpec } from './networkSpec';
import type { TensorEntry } from './safetensors';
import { stemConvs } from './stemLayout';
import { TensorCheck } from './tensorCheck';
import { readTemplate, unitSpec } from './unitLayout';

const PREFIXES = ['module.', 'model.'];

export interface OpenSettings {
  /** null: 1 for a stem of one 3x3, else 2. */
  stemStride: number | null;
  /** null: none after a stem of one 3x3, else a pool. */
  maxPool: boolean | null;
  /** Whose geometry the net has; null: that of the family whose names its tensors carry. */
  family: Family | null;
}

/**
 * Reads an SE-ResNet, SE-ResNeXt, SENet or ResNet of the three families (see `Family`) off the tensors' names and shapes.
 * Every tensor is required, with its exact shape; only `num_batches_tracked` is passed over. Fails with
 * `weights-not-resnet`, `-other-attention`, `-missing-tensor`, `-shape`, `-dtype` or `-unexpected-tensor`.
 */
export function recognizeNetwork(
  entries: ReadonlyMap<string, TensorEntry>,
  settings: OpenSettings = { stemStride: null, maxPool: null, family: null },
): Result<NetworkSpec> {
  const { prefix, tensors } = stripPrefix(entries);
  const names = [...tensors.keys()];
  const named = namedFamily(names);
  const family = settings.family ?? named;
  const naming = NAMINGS[named];
  const geometry = GEOMETRIES[family];
  const hasUnits = names.some((name) => /^layer\d+\.\d+\.conv\d\.weight$/.test(name));
  const stemName = `${naming.stem}conv1.weight`;
  const deep = tensors.has('conv1.0.weight') || tensors.has('layer0.conv3.weight');
  const classifierName = `${naming.classifier}.weight`;
  if (!hasUnits || !(deep || tensors.has(stemName) || tensors.has(classifierName))) {
    const skeleton = [
      stemName,
      `${naming.stem}bn1.weight`,
      'layer1.0.conv1.weight',
      'layer1.0.conv2.weight',
      classifierName,
    ];
    return fail('weights-not-resnet', {
      tensor: prefix + (skeleton.find((name) => !tensors.has(name)) ?? stemName),
    });
  }
  const foreign = foreignAttention(names);
  if (foreign) return fail('weights-other-attention', { ...foreign, tensor: prefix + foreign.tensor });

  const check = new TensorCheck(tensors, prefix);
  const block: BlockKind = names.some((name) => /^layer\d+\.\d+\.conv3\.weight$/.test(name))
    ? 'bottleneck'
    : 'basic';
  const isSE = new RegExp(`^layer\\d+\\.\\d+\\.${naming.se}\\.fc`);
  const hasSE = names.some((name) => isSE.test(name));
  const layers = countUnits(names);

  const stem = stemConvs(tensors, naming, deep, settings.stemStride);
  for (const conv of stem) check.conv(conv);
  const [{ kernel }] = stem;
  const width = stem[stem.length - 1].outChannels;
  if (!check.failure && width === 0) return check.wrongShape(stemName, '[width,3,3,3] or [width,3,7,7]');

  const template = readTemplate(tensors, block);
  const units: UnitSpec[] = [];
  let channels = width;
  for (let layer = 1; layer <= layers.length && !check.failure; layer++) {
    for (let unit = 0; unit < layers[layer - 1] && !check.failure; unit++) {
      const spec = unitSpec({ tensors, template, geometry, layer, unit, inChannels: channels });
      for (const conv of spec.convs) check.conv(conv);
      channels = spec.convs[spec.convs.length - 1].outChannels;
      if (hasSE) spec.se = check.squeezeExcitation(layer, unit, channels, naming);
      if (spec.downsample) check.conv(spec.downsample);
      units.push(spec);
    }
  }

  const classes = tensors.get(classifierName)?.shape[0] ?? 0;
  check.tensor(classifierName, [classes, channels]);
  check.tensor(`${naming.classifier}.bias`, [classes]);
  if (check.failure) return check.failure;
  const unexpected = check.firstUnexpected();
  if (unexpected !== undefined) return fail('weights-unexpected-tensor', { tensor: prefix + unexpected });
  if (classes === 0) return check.wrongShape(classifierName, `[classes,${channels}]`);

  const architecture = architectureName({
    family,
    block,
    layers,
    hasSE,
    groups: template.groups,
    groupWidth: template.outputs[0] / template.groups,
    halved: block === 'bottleneck' && template.outputs[1] === 2 * template.outputs[0],
    stem: stem.map((conv) => conv.outChannels),
    averagePool: units.some(({ downsample }) => downsample?.averagePool),
  });
  return succeed({
    architecture,
    family,
    named,
    block,
    layers,
    width,
    reduction: commonReduction(units),
    classes,
    classifier: naming.classifier,
    features: channels,
    stem,
    maxPool: (settings.maxPool ?? (deep || kernel === 7)) ? geometry.maxPool : null,
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
