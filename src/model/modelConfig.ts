import { labelsInConfig, mended } from '../domain/classLabels';
import { type Failure, fail } from '../domain/failure';
import { FAMILIES, type Family } from '../domain/family';
import { Misfit } from '../domain/jsonChecks';
import type { Interpolation } from '../domain/preprocess';
import { type Result, succeed } from '../domain/result';
import { SCORES, type Scores } from '../domain/scores';

export type Triple = [number, number, number];

/** What config.json and the weights' `__metadata__` say; null: neither says it. */
export interface ModelConfig {
  architecture: string | null;
  classes: number | null;
  labels: string[] | null;
  labelsZh: string[] | null;
  /** WordNet ids, same order as the labels. */
  wnids: string[] | null;
  /** Whose geometry: `family`, or told by an `architecture` that begins with `legacy_` or is one of timm's. */
  family: Family | null;
  stemStride: number | null;
  maxPool: boolean | null;
  /** File name of the PyTorch reference for the self-check, beside config.json. */
  reference: string | null;
  inputSize: number | null;
  /** Part of the resized image's shorter side that the centre crop keeps, over 0 to 1. */
  cropPct: number | null;
  interpolation: Interpolation | null;
  mean: Triple | null;
  std: Triple | null;
  /** What logits become: `scores`. */
  scores: Scores | null;
  /** timm's name of the recipe, such as `a1_in1k`; foreign files may hold anything here. */
  tag: string | null;
}

/** One field: how it is called, what it may be, and its value if it is that. */
interface Field<T> {
  name: string;
  allowed: string;
  read: (value: unknown) => T | undefined;
}

