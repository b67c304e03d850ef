/** B(freedom / 2, 1/2) by its recursion B(a + 1, 1/2) = B(a, 1/2) a / (a + 1/2): no gamma function is needed. */
function halfBeta(freedom: number): number {
  let a = freedom % 2 === 0 ? 1 : 0.5;
  let value = freedom % 2 === 0 ? 2 : Math.PI;
  for (; a < freedom / 2; a++) value *= a / (a + 0.5);
  return value;
}

/** Where a denominator vanishes (modified Lentz). */
const TINY = 1e-300;
const MOST_STEPS = 10_000;

/** The continued fraction of the incomplete beta function I_x(a, b), https://dlmf.nist.gov/8.17.E22. */
function betaFraction(x: number, a: number, b: number): number {
  const away = (value: number) => (Math.abs(value) < TINY ? TINY : value);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let value = d;
  for (let m = 1; m < MOST_STEPS; m++) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    value *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    value *= d * c;
    if (Math.abs(d * c - 1) < Number.EPSILON) break;
  }
  return value;
}

/**
 * Two-sided p of Student's t: the chance of |T| >= |t| with `freedom` degrees (a whole number from 1), which is
 * I_x(freedom / 2, 1/2) with x = freedom / (freedom + t²). Far tails keep their relative precision. 0 for an infinite t, NaN for
 * NaN. Own code, since whole degrees of freedom need so little of it: a library would outweigh the part it serves.
 */
export function studentTail(t: number, freedom: number): number {
  const a = freedom / 2;
  const x = freedom / (freedom + t * t);
  // 1 - x loses its digits where t is small.
  const rest = (t * t) / (freedom + t * t);
  if (t === 0) return 1;
  if (Math.abs(t) === Number.POSITIVE_INFINITY) return 0;
  const front = (x ** a * Math.sqrt(rest)) / halfBeta(freedom);
  if (x < (a + 1) / (a + 2.5)) return (front * betaFraction(x, a, 0.5)) / a;
  return 1 - (front * betaFraction(rest, 0.5, a)) / 0.5;
}

/** What |T| exceeds with the chance `p`: the 97.5th percentile of Student's t for 0.05. */
export function studentLimit(freedom: number, p = 0.05): number {
  let low = 0;
  let high = 1;
  while (studentTail(high, freedom) > p) high *= 2;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (studentTail(middle, freedom) > p) low = middle;
    else high = middle;
  }
  return high;
}
