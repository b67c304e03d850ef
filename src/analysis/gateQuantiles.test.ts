import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { gateQuantiles } from './gateQuantiles';

it('interpolates between channels', () => {
  expect(gateQuantiles(Float32Array.of(1, 0, 0.5))).toEqual({
    p10: expect.closeTo(0.1, 6),
    p25: 0.25,
    median: 0.5,
    p75: 0.75,
    p90: expect.closeTo(0.9, 6),
  });
  expect(gateQuantiles(new Float32Array())).toEqual({ p10: 0, p25: 0, median: 0, p75: 0, p90: 0 });
});

it('does not depend on the order of channels, and rises', () => {
  const gates = fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: 1 });
  fc.assert(
    fc.property(gates, (values) => {
      const found = gateQuantiles(Float32Array.from(values));
      expect(gateQuantiles(Float32Array.from(values.toReversed()))).toEqual(found);
      const rising = [found.p10, found.p25, found.median, found.p75, found.p90];
      expect(rising).toEqual(rising.toSorted((a, b) => a - b));
    }),
  );
});

it('stays within what occurs where gates pile up at both ends, as mean ± deviation does not', () => {
  const gates = Float32Array.from({ length: 100 }, (_, i) => (i < 40 ? 0 : 1));
  expect(gateQuantiles(gates)).toEqual({ p10: 0, p25: 0, median: 1, p75: 1, p90: 1 });
});
