import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gateStep, hiddenStep, rankContributions, sigmoid } from './excitationSteps';

const float = fc.float({ min: -8, max: 8, noNaN: true });
const floats = (length: number) =>
  fc.array(float, { minLength: length, maxLength: length }).map((values) => Float32Array.from(values));

/** A block's squeeze and its two layers, with or without biases. */
const block = fc
  .tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 8 }), fc.boolean())
  .chain(([channels, hidden, biased]) =>
    fc.record({
      channels: fc.constant(channels),
      hidden: fc.constant(hidden),
      z: floats(channels),
      weights: fc.record({
        w1: floats(hidden * channels),
        b1: biased ? floats(hidden) : fc.constant(null),
        w2: floats(channels * hidden),
        b2: biased ? floats(channels) : fc.constant(null),
      }),
    }),
  );

type Block = typeof block extends fc.Arbitrary<infer T> ? T : never;

/** The excitation as the paper writes it, with plain loops: s = sigmoid(W2 relu(W1 z + b1) + b2). */
function excite({ channels, hidden, z, weights: { w1, b1, w2, b2 } }: Block) {
  const h = new Float32Array(hidden);
  for (let j = 0; j < hidden; j++) {
    let sum = b1 ? b1[j] : 0;
    for (let i = 0; i < channels; i++) sum += w1[j * channels + i] * z[i];
    h[j] = Math.max(0, sum);
  }
  const logits = Array.from({ length: channels }, (_, c) => {
    let sum = b2 ? b2[c] : 0;
    for (let j = 0; j < hidden; j++) sum += w2[c * hidden + j] * h[j];
    return sum;
  });
  return { h, logits, s: logits.map((logit) => 1 / (1 + Math.exp(-logit))) };
}

const total = (values: Iterable<number>) => [...values].reduce((sum, value) => sum + value, 0);

describe('the steps of the excitation', () => {
  it('add up to the logit, whose sigmoid is the gate', () => {
    fc.assert(
      fc.property(block, (given) => {
        const { h, logits, s } = excite(given);
        for (let channel = 0; channel < given.channels; channel++) {
          const { contributions, bias, sum } = gateStep(h, given.weights, channel);
          expect(contributions).toHaveLength(given.hidden);
          expect(total(contributions) + bias).toBeCloseTo(sum, 9);
          expect(sum).toBeCloseTo(logits[channel], 9);
          expect(Math.abs(sigmoid(sum) - s[channel])).toBeLessThan(1e-5);
        }
      }),
    );
  });

  it('add up to every hidden unit, which is the ReLU of the sum', () => {
    fc.assert(
      fc.property(block, (given) => {
        const { h } = excite(given);
        for (let unit = 0; unit < given.hidden; unit++) {
          const { contributions, bias, sum } = hiddenStep(given.z, given.weights, unit);
          expect(contributions).toHaveLength(given.channels);
          expect(total(contributions) + bias).toBeCloseTo(sum, 9);
          expect(Math.fround(Math.max(0, sum))).toBeCloseTo(h[unit], 4);
        }
      }),
    );
  });

  it('give a silent unit exactly 0 in every gate', () => {
    fc.assert(
      fc.property(block, fc.nat(), (given, at) => {
        const { h } = excite(given);
        const unit = at % given.hidden;
        h[unit] = 0;
        for (let channel = 0; channel < given.channels; channel++)
          expect(gateStep(h, given.weights, channel).contributions[unit]).toBe(0);
      }),
    );
  });

  it('move with the channels when those are renumbered', () => {
    fc.assert(
      fc.property(
        block.chain((given) =>
          fc.tuple(
            fc.constant(given),
            fc.shuffledSubarray(
              Array.from({ length: given.channels }, (_, i) => i),
              { minLength: given.channels },
            ),
          ),
        ),
        ([given, order]) => {
          const { channels, hidden, z, weights } = given;
          // Position p of the renumbered block holds channel order[p] of the given one.
          const moved = {
            z: Float32Array.from(order, (channel) => z[channel]),
            w1: weights.w1.map(
              (_, i) => weights.w1[Math.floor(i / channels) * channels + order[i % channels]],
            ),
            w2: weights.w2.map((_, i) => weights.w2[order[Math.floor(i / hidden)] * hidden + (i % hidden)]),
            b1: weights.b1,
            b2: weights.b2 && Float32Array.from(order, (channel) => (weights.b2 as Float32Array)[channel]),
          };
          for (let unit = 0; unit < hidden; unit++) {
            const before = hiddenStep(z, weights, unit);
            const after = hiddenStep(moved.z, moved, unit);
            expect([...after.contributions]).toEqual(order.map((channel) => before.contributions[channel]));
            expect(after.sum).toBeCloseTo(before.sum, 9);
          }
          const { h } = excite(given);
          order.forEach((channel, position) => {
            expect(gateStep(h, moved, position)).toEqual(gateStep(h, weights, channel));
          });
        },
      ),
    );
  });

  it('have no bias of their own where the layer has none', () => {
    const step = gateStep(Float32Array.of(0, 0), { w2: Float32Array.of(1, -2), b2: null }, 0);
    expect(step).toEqual({ contributions: Float64Array.of(0, 0), bias: 0, sum: 0 });
    expect(sigmoid(step.sum)).toBe(0.5);
  });
});

describe('the largest contributions', () => {
  it('are ranked by size, and with all the others add up to the whole', () => {
    fc.assert(
      fc.property(fc.array(float, { maxLength: 200 }), fc.integer({ min: 0, max: 30 }), (list, most) => {
        const contributions = Float64Array.from(list);
        const { shown, rest } = rankContributions(contributions, most);
        expect(shown).toHaveLength(Math.min(most, list.length));
        expect(rest?.count ?? 0).toBe(list.length - shown.length);
        expect(total(shown.map(({ value }) => value)) + (rest?.value ?? 0)).toBeCloseTo(total(list), 9);
        const least = Math.min(...shown.map(({ value }) => Math.abs(value)));
        const named = new Set(shown.map(({ index }) => index));
        list.forEach((value, index) => {
          if (!named.has(index)) expect(Math.abs(value)).toBeLessThanOrEqual(least);
        });
      }),
    );
  });

  it('keep equal ones in the order of their numbers, and leave nothing over where all are shown', () => {
    const { shown, rest } = rankContributions(Float64Array.of(0, -1, 1, 0, 2));
    expect(shown.map(({ index }) => index)).toEqual([4, 1, 2, 0, 3]);
    expect(rest).toBeNull();
  });
});

describe('the sigmoid', () => {
  it('stays between 0 and 1 however large the logit is', () => {
    expect(sigmoid(0)).toBe(0.5);
    expect(sigmoid(1e4)).toBe(1);
    expect(sigmoid(-1e4)).toBe(0);
  });
});
