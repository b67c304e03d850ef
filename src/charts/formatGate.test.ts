import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatGate } from './formatGate';
import { formatNumber } from './formatNumber';

it('never claims 0 or 1 of a gate between them', () => {
  fc.assert(
    fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (gate) => {
      const text = formatGate(gate);
      expect(text === '1').toBe(gate === 1);
      expect(text === '0').toBe(gate === 0);
      if (!text.startsWith('1 −')) expect(text).toBe(formatNumber(gate));
    }),
  );
});

it('says what is missing just below 1, and writes other gates as any number', () => {
  expect([0.5, 0.956, 0.99949, 7.19e-7, 0, 1].map(formatGate)).toEqual([
    '0.5',
    '0.956',
    '0.999',
    '7.19e-7',
    '0',
    '1',
  ]);
  expect([0.9996, 0.99999, Math.fround(1 - 1.13e-6)].map(formatGate)).toEqual([
    '1 − 0.0004',
    '1 − 1e-5',
    '1 − 1.1e-6',
  ]);
});
