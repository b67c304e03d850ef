import { deviation, mean, sum, variance } from 'd3';
import type { BlockProfile, Usual } from '../domain/profile';

/** Variance of a block's gates over channels and images, in three parts that add up to `total`. */
export interface VarianceShares {
  /** Of the all-class mean over channels: a pattern that every image shares. */
  fixed: number;
  /** Between class means, averaged over channels; what noise alone would give is taken off. */
  byClass: number;
  /** Within classes, averaged over channels. */
  instance: number;
  total: number;
}

/** Between-class variance of one channel less within-class variance / n, and the within-class variance; unbiased. */
function parts({ mean: means, std }: Usual, channels: number, channel: number, n: number) {
  const at = (values: Float32Array) =>
    Float64Array.from({ length: values.length / channels }, (_, k) => values[k * channels + channel]);
  const within = n > 1 ? ((mean(at(std), (value) => value ** 2) as number) * n) / (n - 1) : 0;
  // d3 gives the sample variance, undefined for one class.
  return { between: (variance(at(means)) ?? 0) - within / n, within };
}

/**
 * How much of a block's gates is fixed, class-wise and instance-wise. `n` images a class. A negative estimate
 * (noise explains all differences between classes) counts as 0.
 */
export function varianceShares(
  { gates, channels }: Pick<BlockProfile, 'gates' | 'channels'>,
  n: number,
): VarianceShares {
  const all = Array.from({ length: channels }, (_, channel) => parts(gates, channels, channel, n));
  const fixed = (deviation(gates.meanAll) ?? 0) ** 2 * ((channels - 1) / Math.max(1, channels));
  const byClass = Math.max(0, sum(all, ({ between }) => between) / channels);
  const instance = sum(all, ({ within }) => within) / channels;
  return { fixed, byClass, instance, total: fixed + byClass + instance };
}

/**
 * Specificity of a block: deviation between class means, over channels, with noise taken off; 0 where noise explains
 * the differences ("no class stands out").
 */
export function specificity(block: Pick<BlockProfile, 'gates' | 'channels'>, n: number): number {
  return Math.sqrt(varianceShares(block, n).byClass);
}

/** Channels by falling variance between classes, noise taken off. */
export function channelsByClassVariance(
  { gates, channels }: Pick<BlockProfile, 'gates' | 'channels'>,
  n: number,
): number[] {
  const between = Array.from(
    { length: channels },
    (_, channel) => parts(gates, channels, channel, n).between,
  );
  return between.map((_, channel) => channel).sort((a, b) => between[b] - between[a] || a - b);
}
