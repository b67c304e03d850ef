import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excite, gatesChanged } from './excite';

const floats = (length: number) =>
  fc
    .array(fc.float({ min: -4, max: 4, noNaN: true }), { minLength: length, maxLength: length })
    .map((values) => Float32Array.from(values));

/** 6 channels, 2 hidden units. */
const given = fc.record({
  z: floats(6),
  weights: fc.record({ w1: floats(12), b1: fc.constant(null), w2: floats(12), b2: fc.constant(null) }),
});

describe('the excitation', () => {
  it('gives gates between 0 and 1, and 0.5 each where every hidden unit is silent and there is no bias', () => {
    fc.assert(
      fc.property(given, ({ z, weights }) => {
        const { hidden, gates } = excite(z, weights);
        for (const gate of gates) expect(gate >= 0 && gate <= 1).toBe(true);
        if (hidden.every((value) => value === 0)) expect([...gates]).toEqual(new Array(6).fill(0.5));
      }),
    );
  });

  it('computes a small case as one does by hand', () => {
    const weights = {
      w1: Float32Array.of(1, 2, -1, 0),
      b1: null,
      w2: Float32Array.of(1, 5, -1, 5),
      b2: null,
    };
    const { hidden, logits, gates } = excite(Float32Array.of(1, 0.5), weights);
    expect([...hidden]).toEqual([2, 0]);
    expect([...logits]).toEqual([2, -2]);
    expect(gates[0]).toBeCloseTo(1 / (1 + Math.exp(-2)), 6);
    expect(gates[0] + gates[1]).toBeCloseTo(1, 6);
  });

  it('reads every z: with W1 and W2 above 0 one larger z opens every gate', () => {
    const positive = fc
      .array(fc.float({ min: Math.fround(0.1), max: 1, noNaN: true }), { minLength: 12, maxLength: 12 })
      .map((values) => Float32Array.from(values));
    fc.assert(
      fc.property(positive, positive, fc.nat(5), (w1, w2, channel) => {
        const z = new Float32Array(6).fill(0.2);
        const weights = { w1, b1: null, w2, b2: null };
        const more = z.map((value, at) => (at === channel ? value + 1 : value));
        const { gates } = excite(more, weights);
        excite(z, weights).gates.forEach((gate, at) => {
          expect(gates[at]).toBeGreaterThan(gate);
        });
      }),
    );
  });

  it('counts changed gates; equal ones are none', () => {
    const a = Float32Array.of(0.1, 0.5, 0.9);
    expect(gatesChanged(a, a, 0)).toEqual({ count: 0, most: 0 });
    const { count, most } = gatesChanged(a, Float32Array.of(0.1, 0.25, 0.8), 0.2);
    expect(count).toBe(1);
    expect(most).toBe(0.25);
  });
});
