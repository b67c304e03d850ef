import { fail } from '../domain/failure';
import { isPickleName } from '../domain/pickle';
import { type Result, succeed } from '../domain/result';
import type { ModelSource } from '../inference/protocol';

/** What a picker of model files offers: checkpoints of PyTorch too, whose conversion is then explained. */
export const MODEL_FILE_TYPES = '.safetensors,.json,.pth,.pt,.pkl,.bin';

/**
 * A model of picked files: a `.safetensors` file, with its `config.json` where picked along. Fails with
 * `weights-pickle` where there is a checkpoint of PyTorch instead, else with `model-no-weights`.
 */
export function readModelFiles(files: readonly File[]): Result<ModelSource> {
  const weights = files.find((file) => /\.safetensors$/i.test(file.name));
  const config = files.find((file) => /\.json$/i.test(file.name)) ?? null;
  if (!weights && files.some((file) => isPickleName(file.name))) return fail('weights-pickle');
  if (!weights) return fail('model-no-weights', { name: files.map((file) => file.name).join(', ') });
  return succeed({ kind: 'files', id: weights.name.replace(/\.safetensors$/i, ''), weights, config });
}
