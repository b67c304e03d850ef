import type { Anatomy, SettingSource, TensorFact } from '../domain/anatomy';
import { SETTING_NAMES } from '../domain/settings';
import { recognitionEvidence } from './evidence';
import { whoSays } from './modelConfig';
import { neededTensors } from './neededTensors';
import type { Network } from './network';
import type { SafetensorsFile } from './safetensors';
import { stageCosts } from './stageCosts';

/** How a network was read off its file. `json`: config.json as it stands; `chosen`: what the visitor set instead, or
 * brought along. */
export function anatomyOf(
  { spec, preprocess, assumed }: Pick<Network, 'spec' | 'preprocess' | 'assumed'>,
  { tensors, metadata }: Pick<SafetensorsFile, 'tensors' | 'metadata'>,
  json: unknown,
  chosen: Partial<Record<keyof Anatomy['sources'], unknown>>,
): Anatomy {
  const needed = new Set(neededTensors(spec));
  const facts = [...tensors].map(([name, { dtype, shape }]): TensorFact => ({ name, dtype, shape }));
  const sourceOf = (name: keyof Anatomy['sources']): SettingSource => {
    if (name in chosen) return 'chosen';
    if (assumed.includes(name)) return 'assumed';
    // Class names have more than one way into a config.json.
    return whoSays(name, json, metadata) ?? (name === 'family' ? 'tensors' : 'config');
  };
  return {
    evidence: recognitionEvidence(spec, tensors),
    used: facts.filter(({ name }) => needed.has(name)),
    ignored: facts.filter(({ name }) => !needed.has(name)),
    stages: stageCosts(spec, preprocess.inputSize),
    sources: Object.fromEntries(
      [...SETTING_NAMES, 'label_names' as const].map((name) => [name, sourceOf(name)]),
    ) as Anatomy['sources'],
  };
}
