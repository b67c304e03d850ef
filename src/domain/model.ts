import type { Anatomy } from './anatomy';
import type { SEBlockShape } from './block';
import type { Preprocess } from './preprocess';
import type { ConfigSettings } from './settings';

export interface LocalizedText {
  en: string;
  zh: string;
}

/** One entry of public/models/index.json. */
export interface ModelCard {
  id: string;
  default?: boolean;
  title: LocalizedText;
  bytes: number;
  sha256: string;
  /** Share of the validation images, 0..1. */
  top1: number;
  top5: number;
  classes: number;
  license: string;
  /** Who trained it, and on what. */
  source: LocalizedText;
  /** Its profile, and what the images of that were. */
  profile?: { sha256: string; images: LocalizedText };
}

/** The model that the page opens with. */
export const defaultCard = (catalog: readonly ModelCard[]): ModelCard | undefined =>
  catalog.find((card) => card.default) ?? catalog[0];

/** One entry of public/samples/index.json; `file` is relative to that folder. */
export interface Sample {
  id: string;
  file: string;
  title: LocalizedText;
  credit: string;
  license: string;
  source: string;
  /** English label, where the photograph shows a bundled class. */
  class?: string;
}

/** What the loader found out about a model; every view reads its blocks from here. */
export interface LoadedModel {
  id: string;
  architecture: string;
  /** Of model.safetensors as read, hex. */
  sha256: string;
  parameters: number;
  blocks: SEBlockShape[];
  labels: string[];
  /** Chinese labels, same order, where config.json has them. */
  labelsZh: string[] | null;
  /** The file of labels that named the classes, where one did. */
  labelsFile?: string;
  /** The labels are ImageNet's, assumed for a thousand classes that nothing named. */
  imagenetNames?: true;
  preprocess: Preprocess;
  /** Threads that run its passes. */
  threads: number;
  /** Names of the settings that neither tensors nor config.json told: defaults were assumed. */
  assumed: string[];
  /** The settings in use, and those of them that the visitor chose. */
  settings: ConfigSettings;
  chosen: Partial<ConfigSettings>;
  /** Max difference to PyTorch on the model's reference input, after warm-up; null: no reference shipped. */
  selfCheck: SelfCheck | null;
  /** This driver computes the kernels of the project wrongly; the plain operations of TensorFlow.js are used. */
  plainKernels?: true;
  /** How the loader came to know all this. */
  anatomy: Anatomy;
}

export interface SelfCheck {
  /** Largest absolute difference over all gates. */
  gates: number;
  /** Largest absolute difference over all z, relative to the largest |z| of the block. */
  squeeze: number;
  logits: number;
  passed: boolean;
}
