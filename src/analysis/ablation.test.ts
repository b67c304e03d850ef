import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ablationCounts, ablationEdit, ablationOrders, RANDOM_ORDERS } from './ablation';

const gates = fc
  .array(fc.float({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 64 })
  .map((values) => Float32Array.from(values));

test('counts run from none to all, rising, none twice', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 2048 }), (channels) => {
      const counts = ablationCounts(channels);
      expect(counts[0]).toBe(0);
      expect(counts.at(-1)).toBe(channels);
      for (let i = 1; i < counts.length; i++) expect(counts[i]).toBeGreaterThan(counts[i - 1]);
    }),
  );
});

test('every order names every channel once', () => {
  fc.assert(
    fc.property(gates, (values) => {
      const orders = ablationOrders(
        values,
        values.map((value) => 1 - value),
      );
      expect(orders.random).toHaveLength(RANDOM_ORDERS);
      for (const order of Object.values(orders).flat())
        expect(order.toSorted((a, b) => a - b)).toEqual([...values.keys()]);
    }),
  );
});

test('lowest and highest are by the gates, strongest by the RMS; random orders are the same in every run', () => {
  const values = Float32Array.of(0.5, 0.1, 0.9);
  const orders = ablationOrders(values, Float32Array.of(1, 3, 2));
  expect(orders.lowest).toEqual([[1, 0, 2]]);
  expect(orders.highest).toEqual([[2, 0, 1]]);
  expect(orders.strongest).toEqual([[1, 2, 0]]);
  const many = Float32Array.from({ length: 40 }, (_, i) => i);
  expect(ablationOrders(many, many).random).toEqual(ablationOrders(many, many).random);
  expect(new Set(ablationOrders(many, many).random.map(String)).size).toBe(RANDOM_ORDERS);
});

test('an edit replaces the first channels of an order', () => {
  expect(ablationEdit([4, 2, 7], 2, 'usual')).toEqual({
    mode: 'channels',
    values: { 4: 'usual', 2: 'usual' },
  });
});
