import type { Mark } from '../scene/scene';

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

/** A map as real cells, one square a position, row by row: never smoothed. */
export function cellMap(
  values: Float32Array,
  columns: number,
  { x, y, cell }: CellMapPlace,
  color: (value: number) => string,
  opacity?: number,
): Mark[] {
  return Array.from(
    values,
    (value, at): Mark => ({
      kind: 'rect',
      x: x + (at % columns) * cell,
      y: y + Math.floor(at / columns) * cell,
      width: cell,
      height: cell,
      fill: { color: color(value) },
      opacity,
    }),
  );
}
