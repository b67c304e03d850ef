import type { SettingName } from './settings';

/** One tensor of model.safetensors. */
export interface TensorFact {
  name: string;
  dtype: string;
  shape: number[];
}

/** A conclusion that tensors lead to, with its text under the i18n key `trust.finding.FINDING`. */
export type Finding =
  | 'prefix'
  | 'names-seed'
  | 'names-timm'
  | 'names-legacy'
  | 'names-plain'
  | 'block-basic'
  | 'block-bottleneck'
  | 'units'
  | 'stem-3'
  | 'stem-7'
  | 'stem-deep'
  | 'groups'
  | 'no-groups'
  | 'se'
  | 'se-mixed'
  | 'no-se'
  | 'se-bias'
  | 'se-no-bias'
  | 'shortcut-1'
  | 'shortcut-3'
  | 'shortcut-pool'
  | 'classes';

export interface Evidence {
  finding: Finding;
  /** Fill the places of its text. */
  places: Record<string, string | number>;
  /** The tensor that decided, by its name in the file; null where all of them did. */
  tensor: string | null;
  /** null: it is its absence that decided. */
  shape: number[] | null;
}

/** Who told a setting: the visitor, config.json, the weights' `__metadata__`, the tensors, or nobody. */
export type SettingSource = 'chosen' | 'config' | 'metadata' | 'tensors' | 'assumed';

/** What a stage holds and computes in one pass. */
export interface StageCost {
  /** Stages of the network as the paper counts them, from 2. */
  stage: 'stem' | 'classifier' | number;
  /** Height and width of its output, at the model's input size. */
  size: number;
  /** Multiplications, each with its addition, of convolutions and fully connected layers. */
  multiplyAdds: number;
  /** Those of them in SE layers. */
  seMultiplyAdds: number;
  parameters: number;
  seParameters: number;
}

/** How the loader came to know a network: what it read, from where, and what it left alone. */
export interface Anatomy {
  evidence: Evidence[];
  /** In the file's order. */
  used: TensorFact[];
  ignored: TensorFact[];
  stages: StageCost[];
  sources: Record<SettingName | 'label_names', SettingSource>;
}
