import type { LoadedModel } from '../domain/model';
import type { Profile } from '../domain/profile';

declare const __APP_VERSION__: string;

/** The images that tell what is usual. */
export function referenceOf({ images, imagesPerClass, classes }: Profile): string {
  return classes === 0
    ? `usual: ${images} images of the visitor's, population deviations`
    : `se-profile/1: ${imagesPerClass} validation images of each of ${classes} classes, population deviations`;
}

/** Where the numbers of a figure made of a profile come from, one line each. */
export function profileProvenance(model: LoadedModel, profile: Profile): string[] {
  return [`${model.id}, SHA-256 ${model.sha256}`, referenceOf(profile), `SE Lens ${__APP_VERSION__}`];
}
