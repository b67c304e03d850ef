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

interface Run<T> {
  /** From one position to before another. */
  from: number;
  to: number;
  kind: T;
}

/** Neighbors of one kind, in the order of their positions. */
export function runsOf<T>(count: number, kindOf: (position: number) => T): Run<T>[] {
  const runs: Run<T>[] = [];
  for (let position = 0; position < count; position++) {
    const kind = kindOf(position);
    const last = runs.at(-1);
    if (last?.kind === kind) last.to = position + 1;
    else runs.push({ from: position, to: position + 1, kind });
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
    if (!run.kind) return veil(x, top - OVERHANG, width, bottom - top + 2 * OVERHANG);
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

/**
 * Brushed cells of a tile, row by row in channel order: an outline in ink around them, none of which covers a brushed
 * cell however small it is, and the others under a veil.
 */
export function brushCells({ x, y, cell, columns, count }: CellPlace, brushed: ReadonlySet<number>): Mark[] {
  const rows = Math.ceil(count / columns);
  const has = (row: number, column: number) => {
    const channel = row * columns + column;
    return row >= 0 && column >= 0 && column < columns && channel < count && brushed.has(channel);
  };
  const line = cell >= 5 ? 1.5 : 1;
  const ink = (left: number, top: number, width: number, height: number): Mark => ({
    kind: 'rect',
    x: x + left,
    y: y + top,
    width,
    height,
    fill: 'ink',
  });
  const marks: Mark[] = [];
  for (let row = 0; row < rows; row++) {
    const width = Math.min(columns, count - row * columns);
    for (const { from, to, kind } of runsOf(width, (column) => has(row, column)))
      if (!kind) marks.push(veil(x + from * cell, y + row * cell, (to - from) * cell, cell));
  }
  // Edges between what is brushed and what is not, on the side of what is not, in as few lines as they need.
  const side = (before: boolean, after: boolean) => (before === after ? 0 : before ? 1 : -1);
  const place = (at: number, kind: number) => at * cell - (kind < 0 ? line : 0);
  for (let row = 0; row <= rows; row++)
    for (const { from, to, kind } of runsOf(columns, (at) => side(has(row - 1, at), has(row, at))))
      if (kind !== 0) marks.push(ink(from * cell, place(row, kind), (to - from) * cell, line));
  for (let column = 0; column <= columns; column++)
    for (const { from, to, kind } of runsOf(rows, (at) => side(has(at, column - 1), has(at, column))))
      if (kind !== 0) marks.push(ink(place(column, kind), from * cell, line, (to - from) * cell));
  return marks;
}
