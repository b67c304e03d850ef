import type { SEBlockShape } from '../domain/block';
import { type Failure, fail } from '../domain/failure';
import { type Result, succeed } from '../domain/result';
import { normScale } from './foldBatchNorm';
import { type LoadedWeights, readNorm, uploadWeights } from './loadedWeights';
import { afterConv, afterPool } from './mapSize';
import type { ModelConfig } from './modelConfig';
import { type ModelSettings, modelSettings } from './modelSettings';
import type { NetworkSpec } from './networkSpec';
import { recognizeNetwork } from './recognize';
import type { SafetensorsFile } from './safetensors';

/** A checked network; holds the file's buffer until it is dropped itself. */
export interface Network extends ModelSettings {
  spec: NetworkSpec;
  /** The one that the tensors tell. */
  architecture: string;
  /** Trained numbers, as PyTorch counts parameters: running statistics are not among them. */
  parameters: number;
  /** The SE blocks in order; empty for a plain ResNet. */
  blocks: SEBlockShape[];
  /** File name of the self-check's reference beside config.json. */
  reference: string | null;
  /** Makes the tensors on the current backend; may be called again, for instance after a lost context. */
  upload(): LoadedWeights;
}

/**
 * Recognizes the network in the tensors, checks every weight and completes the settings. Fails with the
 * `weights-*` codes and `model-config`.
 */
export function buildNetwork(file: SafetensorsFile, config: ModelConfig): Result<Network> {
  const recognized = recognizeNetwork(file.tensors, config);
  if (!recognized.ok) return recognized;
  const spec = recognized.value;
  const settings = modelSettings(config, spec);
  if (!settings.ok) return settings;
  const notFinite = checkFinite(file, spec);
  if (notFinite) return notFinite;

  return succeed({
    ...settings.value,
    spec,
    architecture: spec.architecture,
    parameters: countParameters(file),
    blocks: blockShapes(spec, settings.value.preprocess.inputSize),
    reference: config.reference,
    upload: () => uploadWeights(file, spec),
  });
}

const NOT_A_PARAMETER = /\.(running_mean|running_var|num_batches_tracked)$/;

function countParameters({ tensors }: SafetensorsFile): number {
  let count = 0;
  for (const [name, { shape }] of tensors) {
    if (!NOT_A_PARAMETER.test(name)) count += shape.reduce((product, size) => product * size, 1);
  }
  return count;
}

/** NaN, infinity, and variances whose square root is none. */
function checkFinite(file: SafetensorsFile, spec: NetworkSpec): Failure | null {
  for (const name of file.tensors.keys()) {
    if (name.endsWith('.num_batches_tracked')) continue;
    if (!allFinite(file.read(name))) return fail('weights-not-finite', { tensor: name });
  }
  const convs = [
    ...spec.stem,
    ...spec.units.flatMap(({ convs, downsample }) => [...convs, downsample ?? []].flat()),
  ];
  for (const { norm, outChannels } of convs) {
    const values = readNorm(file, spec.prefix, norm);
    for (let channel = 0; channel < outChannels; channel++) {
      if (!Number.isFinite(normScale(values, channel))) {
        return fail('weights-not-finite', { tensor: `${spec.prefix}${norm}.running_var` });
      }
    }
  }
  return null;
}

function allFinite(values: Float32Array): boolean {
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) return false;
  }
  return true;
}

/** Sizes of U at the given input. */
function blockShapes(spec: NetworkSpec, inputSize: number): SEBlockShape[] {
  let size = afterPool(spec.stem.reduce(afterConv, inputSize), spec.maxPool);
  const blocks: SEBlockShape[] = [];
  for (const { convs, se } of spec.units) {
    size = convs.reduce(afterConv, size);
    if (se) {
      const { name, path, channels, hidden } = se;
      blocks.push({ name, path, channels, hidden, height: size, width: size });
    }
  }
  return blocks;
}
