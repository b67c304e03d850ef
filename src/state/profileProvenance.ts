import type { LoadedModel } from '../domain/model';
import { isOwnReference, type Profile } from '../domain/profile';

declare const __APP_VERSION__: string;

/** Digits of a profile's SHA-256 that tell it from others in a figure. */
const DIGITS = 12;

/** The images that tell what is usual: whose, how many, and which, where file or catalog say so. */
export function referenceOf(profile: Profile): string {
  const { file, images, imagesPerClass, classes } = profile;
  if (!file) return `usual: ${images} images of the visitor's, population deviations`;
  const count =
    classes === 0
      ? `${images} reference images`
      : `${imagesPerClass} reference images of each of ${classes} classes`;
  const whose = isOwnReference(profile)
    ? " of a visitor's, named in the file"
    : ', which the file does not name';
  const source = file.images ? ` (${file.images.en})` : whose;
  return `se-profile/1, SHA-256 ${file.sha256.slice(0, DIGITS)}: ${count}${source}, population deviations`;
}

/** Where the numbers of a figure made of a profile come from, one line each. */
export function profileProvenance(model: LoadedModel, profile: Profile): string[] {
  // What `gate_profile.py` keeps: 256 steps of each channel's own range.
  const steps = profile.classes > 0 ? ', class means and deviations off by at most 1/510 of their range' : '';
  return [
    `${model.id}, SHA-256 ${model.sha256}`,
    `${referenceOf(profile)}${steps}`,
    `SE Lens ${__APP_VERSION__}`,
  ];
}
