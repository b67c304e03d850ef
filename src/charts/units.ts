/** Charts are laid out for a root font of this size, px; lengths and text grow with the visitor's own. */
const ROOT_FONT = 16;

/** A length of a chart as CSS. */
export const rem = (length: number): string => `${length / ROOT_FONT}rem`;

/** Screen pixels to one unit of a chart. */
export function pixelsPerUnit(): number {
  return Number.parseFloat(getComputedStyle(document.documentElement).fontSize) / ROOT_FONT;
}
