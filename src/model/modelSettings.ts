import type { Preprocess } from '../domain/preprocess';
import { type Result, succeed } from '../domain/result';
import { type Scores, scoresOfRecipe } from '../domain/scores';
import { GEOMETRIES } from './families';
import { configFailure, type ModelConfig, type Triple } from './modelConfig';
import type { NetworkSpec } from './networkSpec';

interface Defaults {
  inputSize: number;
  cropPct: number;
  mean: Triple;
  std: Triple;
}

/** How the seed trained the nets with this stem: CIFAR-10 (one 3x3) and ImageNet. */
const DEFAULTS: Record<'cifar' | 'imagenet', Defaults> = {
  cifar: {
    inputSize: 32,
    cropPct: 1,
    mean: [0.4914, 0.4822, 0.4465],
    std: [0.2023, 0.1994, 0.201],
  },
  imagenet: {
    inputSize: 224,
    cropPct: 0.875,
    mean: [0.485, 0.456, 0.406],
    std: [0.229, 0.224, 0.225],
  },
};

export interface ModelSettings {
  preprocess: Preprocess;
  /** Of the resized image's shorter side, what the centre crop keeps. */
  cropPct: number;
  labels: string[];
  labelsZh: string[] | null;
  wnids: string[] | null;
  scores: Scores;
  /** config.json names of the settings that nothing told. */
  assumed: string[];
}

/** Completes a config with the defaults of the network's stem; fails where it contradicts the tensors. */
export function modelSettings(config: ModelConfig, spec: NetworkSpec): Result<ModelSettings> {
  const { classes } = spec;
  if (config.classes !== null && config.classes !== classes) {
    return configFailure('num_classes', `${config.classes}`, `${classes}`);
  }
  if (config.labels && config.labels.length !== classes) {
    return configFailure('label_names', `${config.labels.length} entries`, `${classes} entries`);
  }
  for (const [field, list] of [
    ['label_names_zh', config.labelsZh],
    ['label_wnids', config.wnids],
  ] as const) {
    if (list && list.length !== classes) {
      return configFailure(field, `${list.length} entries`, `${classes} entries`);
    }
  }

  const assumed: string[] = [];
  const orAssume = <T>(value: T | null, name: string, assumption: T): T => {
    if (value === null) assumed.push(name);
    return value ?? assumption;
  };
  orAssume(config.stemStride, 'stem_stride', 0);
  orAssume(config.maxPool, 'max_pool', false);
  // Legacy weights are also found under timm's names.
  if (spec.named === 'timm') orAssume(config.family, 'family', spec.family);
  const isCifar = spec.stem.length === 1 && spec.stem[0].kernel === 3;
  const defaults = DEFAULTS[isCifar ? 'cifar' : 'imagenet'];
  const inputSize = orAssume(config.inputSize, 'input_size', defaults.inputSize);
  const cropPct = orAssume(config.cropPct, 'crop_pct', defaults.cropPct);
  const preprocess: Preprocess = {
    inputSize,
    resizeShort: Math.floor(inputSize / cropPct),
    interpolation: orAssume(config.interpolation, 'interpolation', GEOMETRIES[spec.family].interpolation),
    mean: orAssume(config.mean, 'mean', defaults.mean),
    std: orAssume(config.std, 'std', defaults.std),
  };
  const numbered = () => Array.from({ length: classes }, (_, index) => `class ${index}`);
  return succeed({
    preprocess,
    cropPct,
    labels: config.labels ?? orAssume(null, 'label_names', numbered()),
    labelsZh: config.labelsZh,
    wnids: config.wnids,
    scores: orAssume(config.scores, 'scores', likelyScores(config, classes)),
    assumed,
  });
}

/** A recipe may tell them; of a single class a softmax is always 1. */
function likelyScores({ tag, architecture }: ModelConfig, classes: number): Scores {
  if (classes === 1) return 'sigmoid';
  return scoresOfRecipe(tag ?? '') ?? scoresOfRecipe(architecture ?? '') ?? 'softmax';
}
