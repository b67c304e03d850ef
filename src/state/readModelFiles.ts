import { fail } from '../domain/failure';
import { type Result, succeed } from '../domain/result';
import type { ModelSource } from '../inference/protocol';

/** A model of picked files: a `.safetensors` file, with its `config.json` where picked along. Fails with `model-no-weights`. */
export function readModelFiles(files: readonly File[]): Result<ModelSource> {
  const weights = files.find((file) => /\.safetensors$/i.test(file.name));
  const config = files.find((file) => /\.json$/i.test(file.name)) ?? null;
  if (!weights) return fail('model-no-weights', { name: files.map((file) => file.name).join(', ') });
  return succeed({ kind: 'files', id: weights.name.replace(/\.safetensors$/i, ''), weights, config });
}
