import { array, assert, float, property } from 'fast-check';
import { expect, it } from 'vitest';
import { RATE_WINDOW, type Reading, rateOf, secondsLeft, withReading } from './transfer';

const readings = (...pairs: [at: number, bytes: number][]): Reading[] =>
  pairs.reduce<Reading[]>((list, [at, bytes]) => withReading(list, { at, bytes }), []);

it('tells no rate before two readings lie apart', () => {
  expect(rateOf([])).toBeNull();
  expect(rateOf(readings([1, 0]))).toBeNull();
  expect(rateOf(readings([1, 0], [1, 500]))).toBeNull();
});

it('averages over the window and forgets what came before', () => {
  // 1,000 a second for ten seconds, then 100 a second.
  const early = readings(...Array.from({ length: 11 }, (_, s): [number, number] => [s, 1000 * s]));
  expect(rateOf(early)).toBe(1000);
  expect(early[0].at).toBe(10 - RATE_WINDOW);
  let list = early;
  for (let s = 11; s <= 20; s++) list = withReading(list, { at: s, bytes: 10_000 + 100 * (s - 10) });
  expect(rateOf(list)).toBe(100);
});

it('falls to zero where nothing comes', () => {
  const stalled = readings([0, 0], [1, 4000], [3, 4000], [7, 4000], [9, 4000]);
  expect(rateOf(stalled)).toBe(0);
  expect(secondsLeft(4000, 8000, 0)).toBeNull();
});

it('divides what is missing by the rate', () => {
  expect(secondsLeft(3000, 8000, 1000)).toBe(5);
  expect(secondsLeft(9000, 8000, 1000)).toBe(0);
  expect(secondsLeft(3000, null, 1000)).toBeNull();
  expect(secondsLeft(3000, 8000, null)).toBeNull();
});

it('is never negative and keeps few readings, whatever the pace', () => {
  const step = float({ min: 0.25, max: 4, noNaN: true });
  const amount = float({ min: 0, max: 1e6, noNaN: true });
  assert(
    property(array(step), array(amount), (steps, amounts) => {
      let list: Reading[] = [];
      let at = 0;
      let bytes = 0;
      for (const [i, seconds] of steps.entries()) {
        at += seconds;
        bytes += amounts[i] ?? 0;
        list = withReading(list, { at, bytes });
      }
      expect(rateOf(list) ?? 0).toBeGreaterThanOrEqual(0);
      expect(list.length).toBeLessThanOrEqual(RATE_WINDOW / 0.25 + 2);
    }),
  );
});
