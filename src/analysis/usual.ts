import type { Usual } from '../domain/profile';

/** Deviations smaller than this are taken as this: a gate that never moves would make any change look enormous. */
export const LEAST_DEVIATION = 0.01;
/** z has no common unit: only a deviation of exactly 0 needs a floor. */
export const LEAST_Z_DEVIATION = 1e-6;

/** (value - usual) / usual deviation, channel by channel. `floor`: the least deviation, in the unit of the values. */
export function deviationFromUsual(
  values: Float32Array,
  { meanAll, stdAll }: Pick<Usual, 'meanAll' | 'stdAll'>,
  floor = LEAST_DEVIATION,
): Float32Array {
  return values.map((value, channel) => (value - meanAll[channel]) / Math.max(floor, stdAll[channel]));
}

/** Mean and deviation of one class, each (C). */
export function ofClass(
  { mean, std, meanAll }: Usual,
  index: number,
): { mean: Float32Array; std: Float32Array } {
  const channels = meanAll.length;
  const row = (values: Float32Array) => values.subarray(index * channels, (index + 1) * channels);
  return { mean: row(mean), std: row(std) };
}

export interface ClassMean {
  index: number;
  mean: number;
  /** Mean less the all-class mean, over the standard error of the class's mean. */
  distance: number;
}

/** The classes by falling mean gate of one channel, `count` of them. `n` images a class. */
export function classesByMean(
  { mean, std, meanAll }: Usual,
  channel: number,
  n: number,
  count = 10,
): ClassMean[] {
  const channels = meanAll.length;
  return Array.from({ length: mean.length / channels }, (_, index) => {
    const value = mean[index * channels + channel];
    const error = Math.max(std[index * channels + channel], 1e-6) / Math.sqrt(n);
    return { index, mean: value, distance: (value - meanAll[channel]) / error };
  })
    .sort((a, b) => b.mean - a.mean || a.index - b.index)
    .slice(0, count);
}
