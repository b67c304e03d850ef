/** What of a view no link can carry: a network of a file, and how many images of the visitor's own. */
export interface OwnParts {
  model: boolean;
  images: number;
}

/** `model`, `images-3` or `model,images-3`; undefined where a link carries everything. */
export function writeOwn({ model, images }: OwnParts): string | undefined {
  return [...(model ? ['model'] : []), ...(images > 0 ? [`images-${images}`] : [])].join(',') || undefined;
}

/** Reads what `writeOwn` wrote; null where it is none of it. */
export function readOwn(text: string): OwnParts | null {
  const read = /^(?:model|(?:model,)?images-([1-9]\d{0,3}))$/.exec(text);
  return read && { model: text.startsWith('model'), images: Number(read[1] ?? 0) };
}
