/** Pearson's correlation of two lists of equal length; null where either is constant. */
export function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number | null {
  const count = a.length;
  let [sumA, sumB] = [0, 0];
  // From the first value on, so that sums of equal values are exact zeros.
  for (let i = 0; i < count; i++) {
    sumA += a[i] - a[0];
    sumB += b[i] - b[0];
  }
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < count; i++) {
    const [x, y] = [a[i] - a[0] - sumA / count, b[i] - b[0] - sumB / count];
    ab += x * y;
    aa += x * x;
    bb += y * y;
  }
  return aa > 0 && bb > 0 ? ab / Math.sqrt(aa * bb) : null;
}
