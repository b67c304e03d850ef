import { expect, it } from 'vitest';
import { falseDiscovery } from './falseDiscovery';

/** scipy.stats.false_discovery_control, SciPy 1.17.1. */
const P = [0.222, 0.762, 0.986, 0.06, 0.275, 0.001, 0.205, 0.008, 0.074, 0.041, 0.039, 0.042];
const Q = [
  0.296, 0.8312727272727273, 0.986, 0.12, 0.33, 0.012, 0.296, 0.048, 0.12685714285714284, 0.1008, 0.1008,
  0.1008,
];

it('is SciPy’s, in any order', () => {
  for (const [at, q] of falseDiscovery(P).entries()) expect(q).toBeCloseTo(Q[at], 12);
});

it('does not count what was not tested', () => {
  const [first, , second] = falseDiscovery([0.01, Number.NaN, 0.5]);
  expect([first, second]).toEqual([0.02, 0.5]);
  expect(falseDiscovery([Number.NaN])[0]).toBeNaN();
});
