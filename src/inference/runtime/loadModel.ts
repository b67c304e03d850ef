import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import { backend, getBackend, type Rank, zeros } from '@tensorflow/tfjs-core';
import { fail } from '../../domain/failure';
import type { LoadedModel, SelfCheck } from '../../domain/model';
import { type Result, succeed } from '../../domain/result';
import type { RuntimeInfo } from '../../domain/runtime';
import { anatomyOf } from '../../model/anatomy';
import type { LoadedWeights } from '../../model/loadedWeights';
import { readModelConfig } from '../../model/modelConfig';
import { buildNetwork, type Network } from '../../model/network';
import { parseSafetensors } from '../../model/safetensors';
import { kernelsRunBy, ownKernels } from '../kernels/register';
import { compareUnsettled } from '../kernels/trust';
import type { ModelSource, Progress } from '../protocol';
import { checkWithKernels } from './checkWithKernels';
import { classNames } from './classNames';
import { gpuRanOut, isOutOfMemory } from './outOfMemory';
import { type ModelFiles, readModel } from './readModel';
import { type Reference, readReference } from './selfCheck';
import { warmUp } from './warmUp';
import { giveThreads } from './wasmThreads';
import { withSettings } from './withSettings';

export interface ReadyModel {
  info: LoadedModel;
  weights: LoadedWeights;
  fetchBeside: ModelFiles['fetchBeside'];
}

type OnProgress = (progress: Progress) => void;

/** Where each stage begins on the one bar that the visitor sees. */
const STARTS: Record<Progress['stage'], number> = {
  backend: 0,
  download: 0,
  weights: 0.5,
  warmup: 0.6,
  'self-check': 0.95,
};
const ENDS: Record<Progress['stage'], number> = {
  backend: 0,
  download: 0.5,
  weights: 0.6,
  warmup: 0.95,
  'self-check': 1,
};

/** Reads (by `read`), checks, uploads, warms up and self-checks a model on the current backend. */
export async function loadModel(
  source: ModelSource,
  runtime: RuntimeInfo,
  onProgress: OnProgress,
  read = readModel,
): Promise<Result<ReadyModel>> {
  const report = (progress: Progress) => {
    const { [progress.stage]: start } = STARTS;
    onProgress({ ...progress, fraction: start + progress.fraction * (ENDS[progress.stage] - start) });
  };
  report({ stage: 'download', fraction: 0 });
  const files = await read(source, report);
  if (!files.ok) return files;

  let weights: LoadedWeights | null = null;
  try {
    report({ stage: 'weights', fraction: 0 });
    const described = await describe(source, files.value);
    if (!described.ok) return described;
    const { network, info } = described.value;
    const threads = getBackend() === 'wasm' ? await giveThreads(info.anatomy.stages) : 1;

    weights = network.upload();
    const reference = await referenceOf(network, files.value, weights);
    const started = await firstPass(weights, network, reference, runtime, report);
    if (!started.ok) {
      weights.dispose();
      return started;
    }
    await files.value.stored;
    const plainKernels = runtime.backend === 'webgl' && ownKernels().length === 0;
    return succeed({
      info: {
        ...info,
        sha256: await files.value.sha256(),
        threads,
        selfCheck: started.value,
        ...(plainKernels && { plainKernels }),
      },
      weights,
      fetchBeside: files.value.fetchBeside,
    });
  } catch (error) {
    weights?.dispose();
    if (isUnreadable(error)) return fail('model-unreadable', { name: source.id });
    if (isOutOfMemory(error)) return fail('out-of-memory');
    throw error;
  }
}

/** The visitor moved, changed or deleted the file after choosing it. */
const isUnreadable = (error: unknown) =>
  error instanceof DOMException && (error.name === 'NotReadableError' || error.name === 'NotFoundError');

/** What the files say of a network, before it runs. */
async function describe(
  source: ModelSource,
  files: ModelFiles,
): Promise<Result<{ network: Network; info: Omit<LoadedModel, 'sha256' | 'threads' | 'selfCheck'> }>> {
  const parsed = parseSafetensors(files.weights);
  if (!parsed.ok) return parsed;
  const chosen = source.settings ?? {};
  const config = readModelConfig(withSettings(files.config, source), parsed.value.metadata);
  if (!config.ok) return config;
  const built = buildNetwork(parsed.value, config.value);
  if (!built.ok) return built;
  const network = built.value;
  const names = await classNames(network, source);
  if (!names.ok) return names;

  const { assumed, labelsFile } = names.value;
  const told = { ...chosen, ...(labelsFile && { label_names: labelsFile }) };
  const { spec, preprocess } = network;
  const info = {
    id: source.id,
    architecture: network.architecture,
    parameters: network.parameters,
    blocks: network.blocks,
    ...names.value,
    preprocess,
    settings: {
      family: spec.family,
      stem_stride: spec.stem[0].stride,
      max_pool: spec.maxPool !== null,
      input_size: preprocess.inputSize,
      crop_pct: network.cropPct,
      interpolation: preprocess.interpolation,
      mean: preprocess.mean,
      std: preprocess.std,
      scores: network.scores,
    },
    chosen,
    anatomy: anatomyOf({ spec, preprocess, assumed }, parsed.value, files.config, told),
  };
  return succeed({ network, info });
}

/** The model's reference; null where it has none, or none that can be read. */
async function referenceOf(
  { reference: name }: Network,
  files: ModelFiles,
  weights: LoadedWeights,
): Promise<Reference | null> {
  const file = name === null ? null : await files.fetchBeside(name);
  return file?.ok && file.value ? readReference(file.value, weights) : null;
}

/** Warms up, on the reference's input where its size is the model's, and checks. Fails with `out-of-memory`. */
async function firstPass(
  weights: LoadedWeights,
  { preprocess: { inputSize } }: Network,
  reference: Reference | null,
  runtime: RuntimeInfo,
  report: OnProgress,
): Promise<Result<SelfCheck | null>> {
  // Before the warm-up, so that it compiles the shaders that are used.
  if (!reference) compareUnsettled(runtime);
  // The visitor may have set another size.
  const fitting = reference?.size.every((side) => side === inputSize) ? reference : null;
  const input = fitting?.input() ?? zeros<Rank.R4>([1, inputSize, inputSize, 3]);
  const pass = await kernelsRunBy(() =>
    warmUp(weights, input, (fraction) => report({ stage: 'warmup', fraction })),
  );
  if (runtime.backend === 'webgl' && gpuRanOut(backend() as MathBackendWebGL)) return fail('out-of-memory');
  report({ stage: 'self-check', fraction: 0 });
  const check = reference && (await checkWithKernels(reference, fitting && pass, weights, runtime));
  report({ stage: 'self-check', fraction: 1 });
  return succeed(check);
}
