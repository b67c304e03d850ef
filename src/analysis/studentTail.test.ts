import { describe, expect, it } from 'vitest';
import { studentLimit, studentTail } from './studentTail';

/** 2 * scipy.stats.t.sf(t, freedom), SciPy 1.17.1. */
const SCIPY: [t: number, freedom: number, p: number][] = [
  [0.1, 1, 0.936548965138893],
  [1, 1, 0.5000000000000001],
  [40, 1, 0.015912179824051624],
  [0.5, 2, 0.6666666666666667],
  [12, 2, 0.00687293367715846],
  [2, 3, 0.13932596855884305],
  [5, 5, 0.004104715980053323],
  [1.5, 10, 0.16450732644544014],
  [40, 10, 2.2808577430857535e-12],
  [0.1, 17, 0.9215141583702304],
  [3.3, 17, 0.004230097403725666],
  [2, 38, 0.05268507096766708],
  [40, 38, 1.1427602668161319e-32],
  [0.5, 100, 0.6181735658308866],
  [12, 100, 4.395087715604393e-21],
  [0.1, 998, 0.9203644091860158],
  [2, 998, 0.04577088799656245],
  [40, 998, 1.4738761501108683e-209],
];

describe('p of Student’s t', () => {
  it.each(SCIPY)('of %f with %i degrees is SciPy’s', (t, freedom, p) => {
    expect(Math.abs(studentTail(t, freedom) / p - 1)).toBeLessThan(1e-11);
    expect(studentTail(-t, freedom)).toBe(studentTail(t, freedom));
  });

  it('is 1 without a difference, 0 for an infinite one, NaN for none', () => {
    expect(studentTail(0, 7)).toBe(1);
    expect(studentTail(Number.POSITIVE_INFINITY, 7)).toBe(0);
    expect(studentTail(Number.NaN, 7)).toBeNaN();
  });
});

it.each([
  [1, 12.706204736174694],
  [4, 2.7764451051977934],
  [11, 2.200985160091639],
  [60, 2.0002978220142604],
  [998, 1.9623438462163343],
])('the limit with %i degrees is SciPy’s', (freedom, limit) => {
  expect(studentLimit(freedom)).toBeCloseTo(limit, 9);
});
