import type { CropSquare } from './preprocess';

/** The nearest square of whole pixels that lies inside a picture of this size: those of zooms and of files may not. */
export function wholeSquare(
  { x, y, size }: CropSquare,
  { width, height }: { width: number; height: number },
): CropSquare {
  const side = Math.max(1, Math.min(Math.round(size), width, height));
  const inside = (start: number, length: number) => Math.max(0, Math.min(Math.round(start), length - side));
  return { x: inside(x, width), y: inside(y, height), size: side };
}
