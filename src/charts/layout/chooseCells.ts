import type { SEBlockShape } from '../../domain/block';

export interface CellGrid {
  /** Side of a cell with the line between cells, pixels. */
  cell: number;
  /** Cells in a row, by block. */
  columns: number[];
  /** Least width of a tile's column: its texts need as much. */
  slot: number;
  /** Of the whole map. */
  width: number;
  /** Of the tallest tile. */
  height: number;
}

const LARGEST_CELL = 13;
const SMALLEST_CELL = 2;
/** A tile may be so much taller than wide, to leave room for larger cells, but no higher than `TALLEST_TILE`. */
const SHAPES = [1, 1.5, 2, 2.5, 3, 3.5];
const TALLEST_TILE = 156;
/** A map that must scroll anyway may be so much wider than it needs, for the sake of larger cells. */
const SCROLL_ALLOWANCE = 1.1;

/**
 * The largest cells, and the least tall tiles for them, with which the map fits `room`; `fixed` is what the axis and the
 * gaps take. Where none fit, the map takes about the least width it needs, and cells as large as that width allows.
 */
export function chooseCells(blocks: SEBlockShape[], fixed: number, slot: number, room: number): CellGrid {
  const grid = (cell: number, shape: number): CellGrid => {
    const columns = blocks.map(({ channels }) => Math.max(1, Math.ceil(Math.sqrt(channels / shape))));
    const width = fixed + columns.reduce((sum, count) => sum + Math.max(slot, count * cell), 0);
    const height = cell * Math.max(...blocks.map(({ channels }, i) => Math.ceil(channels / columns[i])));
    return { cell, columns, slot, width, height };
  };
  const least = grid(SMALLEST_CELL, SHAPES[SHAPES.length - 1]);
  const limit = least.width <= room ? room : least.width * SCROLL_ALLOWANCE;
  for (let cell = LARGEST_CELL; cell > SMALLEST_CELL; cell--)
    for (const shape of SHAPES) {
      const candidate = grid(cell, shape);
      if (candidate.width <= limit && candidate.height <= TALLEST_TILE) return candidate;
    }
  return SHAPES.map((shape) => grid(SMALLEST_CELL, shape)).find(({ width }) => width <= room) ?? least;
}
