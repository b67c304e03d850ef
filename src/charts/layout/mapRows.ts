import { extent, format } from 'd3';
import type { SEBlockShape } from '../../domain/block';

/** A line of figures under the tiles, with its title in the axis. */
export interface MapRow {
  title: string;
  /** `gates` null: before the first result. */
  value(shape: SEBlockShape, gates: Float32Array | null): string;
}

/**
 * What is printed under every tile: C and h, and in `ends` the highest and the lowest gate where their titles are given, with
 * so many decimals.
 */
export function mapRows(ends: { highest: string; lowest: string; decimals: 2 | 3 } | null): MapRow[] {
  const rows: MapRow[] = [
    { title: 'C', value: ({ channels }) => String(channels) },
    { title: 'C/r', value: ({ hidden }) => String(hidden) },
  ];
  if (!ends) return rows;
  const end = (at: 0 | 1) => (_: SEBlockShape, gates: Float32Array | null) => {
    const gate = gates && extent(gates)[at];
    return gate === null || gate === undefined ? '' : boundedGate(gate, ends.decimals);
  };
  return [...rows, { title: ends.highest, value: end(1) }, { title: ends.lowest, value: end(0) }];
}

/** A gate with so many decimals, never rounded to an end of its range that it does not reach: "<.001", ">.999". */
export function boundedGate(gate: number, decimals: 2 | 3): string {
  const text = format(`.${decimals}f`)(gate);
  const step = `.${'0'.repeat(decimals - 1)}1`;
  if (Number(text) === 0 && gate > 0) return `<${step}`;
  if (Number(text) === 1 && gate < 1) return `>.${'9'.repeat(decimals)}`;
  return text;
}
