import { fail } from '../../domain/failure';
import { fieldsOf, listOf, Misfit, text as textOf } from '../../domain/jsonChecks';
import type { LoadedModel } from '../../domain/model';
import type { Change, Profile, Usual } from '../../domain/profile';
import { type Result, succeed } from '../../domain/result';
import { type GateSettings, gateSettings } from '../../domain/settings';
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

const ofClasses = (name: string) => name === 'mean' || name === 'std';

/**
 * Reads a `se-profile/1` file for the loaded model. Fails with `profile-other-model` where it was made of other
 * weights, `profile-other-settings` where the same network ran otherwise, `profile-unfit` where it lacks a tensor of the
 * model's blocks or holds other sizes, and with the `weights-*` codes of a broken file. `sha256`: of the file.
 */
export function readProfile(buffer: ArrayBuffer, model: LoadedModel, sha256: string): Result<Profile> {
  const parsed = parseSafetensors(buffer);
  if (!parsed.ok) return parsed;
  const { metadata } = parsed.value;
  if (metadata.get('format') !== 'se-profile/1') return fail('profile-unfit', { field: 'format' });
  if (metadata.get('model_sha256') !== model.sha256) return fail('profile-other-model', { model: model.id });
  const settings = settingsIn(metadata.get('settings'));
  const differing = settings && differencesOf(settings, gateSettings(model.settings));
  if (differing?.made) return fail('profile-other-settings', differing);
  // Images of which nobody told the classes are one group.
  const isGroup = metadata.has('images') && !metadata.has('images_per_class');
  const counted = isGroup ? 'images' : 'images_per_class';
  const count = Number(metadata.get(counted));
  if (!Number.isInteger(count) || count < 1) return fail('profile-unfit', { field: counted });
  const source = metadata.get('images_source');
  const classes = isGroup ? 0 : model.labels.length;
  const read = (name: string, size: number): Float32Array => {
    const values = parsed.value.tensors.has(name) ? readSteps(parsed.value, name) : null;
    if (values?.length !== size || !values.every(Number.isFinite)) throw new Misfit(name);
    return values;
  };
  const usual = (prefix: string, channels: number): Usual => {
    const fields = Object.entries(QUANTITIES).map(([key, name]) => [
      key,
      ofClasses(name)
        ? isGroup
          ? new Float32Array()
          : read(`${prefix}.${name}`, classes * channels)
        : read(`${prefix}.${name}`, channels),
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
    const imageNames = namesIn(metadata.get('image_names'));
    return succeed({
      modelSha256: model.sha256,
      file: { sha256, images: source === undefined ? null : { en: source, zh: source } },
      images: isGroup ? count : classes * count,
      ...(imageNames && { imageNames }),
      ...(settings && { settings: gateSettings(model.settings) }),
      classes,
      imagesPerClass: isGroup ? 0 : count,
      blocks,
      allFrozen: change('all.frozen'),
    });
  } catch (error) {
    if (error instanceof Misfit) return fail('profile-unfit', { field: error.message });
    throw error;
  }
}

/** A JSON object by names of settings; undefined where there is none. */
function settingsIn(text: string | undefined): Record<string, unknown> | undefined {
  try {
    return fieldsOf(JSON.parse(text ?? 'null'), 'settings');
  } catch {
    return undefined;
  }
}

/** The settings that differ, as when it was made and as they are, `NAME VALUE, …`; empty where none does. */
function differencesOf(made: Record<string, unknown>, used: GateSettings): { made: string; used: string } {
  const differing = Object.entries(used).filter(
    ([name, value]) => name in made && JSON.stringify(made[name]) !== JSON.stringify(value),
  );
  return {
    made: differing.map(([name]) => `${name} ${made[name]}`).join(', '),
    used: differing.map(([name, value]) => `${name} ${value}`).join(', '),
  };
}

/** A JSON list of names; undefined where there is none: the numbers are as good without. */
function namesIn(text: string | undefined): string[] | undefined {
  try {
    return listOf(textOf)(JSON.parse(text ?? 'null'), 'image_names');
  } catch {
    return undefined;
  }
}
