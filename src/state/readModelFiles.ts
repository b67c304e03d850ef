import { type ClassLabels, readClassLabels } from '../domain/classLabels';
import { type Failure, fail } from '../domain/failure';
import { type Result, succeed } from '../domain/result';
import type { ModelSource } from '../inference/protocol';
import { PROFILE, type SortedFiles, sortFiles } from './sortFiles';

/** What a picker of model files offers: checkpoints of PyTorch too, whose conversion is then explained. */
export const MODEL_FILE_TYPES = '.safetensors,.json,.txt,.csv,.tsv,.pth,.pt,.pkl,.bin';

/** A network, with names for its classes or without; or what stands alone: such names, a profile, or both. */
export interface ModelFiles {
  source: ModelSource | null;
  labels: ClassLabels | null;
  /** Of the model in use; null where the network brings its own. */
  profile: File | null;
}

/**
 * A model of picked files: a `.safetensors` file, with its `config.json`, its profile and a file of labels where picked along;
 * or labels or a profile alone. Fails with `weights-pickle` where there is a checkpoint of PyTorch instead, with `model-several` and
 * `labels-several` where it is not clear which is meant, else with `model-no-weights` or the `labels-*` codes.
 */
export async function readModelFiles(files: readonly File[]): Promise<Result<ModelFiles>> {
  const sorted = await sortFiles(files);
  const weights = named(sorted.weights, MODEL_NAME);
  if (weights && 'ok' in weights) return weights;
  if (!weights && sorted.checkpoints.length > 0) return fail('weights-pickle');
  const profile = (!weights && sorted.beside[PROFILE]) || null;
  const labels = await labelsOf(sorted, weights !== null || profile !== null);
  if (!labels.ok) return labels;
  if (!weights) {
    return labels.value || profile
      ? succeed({ source: null, labels: labels.value, profile })
      : fail('model-no-weights', { name: namesOf(files) });
  }
  const config = sorted.configs.find(isConfigName) ?? sorted.configs[0] ?? null;
  return succeed({
    source: {
      kind: 'files',
      id: await idOf(weights, config),
      weights,
      config,
      beside: sorted.beside,
      ...(labels.value && { labels: labels.value }),
    },
    labels: labels.value,
    profile: null,
  });
}

/** Its name; where every model's weights are called so, its folder's, else the architecture that its config tells. */
async function idOf({ name, webkitRelativePath: path }: File, config: File | null): Promise<string> {
  const own = name.replace(/\.safetensors$/i, '');
  if (!ANY_NAME.test(name)) return own;
  return path?.split('/').at(-2) || (config && (await architectureOf(config))) || own;
}

/** null where the config tells none that a file can be called after. */
async function architectureOf(config: File): Promise<string | null> {
  try {
    const { architecture } = JSON.parse(await config.text()) as { architecture?: unknown };
    return typeof architecture === 'string' && /^\w[\w.-]*$/.test(architecture) ? architecture : null;
  } catch {
    // What is wrong with it is told when it is read with the weights.
    return null;
  }
}

/** Names that tell nothing of the network. */
const ANY_NAME = /^(pytorch_)?model\.safetensors$/i;
const MODEL_NAME = /^model\.safetensors$/i;
const namesOf = (files: readonly File[]) => files.map(({ name }) => name).join(', ');
const isConfigName = ({ name }: File) => /^config\.json$/i.test(name);

/** The only one, or the only one that is called so; null where there is none. */
function named(files: File[], usual: RegExp): File | null | Failure {
  const [file] = files.length > 1 ? files.filter(({ name }) => usual.test(name)) : files;
  return file ?? (files.length > 1 ? fail('model-several', { names: namesOf(files) }) : null);
}

async function labelsOf(
  { labels, configs }: SortedFiles,
  withWeights: boolean,
): Promise<Result<ClassLabels | null>> {
  const called = labels.filter(({ name }) => /label|class|names|synset/i.test(name));
  const likely = labels.length > 1 && called.length > 0 ? called : labels;
  if (likely.length > 1) return fail('labels-several', { names: namesOf(likely) });
  // A config.json beside its weights is read with them.
  const [file] = withWeights ? likely : [...likely, ...configs];
  if (!file) return succeed(null);
  const text = await file.text().catch(() => null);
  if (text === null) return fail('model-unreadable', { name: file.name });
  const read = readClassLabels(text, file.name);
  return !read.ok && !likely.includes(file) ? fail('model-no-weights', { name: file.name }) : read;
}