const text = (name: string): Field<string> => ({
  name,
  allowed: 'a text',
  read: (value) => (typeof value === 'string' && value !== '' ? value : undefined),
});
const texts = (name: string): Field<string[]> => ({
  name,
  allowed: 'a list of texts, one a class',
  read: (value) =>
    Array.isArray(value) && value.length > 0 && value.every((item) => typeof item === 'string')
      ? value
      : undefined,
});
const triple = (name: string, positive: boolean): Field<Triple> => ({
  name: `pretrained_cfg.${name}`,
  allowed: positive ? 'three numbers over 0' : 'three numbers',
  read: (value) =>
    Array.isArray(value) &&
    value.length === 3 &&
    value.every((x) => Number.isFinite(x) && (!positive || x > 0))
      ? (value as Triple)
      : undefined,
});
const integer = (name: string, least: number, most: number): Field<number> => ({
  name,
  allowed: `an integer, ${least} to ${most}`,
  read: (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most
      ? value
      : undefined,
});

const FIELDS = {
  architecture: text('architecture'),
  classes: integer('num_classes', 1, 1_000_000),
  labels: texts('label_names'),
  labelsZh: texts('label_names_zh'),
  wnids: texts('label_wnids'),
  family: {
    name: 'family',
    allowed: FAMILIES.join(', '),
    read: (value) => FAMILIES.find((family) => family === value),
  } as Field<Family>,
  stemStride: integer('stem_stride', 1, 4),
  maxPool: {
    name: 'max_pool',
    allowed: 'true or false',
    read: (value) => (typeof value === 'boolean' ? value : undefined),
  } as Field<boolean>,
  reference: {
    name: 'reference',
    allowed: 'a file name without folders',
    read: (value) => (typeof value === 'string' && /^[\w-][\w.-]*$/.test(value) ? value : undefined),
  } as Field<string>,
  inputSize: {
    name: 'pretrained_cfg.input_size',
    allowed: '[3,size,size] with size 1 to 1024',
    read: (value) =>
      Array.isArray(value) && value.length === 3 && value[0] === 3 && value[1] === value[2]
        ? integer('', 1, 1024).read(value[1])
        : undefined,
  } as Field<number>,
  cropPct: {
    name: 'pretrained_cfg.crop_pct',
    allowed: 'a number over 0, up to 1',
    read: (value) => (typeof value === 'number' && value > 0.01 && value <= 1 ? value : undefined),
  } as Field<number>,
  interpolation: {
    name: 'pretrained_cfg.interpolation',
    allowed: 'bilinear or bicubic',
    read: (value) => (value === 'bilinear' || value === 'bicubic' ? value : undefined),
  } as Field<Interpolation>,
  mean: triple('mean', false),
  std: triple('std', true),
  scores: {
    name: 'scores',
    allowed: SCORES.join(', '),
    read: (value) => SCORES.find((scores) => scores === value),
  } as Field<Scores>,
  tag: { name: 'pretrained_cfg.tag', allowed: 'anything', read: String } as Field<string>,
};

/**
 * Checks config.json (the Hub's timm layout; null: there is none) and completes it from the weights'
 * `__metadata__`: there a key `config` holds the text of a whole config.json, or single keys its fields as
 * JSON (`stem_stride: "1"`). Fails with `model-config`, which quotes the field and its value.
 */
export function readModelConfig(
  json: unknown | null,
  metadata: ReadonlyMap<string, string> = new Map(),
): Result<ModelConfig> {
  if (json !== null && !isObject(json))
    return configFailure('config.json', JSON.stringify(json), 'a JSON object');
  const sources = [json ?? {}, fromMetadata(metadata)];
  for (const source of sources) {
    const { pretrained_cfg: pretrained } = source;
    if (pretrained !== undefined && pretrained !== null && !isObject(pretrained)) {
      return configFailure('pretrained_cfg', JSON.stringify(pretrained), 'a JSON object');
    }
  }

  const config: Record<string, unknown> = {};
  for (const [key, field] of Object.entries(FIELDS) as [keyof ModelConfig, Field<unknown>][]) {
    const value = sources.map((source) => lookUp(source, field.name)).find((found) => found !== undefined);
    const checked = value === undefined ? null : field.read(value);
    if (checked === undefined) return configFailure(field.name, JSON.stringify(value), field.allowed);
    config[key] = checked;
  }
  const read = config as unknown as ModelConfig;
  read.family ??= familyOf(read.architecture);
  const foreign = foreignLabels(json, read.labels);
  if (foreign instanceof Misfit) return configFailure(foreign.message, 'something else', 'a label');
  if (foreign) read.labels = foreign;

  const classes = read.classes ?? read.labels?.length;
  for (const key of ['labels', 'labelsZh', 'wnids'] as const) {
    const list = read[key];
    if (list && classes !== undefined && list.length !== classes) {
      return configFailure(FIELDS[key].name, `${list.length} entries`, `${classes} entries`);
    }
  }
  return succeed(read);
}

/** Which of the two says a setting, by its name in config.json; null: neither. */
export function whoSays(
  name: string,
  json: unknown,
  metadata: ReadonlyMap<string, string>,
): 'config' | 'metadata' | null {
  const paths = Object.values(FIELDS).map((field) => field.name);
  const path = paths.find((path) => path.split('.').pop() === name) ?? name;
  const says = (source: Record<string, unknown>) =>
    lookUp(source, path) !== undefined ||
    (name === 'family' && typeof source.architecture === 'string' && familyOf(source.architecture) !== null);
  if (isObject(json) && says(json)) return 'config';
  return says(fromMetadata(metadata)) ? 'metadata' : null;
}

/** Labels as other tools write them: Hugging Face's `id2label`, and what timm's `label_descriptions` say of WordNet ids. */
function foreignLabels(json: unknown, labels: string[] | null): string[] | Misfit | null {
  if (!isObject(json) || !(labels ? json.label_descriptions : json.id2label)) return null;
  const found = labelsInConfig({ ...json, label_names_zh: undefined });
  return found instanceof Misfit ? found : found && mended(found, 'config.json').en;
}

/** timm's own names tell the family: `legacy_seresnet50`, `seresnext26t_32x4d`. */
function familyOf(architecture: string | null): Family | null {
  if (architecture?.startsWith('legacy_')) return 'legacy';
  return architecture && /^(seresne|senet)/.test(architecture) ? 'timm' : null;
}

/** `value` is quoted as it stands. */
export function configFailure(field: string, value: string, allowed: string): Failure {
  return fail('model-config', {
    field,
    value: value.length > 80 ? `${value.slice(0, 79)}…` : value,
    allowed,
  });
}

/** null counts as not said, as timm writes it. */
function lookUp(source: Record<string, unknown>, path: string): unknown {
  const value = path
    .split('.')
    .reduce<unknown>(
      (found, key) => (isObject(found) && Object.hasOwn(found, key) ? found[key] : undefined),
      source,
    );
  return value ?? undefined;
}

/** Metadata of foreign tools may hold anything: what is not JSON is taken as a text, unknown keys are ignored. */
function fromMetadata(metadata: ReadonlyMap<string, string>): Record<string, unknown> {
  const parsed = new Map([...metadata].map(([key, value]) => [key, parseOrText(value)]));
  const whole = parsed.get('config');
  return { ...Object.fromEntries(parsed), ...(isObject(whole) ? whole : {}) };
}

function parseOrText(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
