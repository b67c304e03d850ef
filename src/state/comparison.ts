/** An image in the comparison. Its slot gives it its color and shape, and stays its own while others come and go. */
export interface Compared {
  id: string;
  /** 0 .. MOST_COMPARED - 1. */
  slot: number;
}

/** No more colors than this can be told apart. */
export const MOST_COMPARED = 6;
/** Without a choice, as many samples make a first comparison. */
export const FIRST_COMPARED = 3;

/** With one more image, in the lowest free slot; unchanged where it is there already or no slot is free. */
export function withImage(compared: Compared[], id: string): Compared[] {
  if (compared.length >= MOST_COMPARED || compared.some((entry) => entry.id === id)) return compared;
  const taken = new Set(compared.map(({ slot }) => slot));
  const slot = Array.from({ length: MOST_COMPARED }, (_, i) => i).find((i) => !taken.has(i)) as number;
  return [...compared, { id, slot }];
}

export function withoutImage(compared: Compared[], id: string): Compared[] {
  return compared.filter((entry) => entry.id !== id);
}

/** With this image first: the pinned one, which all others are set against. */
export function pinned(compared: Compared[], id: string): Compared[] {
  const first = compared.find((entry) => entry.id === id);
  return first ? [first, ...withoutImage(compared, id)] : compared;
}
