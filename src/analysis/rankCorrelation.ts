import { rank } from 'd3';
import { correlation } from './correlation';

/** Ranks from 0, equal values share their mean rank. */
function meanRanks(values: number[]): number[] {
  const low = rank(values);
  return values.map((value, i) => low[i] + (values.filter((other) => other === value).length - 1) / 2);
}

/** Spearman's rank correlation; null where either side is constant or there are fewer than three pairs. */
export function rankCorrelation(a: number[], b: number[]): number | null {
  return a.length < 3 ? null : correlation(meanRanks(a), meanRanks(b));
}
