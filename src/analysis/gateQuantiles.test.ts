import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { gateQuantiles } from './gateQuantiles';

it('interpolates between channels', () => {
  expect(gateQuantiles(Float32Array.of(1, 0, 0.5))).toEqual({
    p10: expect.closeTo(0.1, 6),
    median: 0.5,
    p90: expect.closeTo(0.9, 6),
  });
  expect(gateQuantiles(new Float32Array())).toEqual({ p10: 0, median: 0, p90: 0 });
});

it('does not depend on the order of channels, and rises', () => {
  const gates = fc.array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: 1 });
  fc.assert(
    fc.property(gates, (values) => {
      const found = gateQuantiles(Float32Array.from(values));
      expect(gateQuantiles(Float32Array.from(values.toReversed()))).toEqual(found);
      expect(found.p10).toBeLessThanOrEqual(found.median);
      expect(found.median).toBeLessThanOrEqual(found.p90);
    }),
  );
});
