/** What a teacher's link can leave to students or withhold, in the order of the page. */
export const CLASS_CONTROLS = ['model', 'engine', 'images', 'edits', 'views'] as const;

export type ClassControl = (typeof CLASS_CONTROLS)[number];

/** Stands for an empty list: a link of no value would be a mistake. */
const NONE = 'none';

/** Reads `model,images` or `none`; null where a name is unknown. */
export function readControls(text: string): ClassControl[] | null {
  if (text === NONE) return [];
  const named = text.split(',');
  if (!named.every((name) => CLASS_CONTROLS.some((control) => control === name))) return null;
  return CLASS_CONTROLS.filter((control) => named.includes(control));
}

/** The same list as a link says it: each once, in the order of `CLASS_CONTROLS`. */
export function writeControls(controls: readonly ClassControl[]): string {
  return CLASS_CONTROLS.filter((control) => controls.includes(control)).join(',') || NONE;
}
