/** A length of a chart as CSS; the page says how long a unit is, so that charts grow with the visitor's font. */
export const rem = (length: number): string => `calc(${length} * var(--chart-unit))`;

/** `--chart-unit` of theme.css is in rem; this reads its number. */
const REM = /^(\d*\.?\d+)rem$/;

/** Screen pixels to one unit of a chart; without a style sheet a unit is a pixel of a 16 px font. */
export function pixelsPerUnit(): number {
  const style = getComputedStyle(document.documentElement);
  const unit = Number(REM.exec(style.getPropertyValue('--chart-unit').trim())?.[1] ?? 1 / 16);
  return unit * Number.parseFloat(style.fontSize);
}
