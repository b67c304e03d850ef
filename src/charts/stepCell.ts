/**
 * Where a key leads from a cell (-1: nowhere yet) in a map of `columns` by `rows`, cells counted row by row; undefined
 * for other keys. Home and End are the ends of the row, with Control those of the map.
 */
export function stepCell(
  key: string,
  at: number,
  columns: number,
  rows: number,
  control = false,
): number | undefined {
  const last = columns * rows - 1;
  if (at < 0) return /^(Arrow|Home$)/.test(key) ? 0 : key === 'End' ? last : undefined;
  const column = at % columns;
  switch (key) {
    case 'ArrowRight':
      return column < columns - 1 ? at + 1 : at;
    case 'ArrowLeft':
      return column > 0 ? at - 1 : at;
    case 'ArrowDown':
      return at + columns <= last ? at + columns : at;
    case 'ArrowUp':
      return at >= columns ? at - columns : at;
    case 'Home':
      return control ? 0 : at - column;
    case 'End':
      return control ? last : at - column + columns - 1;
  }
}
