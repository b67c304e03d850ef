import type { Mark } from '../scene/scene';
import { minusMarks } from './minusMarks';

export interface CellMapPlace {
  /** Top left corner of the map. */
  x: number;
  y: number;
  /** Pixels a cell. */
  cell: number;
}

/** How many pixels a cell has where `count` cells share a side of `side`: whole ones, unless there are more cells. */
export function cellSize(side: number, count: number): number {
  return side >= count ? Math.floor(side / count) : side / count;
}

/**
 * A map as real cells, one square a position, row by row: never smoothed. `limit`, where it is told, is that of the
 * scale of `color`: then cells clearly below zero have a minus where there is room.
 */
export function cellMap(
  values: Float32Array,
  columns: number,
  { x, y, cell }: CellMapPlace,
  color: (value: number) => string,
  opacity?: number,
  limit?: number,
): Mark[] {
  const place = (at: number) => ({
    x: x + (at % columns) * cell,
    y: y + Math.floor(at / columns) * cell,
    width: cell,
    height: cell,
  });
  const cells = Array.from(
    values,
    (value, at): Mark => ({ kind: 'rect', ...place(at), fill: { color: color(value) }, opacity }),
  );
  if (!limit) return cells;
  return cells.concat(
    Array.from(values, (value, at) => minusMarks(place(at), value / limit, color(value))).flat(),
  );
}
