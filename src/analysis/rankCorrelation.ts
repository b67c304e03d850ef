import { rank, rollup } from 'd3';
import { correlation } from './correlation';

/** Ranks from 0, equal values share their mean rank. */
function meanRanks(values: Iterable<number>): number[] {
  const list = [...values];
  const low = rank(list);
  const count = rollup(
    list,
    ({ length }) => length,
    (value) => value,
  );
  return list.map((value, i) => low[i] + ((count.get(value) as number) - 1) / 2);
}

/** Spearman's rank correlation; null where either side is constant or there are fewer than three pairs. */
export function rankCorrelation(
  a: Iterable<number> & ArrayLike<number>,
  b: Iterable<number> & ArrayLike<number>,
): number | null {
  return a.length < 3 ? null : correlation(meanRanks(a), meanRanks(b));
}
