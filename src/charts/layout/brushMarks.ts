import type { Mark } from '../scene/scene';
import type { PositionGeometry } from './positionGeometry';

/*
 * A brushed set of channels looks the same in every chart: its marks keep their strength and stand in ink (a line under
 * them, a ring, an outline), all others fade. Ink and paper, no color: the one color of choice stays with the channel
 * that is selected.
 */

/** How much of what is not brushed a veil hides. */
const VEIL = 0.72;
/** Shapes at the end of an axis reach over it, pixels. */
const OVERHANG = 4;
const LINE = 3;
/** A line under one of thousands of channels is as wide as this at least, pixels. */
const LEAST_LINE = 1.5;

/** Paper laid over what is not brushed. */
export const veil = (x: number, y: number, width: number, height: number): Mark => ({
  kind: 'rect',
  x,
  y,
  width,
  height,
  fill: 'surface',
  opacity: VEIL,
});

/** From one position to before another, all of them brushed or none. */
interface Run {
  from: number;
  to: number;
  brushed: boolean;
}

/** Neighbors of one kind, in the order of their positions. */
export function runsOf(count: number, isBrushed: (position: number) => boolean): Run[] {
  const runs: Run[] = [];
  for (let position = 0; position < count; position++) {
    const brushed = isBrushed(position);
    const last = runs.at(-1);
    if (last?.brushed === brushed) last.to = position + 1;
    else runs.push({ from: position, to: position + 1, brushed });
  }
  return runs;
}

/** Brushed channels of a chart with one position a channel: an ink line under them, the others under a veil. */
export function brushPositions(
  { left, step, top, bottom }: Pick<PositionGeometry, 'left' | 'step' | 'top' | 'bottom'>,
  order: number[],
  brushed: ReadonlySet<number>,
): Mark[] {
  return runsOf(order.length, (position) => brushed.has(order[position])).map((run): Mark => {
    const x = left + run.from * step;
    const width = (run.to - run.from) * step;
    if (!run.brushed) return veil(x, top - OVERHANG, width, bottom - top + 2 * OVERHANG);
    const line = Math.max(LEAST_LINE, width);
    return {
      kind: 'rect',
      x: x + (width - line) / 2,
      y: bottom + 1,
      width: line,
      height: LINE,
      fill: 'ink',
    };
  });
}

export interface CellPlace {
  x: number;
  y: number;
  /** Pixels a cell, and cells a row. */
  cell: number;
  columns: number;
  count: number;
}

/** Brushed cells of a tile, row by row in channel order: an outline in ink, the others under a veil. */
export function brushCells({ x, y, cell, columns, count }: CellPlace, brushed: ReadonlySet<number>): Mark[] {
  const rows = Math.ceil(count / columns);
  const has = (row: number, column: number) =>
    row >= 0 &&
    row < rows &&
    column >= 0 &&
    column < columns &&
    row * columns + column < count &&
    brushed.has(row * columns + column);
  const veils: Mark[] = [];
  const lines: Mark[] = [];
  const lineWidth = cell >= 5 ? 1.5 : 1;
  const line = (x1: number, y1: number, x2: number, y2: number): Mark => ({
    kind: 'line',
    x1: x + x1 * cell,
    y1: y + y1 * cell,
    x2: x + x2 * cell,
    y2: y + y2 * cell,
    stroke: 'ink',
    lineWidth,
  });
  for (let row = 0; row < rows; row++) {
    const width = Math.min(columns, count - row * columns);
    for (const run of runsOf(width, (column) => has(row, column)))
      if (!run.brushed)
        veils.push(veil(x + run.from * cell, y + row * cell, (run.to - run.from) * cell, cell));
  }
  // Edges between what is brushed and what is not, in as few lines as they need.
  for (let row = 0; row <= rows; row++)
    for (const { from, to, brushed: edge } of runsOf(columns, (at) => has(row - 1, at) !== has(row, at)))
      if (edge) lines.push(line(from, row, to, row));
  for (let column = 0; column <= columns; column++)
    for (const { from, to, brushed: edge } of runsOf(rows, (at) => has(at, column - 1) !== has(at, column)))
      if (edge) lines.push(line(column, from, column, to));
  return [...veils, ...lines];
}
