import { range } from 'd3';
import type { Usual } from '../domain/profile';
import { LEAST_DEVIATION } from './usual';

/** delta: s_B - s_A; ratio: log2(s_B / s_A), what scaling does; usual: delta in usual deviations, what is unusual. */
export type DifferenceUnit = 'delta' | 'ratio' | 'usual';

/** Gates of real nets come down to 1e-15; below this all are closed alike, and their ratio would drown the others. */
export const LEAST_GATE = 1e-4;

/** Signed differences of B from A, channel by channel, (C). `usual` is needed for its unit. */
export function gateDifferences(
  a: Float32Array,
  b: Float32Array,
  unit: DifferenceUnit,
  usual: Pick<Usual, 'stdAll'> | null = null,
): Float32Array {
  switch (unit) {
    case 'delta':
      return b.map((gate, channel) => gate - a[channel]);
    case 'ratio':
      return b.map((gate, channel) =>
        Math.log2(Math.max(gate, LEAST_GATE) / Math.max(a[channel], LEAST_GATE)),
      );
    case 'usual':
      return b.map(
        (gate, channel) =>
          (gate - a[channel]) / Math.max(LEAST_DEVIATION, usual?.stdAll[channel] ?? Number.NaN),
      );
  }
}

/** Channels by falling |difference|, equal ones by channel number: position -> channel. */
export function orderByDifference(differences: Float32Array): number[] {
  return range(differences.length).sort(
    (a, b) => Math.abs(differences[b]) - Math.abs(differences[a]) || a - b,
  );
}

/** More channels than this within a tenth of the largest difference: naming a few of them would be picking by chance. */
const MOST_NAMED = 6;

/**
 * How many channels differ by more than a round size just below the largest difference, where these are many; null where
 * the largest few stand out. `order` is that of `orderByDifference`.
 */
export function nearTies(
  differences: Float32Array,
  order: readonly number[],
): { count: number; limit: number } | null {
  const most = Math.abs(differences[order[0]] ?? 0);
  if (most === 0) return null;
  const limit = Number((0.9 * most).toPrecision(2));
  const count = order.filter((channel) => Math.abs(differences[channel]) > limit).length;
  return count > MOST_NAMED ? { count, limit } : null;
}
