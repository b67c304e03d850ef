import type { Family } from './family';
import type { Interpolation } from './preprocess';
import type { Scores } from './scores';

/** Settings that the weights cannot tell, by their names in config.json. */
export interface ConfigSettings {
  family: Family;
  stem_stride: number;
  max_pool: boolean;
  input_size: number;
  /** Share of the resized image's shorter side that the centre crop keeps, 0 to 1. */
  crop_pct: number;
  interpolation: Interpolation;
  mean: [number, number, number];
  std: [number, number, number];
  scores: Scores;
}

export const SETTING_NAMES = [
  'family',
  'stem_stride',
  'max_pool',
  'input_size',
  'crop_pct',
  'interpolation',
  'mean',
  'std',
  'scores',
] as const satisfies (keyof ConfigSettings)[];

export type SettingName = (typeof SETTING_NAMES)[number];

/** Those on which gates depend, by name; how the logits become scores comes after them. */
export type GateSettings = Omit<ConfigSettings, 'scores'>;

export const gateSettings = ({ scores: _, ...rest }: ConfigSettings): GateSettings => rest;
