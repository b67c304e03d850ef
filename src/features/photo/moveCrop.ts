import type { CropSquare } from '../../domain/preprocess';

export type CropHandle = 'move' | 'nw' | 'ne' | 'sw' | 'se';

/** Smallest side of a dragged square, pixels of the photo (or the photo's shorter side, if that is less). */
const SMALLEST_SIDE = 8;

const clamp = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);

/**
 * The square after dragging a handle by (dx, dy) photo pixels: whole pixels, inside the photo. A corner keeps the
 * opposite corner where it is.
 */
export function moveCrop(
  start: CropSquare,
  handle: CropHandle,
  dx: number,
  dy: number,
  photo: { width: number; height: number },
): CropSquare {
  if (handle === 'move') {
    const size = Math.round(start.size);
    return {
      x: clamp(Math.round(start.x + dx), 0, photo.width - size),
      y: clamp(Math.round(start.y + dy), 0, photo.height - size),
      size,
    };
  }
  const left = handle === 'nw' || handle === 'sw';
  const top = handle === 'nw' || handle === 'ne';
  const anchorX = clamp(Math.round(left ? start.x + start.size : start.x), 0, photo.width);
  const anchorY = clamp(Math.round(top ? start.y + start.size : start.y), 0, photo.height);
  const room = Math.min(left ? anchorX : photo.width - anchorX, top ? anchorY : photo.height - anchorY);
  const grown = start.size + ((left ? -dx : dx) + (top ? -dy : dy)) / 2;
  const size = clamp(Math.round(grown), Math.min(SMALLEST_SIDE, room), room);
  return { x: left ? anchorX - size : anchorX, y: top ? anchorY - size : anchorY, size };
}

/** The square grown or shrunk around its center by `by` photo pixels. */
export function growCrop(
  start: CropSquare,
  by: number,
  photo: { width: number; height: number },
): CropSquare {
  const most = Math.min(photo.width, photo.height);
  const size = clamp(Math.round(start.size + by), Math.min(SMALLEST_SIDE, most), most);
  return moveCrop({ ...start, size }, 'move', (start.size - size) / 2, (start.size - size) / 2, photo);
}

/** The square moved so that its center is at (x, y) photo pixels, as far as the photo's edges let it. */
export function centerCrop(
  start: CropSquare,
  x: number,
  y: number,
  photo: { width: number; height: number },
): CropSquare {
  return moveCrop(start, 'move', x - start.x - start.size / 2, y - start.y - start.size / 2, photo);
}

/** By how many photo pixels a key moves the square; by twice as many a key or a button resizes it. */
export function cropStep(photo: { width: number; height: number }, fine = false): number {
  return Math.max(1, Math.round(Math.min(photo.width, photo.height) / (fine ? 100 : 25)));
}
