import { labelsInJson } from './classLabels';
import { Misfit } from './jsonChecks';

/** Fields by which a config.json of timm, of Hugging Face or of this project is known. */
const CONFIG_FIELDS = [
  'architecture',
  'architectures',
  'num_classes',
  'pretrained_cfg',
  'label_names',
  'label_wnids',
  'id2label',
  'family',
  'stem_stride',
  'max_pool',
  'scores',
  'model_type',
];

/** `other`: sessions, traces, and what nobody here reads. */
export type JsonKind = 'config' | 'labels' | 'other';

/** What parsed JSON is, by its content: files of labels are called anything, config.json among it. */
export function jsonKind(json: unknown): JsonKind {
  const labels = labelsInJson(json);
  if (labels && !(labels instanceof Misfit)) return 'labels';
  if (typeof json !== 'object' || json === null) return 'other';
  if (!Array.isArray(json) && CONFIG_FIELDS.some((field) => Object.hasOwn(json, field))) return 'config';
  // Meant as labels: what does not fit is told.
  return labels && !('format' in json) ? 'labels' : 'other';
}
