import { rank } from 'd3';

/** Ranks from 0, equal values share their mean rank. */
function meanRanks(values: number[]): number[] {
  const low = rank(values);
  return values.map((value, i) => low[i] + (values.filter((other) => other === value).length - 1) / 2);
}

/** Spearman's rank correlation; null where either side is constant or there are fewer than three pairs. */
export function rankCorrelation(a: number[], b: number[]): number | null {
  if (a.length < 3) return null;
  const [x, y] = [meanRanks(a), meanRanks(b)];
  const center = (a.length - 1) / 2;
  let [xy, xx, yy] = [0, 0, 0];
  x.forEach((value, i) => {
    xy += (value - center) * (y[i] - center);
    xx += (value - center) ** 2;
    yy += (y[i] - center) ** 2;
  });
  return xx > 0 && yy > 0 ? xy / Math.sqrt(xx * yy) : null;
}
