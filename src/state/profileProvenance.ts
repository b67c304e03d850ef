import type { LoadedModel } from '../domain/model';
import type { Profile } from '../domain/profile';

declare const __APP_VERSION__: string;

/** Where the numbers of a figure made of a profile come from, one line each. */
export function profileProvenance(model: LoadedModel, { imagesPerClass, classes }: Profile): string[] {
  return [
    `${model.id}, SHA-256 ${model.sha256}`,
    `se-profile/1: ${imagesPerClass} validation images of each of ${classes} classes, population deviations`,
    `SE Lens ${__APP_VERSION__}`,
  ];
}
