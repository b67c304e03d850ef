import type { Profile, Usual } from '../domain/profile';
import { type TensorToWrite, writeSafetensors } from './writeSafetensors';

/** As `training/gate_profile.py` calls them. */
const PARTS: [name: string, of: keyof Usual][] = [
  ['mean_all', 'meanAll'],
  ['std_all', 'stdAll'],
  ['p10', 'p10'],
  ['p50', 'p50'],
  ['p90', 'p90'],
];

/**
 * A profile of images without classes as a `se-profile/1` file, which `readProfile` reads back number by number: tensors
 * (C) of each block's gates and z, (2) of its pairs and saturation. The format stands first, so that a reader tells the
 * file from weights by its first bytes. Throws on a profile with classes: whoever has one has its file.
 */
export function writeProfile({
  modelSha256,
  file,
  images,
  imageNames,
  settings,
  classes,
  blocks,
}: Profile): ArrayBuffer {
  if (classes > 0) throw new Error('a profile with classes is not written');
  const tensors = new Map<string, TensorToWrite>();
  const put = (name: string, values: ArrayLike<number>) =>
    tensors.set(name, { shape: [values.length], data: Float32Array.from(values) });
  for (const { name, gates, squeeze, pairs, saturation } of blocks) {
    for (const [part, of] of PARTS) {
      put(`${name}.${part}`, gates[of]);
      put(`${name}.z.${part}`, squeeze[of]);
    }
    put(`${name}.pairs`, pairs);
    put(`${name}.saturation`, saturation);
  }
  return writeSafetensors(tensors, {
    format: 'se-profile/1',
    model_sha256: modelSha256,
    images: String(images),
    ...(file?.images && { images_source: file.images.en }),
    ...(imageNames && { image_names: JSON.stringify(imageNames) }),
    ...(settings && { settings: JSON.stringify(settings) }),
  });
}
