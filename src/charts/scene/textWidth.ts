/** Ems of a character in wide system fonts (DejaVu Sans, Verdana), so that an estimate errs on the safe side. */
function ems(character: string): number {
  if ((character.codePointAt(0) as number) >= 0x1100 && !/[‐-‧‰-⁯−]/.test(character)) return 1;
  if (/[ijltfrI.,:;|!'()[\] ]/.test(character)) return 0.41;
  if (/[mwMW@%<>…—]/.test(character)) return 0.98;
  return /[A-Z]/.test(character) ? 0.75 : 0.64;
}

/** Width of a text in pixels, estimated without a DOM: the layout of a chart is the same on screen and in a file. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const character of text) width += ems(character);
  return width * size;
}
