/** How much had come at a moment, seconds. */
export interface Reading {
  at: number;
  bytes: number;
}

/** Over so many seconds the rate is averaged: shorter jumps, longer shows a stall late. */
export const RATE_WINDOW = 5;

/** Appends a reading and forgets those that the rate no longer needs. */
export function withReading(readings: readonly Reading[], next: Reading): Reading[] {
  const from = readings.findLastIndex(({ at }) => at <= next.at - RATE_WINDOW);
  return [...readings.slice(Math.max(0, from)), next];
}

/** Bytes a second over the readings; null before two of them lie apart. */
export function rateOf(readings: readonly Reading[]): number | null {
  const first = readings[0];
  const last = readings.at(-1);
  if (!first || !last || last.at <= first.at) return null;
  return (last.bytes - first.bytes) / (last.at - first.at);
}

/** Seconds until `total` bytes are there at this rate; null where nothing tells, or nothing comes. */
export function secondsLeft(loaded: number, total: number | null, rate: number | null): number | null {
  if (total === null || rate === null || rate <= 0) return null;
  return Math.max(0, total - loaded) / rate;
}
