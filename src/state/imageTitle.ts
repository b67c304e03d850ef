import type { Sample } from '../domain/model';
import type { AppState, TrayImage } from './appState';

const sampleOf = (samples: Sample[], { origin }: Pick<TrayImage, 'origin'>): Sample | undefined =>
  origin.kind === 'sample' ? samples.find(({ id }) => id === origin.sample) : undefined;

/** What an image is called on screen: a sample by its title, any other by its name. */
export function imageTitle(
  { samples, language }: Pick<AppState, 'samples' | 'language'>,
  image: TrayImage,
): string {
  return sampleOf(samples, image)?.title[language] ?? image.name;
}

/** Whose photographs these are, a line each, where that is known: a figure that shows them must say so. */
export function photoCredits(
  { samples, images }: Pick<AppState, 'samples' | 'images'>,
  shown: readonly Pick<TrayImage, 'origin'>[],
): string[] {
  const lines = shown.flatMap((image) => {
    const { origin } = image;
    const source = origin.kind === 'probe' ? images.find(({ id }) => id === origin.of) : image;
    const sample = source && sampleOf(samples, source);
    return sample ? [`photo ${sample.file}: ${sample.credit}, ${sample.license}`] : [];
  });
  return [...new Set(lines)];
}
