import type { TrayImage } from './appState';

/** The visitor's images. Of camera frames there is one: the chosen one, else the newest. */
export function ownImages(images: readonly TrayImage[], chosen: string | null): TrayImage[] {
  const frames = images.filter(({ origin }) => origin.kind === 'camera');
  const frame = frames.find(({ id }) => id === chosen) ?? frames.at(-1);
  return images.filter(
    (image) =>
      image.origin.kind !== 'sample' &&
      // A copy that a probe changed, and a trace from a file, live in the comparison.
      image.origin.kind !== 'probe' &&
      image.origin.kind !== 'trace' &&
      (image.origin.kind !== 'camera' || image === frame),
  );
}
