import type { GateEdit, GateEdits } from '../domain/gateEdit';
import type { TrayImage } from './appState';

/** Edits with other names for the images that gates are taken from; without those for which there is no name. */
export function renameImages(edits: GateEdits, nameOf: (image: string) => string | null): GateEdits {
  return Object.fromEntries(
    Object.entries(edits).flatMap(([block, edit]): [string, GateEdit][] => {
      if (edit.mode !== 'from') return [[block, edit]];
      const name = nameOf(edit.image);
      return name === null ? [] : [[block, { ...edit, image: name }]];
    }),
  );
}

/** An image as a link names it; null: nothing can name the visitor's own. */
export function linkName({ origin }: Pick<TrayImage, 'origin'>): string | null {
  if (origin.kind === 'sample') return `sample:${origin.sample}`;
  return origin.kind === 'url' ? `url:${origin.url}` : null;
}

/** Edits as a trace records them: images by their address where they have one, else by their file name. */
export function recordedEdits(edits: GateEdits, images: readonly TrayImage[]): GateEdits {
  return renameImages(edits, (id) => {
    const image = images.find((candidate) => candidate.id === id);
    return image ? (linkName(image) ?? image.name) : null;
  });
}
