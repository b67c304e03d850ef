import { fail } from '../../domain/failure';
import { Misfit } from '../../domain/jsonChecks';
import type { LoadedModel } from '../../domain/model';
import type { Change, Profile, Usual } from '../../domain/profile';
import { type Result, succeed } from '../../domain/result';
import { parseSafetensors } from '../../model/safetensors';
import { readSteps } from './readSteps';

const QUANTITIES = {
  mean: 'mean',
  std: 'std',
  meanAll: 'mean_all',
  stdAll: 'std_all',
  p10: 'p10',
  p50: 'p50',
  p90: 'p90',
} as const;

/**
 * Reads a `se-profile/1` file for the loaded model. Fails with `profile-other-model` where it was made of other
 * weights, `profile-unfit` where it lacks a tensor of the model's blocks or holds other sizes, and with the
 * `weights-*` codes of a broken file.
 */
export function readProfile(buffer: ArrayBuffer, model: LoadedModel): Result<Profile> {
  const parsed = parseSafetensors(buffer);
  if (!parsed.ok) return parsed;
  const { metadata } = parsed.value;
  if (metadata.get('format') !== 'se-profile/1') return fail('profile-unfit', { field: 'format' });
  if (metadata.get('model_sha256') !== model.sha256) return fail('profile-other-model', { model: model.id });
  const imagesPerClass = Number(metadata.get('images_per_class'));
  if (!Number.isInteger(imagesPerClass) || imagesPerClass < 1)
    return fail('profile-unfit', { field: 'images_per_class' });
  const classes = model.labels.length;
  const read = (name: string, size: number): Float32Array => {
    const values = parsed.value.tensors.has(name) ? readSteps(parsed.value, name) : null;
    if (values?.length !== size || !values.every(Number.isFinite)) throw new Misfit(name);
    return values;
  };
  const usual = (prefix: string, channels: number): Usual => {
    const fields = Object.entries(QUANTITIES).map(([key, name]) => [
      key,
      read(`${prefix}.${name}`, name === 'mean' || name === 'std' ? classes * channels : channels),
    ]);
    return Object.fromEntries(fields) as Usual;
  };
  const change = (name: string): Change | null => {
    if (!parsed.value.tensors.has(name)) return null;
    const [points, low, high] = read(name, 3);
    return { points, low, high };
  };
  try {
    const blocks = model.blocks.map(({ name, channels }) => ({
      name,
      channels,
      gates: usual(name, channels),
      squeeze: usual(`${name}.z`, channels),
      pairs: [...read(`${name}.pairs`, 2)] as [number, number],
      saturation: [...read(`${name}.saturation`, 2)] as [number, number],
      frozen: change(`${name}.frozen`),
      bypass: change(`${name}.bypass`),
    }));
    return succeed({
      modelSha256: model.sha256,
      images: classes * imagesPerClass,
      classes,
      imagesPerClass,
      blocks,
      allFrozen: change('all.frozen'),
    });
  } catch (error) {
    if (error instanceof Misfit) return fail('profile-unfit', { field: error.message });
    throw error;
  }
}
