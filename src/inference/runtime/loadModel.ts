import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import { backend, getBackend } from '@tensorflow/tfjs-core';
import { fail } from '../../domain/failure';
import type { LoadedModel } from '../../domain/model';
import { type Result, succeed } from '../../domain/result';
import type { RuntimeInfo } from '../../domain/runtime';
import { anatomyOf } from '../../model/anatomy';
import type { LoadedWeights } from '../../model/loadedWeights';
import { readModelConfig } from '../../model/modelConfig';
import { buildNetwork } from '../../model/network';
import { parseSafetensors } from '../../model/safetensors';
import type { ModelSource, Progress } from '../protocol';
import { checkWithKernels } from './checkWithKernels';
import { classNames } from './classNames';
import { gpuRanOut, isOutOfMemory } from './outOfMemory';
import { type ModelFiles, readModel } from './readModel';
import { sha256 } from './sha256';
import { warmUp } from './warmUp';
import { withSettings } from './withSettings';

export interface ReadyModel {
  info: LoadedModel;
  weights: LoadedWeights;
  fetchBeside: ModelFiles['fetchBeside'];
}

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

/** Reads, checks, uploads, warms up and self-checks a model on the current backend. */
export async function loadModel(
  source: ModelSource,
  runtime: RuntimeInfo,
  onProgress: (progress: Progress) => void,
): Promise<Result<ReadyModel>> {
  const report = (progress: Progress) => {
    const { [progress.stage]: start } = STARTS;
    onProgress({ ...progress, fraction: start + progress.fraction * (ENDS[progress.stage] - start) });
  };
  report({ stage: 'download', fraction: 0 });
  const files = await readModel(source, report);
  if (!files.ok) return files;

  let weights: LoadedWeights | null = null;
  try {
    report({ stage: 'weights', fraction: 0 });
    const parsed = parseSafetensors(files.value.weights);
    if (!parsed.ok) return parsed;
    const chosen = source.settings ?? {};
    const config = readModelConfig(withSettings(files.value.config, source), parsed.value.metadata);
    if (!config.ok) return config;
    const built = buildNetwork(parsed.value, config.value);
    if (!built.ok) return built;
    const network = built.value;
    const names = await classNames(network, source);
    if (!names.ok) return names;
    const hash = await sha256(files.value.weights);

    weights = network.upload();
    await warmUp(weights, network.preprocess.inputSize, (fraction) => report({ stage: 'warmup', fraction }));
    if (getBackend() === 'webgl' && gpuRanOut(backend() as MathBackendWebGL)) {
      weights.dispose();
      return fail('out-of-memory');
    }
    report({ stage: 'self-check', fraction: 0 });
    const reference = network.reference ? await files.value.fetchBeside(network.reference) : null;
    const check =
      reference?.ok && reference.value ? checkWithKernels(reference.value, weights, runtime) : null;
    report({ stage: 'self-check', fraction: 1 });
    const info: LoadedModel = {
      id: source.id,
      architecture: network.architecture,
      sha256: hash,
      parameters: network.parameters,
      blocks: network.blocks,
      ...names.value,
      preprocess: network.preprocess,
      settings: {
        family: network.spec.family,
        stem_stride: network.spec.stem[0].stride,
        max_pool: network.spec.maxPool !== null,
        input_size: network.preprocess.inputSize,
        crop_pct: network.cropPct,
        interpolation: network.preprocess.interpolation,
        mean: network.preprocess.mean,
        std: network.preprocess.std,
        scores: network.scores,
      },
      chosen,
      selfCheck: check,
      anatomy: anatomyOf({ ...network, assumed: names.value.assumed }, parsed.value, files.value.config, {
        ...chosen,
        ...(names.value.labelsFile && { label_names: names.value.labelsFile }),
      }),
    };
    return succeed({ info, weights, fetchBeside: files.value.fetchBeside });
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
