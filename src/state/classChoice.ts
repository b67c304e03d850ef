/** A class chosen for comparison. Its slot gives it its color and shape, and stays its own while others come and go. */
export interface ClassChoice {
  index: number;
  /** 0 .. MOST_CLASSES - 1. */
  slot: number;
}

/** No more colors than this can be told apart. */
export const MOST_CLASSES = 6;

/** Diverse like the four of the paper's Figure 6 (goldfish, pug, plane, cliff); those of a model that has them. */
const PREFERRED = ['goldfish', 'cliff', 'school bus', 'pug', 'airliner', 'plane', 'airplane', 'cat', 'ship'];
const DEFAULTS = 3;

/** The classes of these indices, each once, in their order. */
export function choicesOf(indices: number[]): ClassChoice[] {
  return [...new Set(indices)].slice(0, MOST_CLASSES).map((index, slot) => ({ index, slot }));
}

/** The classes shown before any is chosen: three of the preferred labels, filled up with the model's first. */
export function defaultClasses(labels: string[]): ClassChoice[] {
  const preferred = PREFERRED.map((label) => labels.indexOf(label)).filter((index) => index >= 0);
  return choicesOf([...preferred, ...labels.keys()]).slice(0, DEFAULTS);
}

/** With one more class, in the lowest free slot; unchanged where it is there already or no slot is free. */
export function withClass(choices: ClassChoice[], index: number): ClassChoice[] {
  if (choices.length >= MOST_CLASSES || choices.some((choice) => choice.index === index)) return choices;
  const taken = new Set(choices.map(({ slot }) => slot));
  const slot = Array.from({ length: MOST_CLASSES }, (_, i) => i).find((i) => !taken.has(i)) as number;
  return [...choices, { index, slot }];
}

/** Without a class; the last one stays. */
export function withoutClass(choices: ClassChoice[], index: number): ClassChoice[] {
  return choices.length > 1 ? choices.filter((choice) => choice.index !== index) : choices;
}
