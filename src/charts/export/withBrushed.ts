import type { TableData } from '../ChartFrame';

/**
 * A tidy table with `block` and `channel` columns, and while a set of the block's channels is brushed a last column
 * `brushed`: 1 for those, 0 for all others.
 */
export function withBrushed(table: TableData, block: string, brushed: ReadonlySet<number> | null): TableData {
  if (!brushed) return table;
  const [blockAt, channelAt] = ['block', 'channel'].map((column) => table.columns.indexOf(column));
  return {
    ...table,
    columns: [...table.columns, 'brushed'],
    rows: table.rows.map((row) => [
      ...row,
      row[blockAt] === block && brushed.has(Number(row[channelAt])) ? 1 : 0,
    ]),
  };
}
