import { deviation, mean } from 'd3';
import { falseDiscovery } from './falseDiscovery';
import { studentLimit, studentTail } from './studentTail';
import { LEAST_DEVIATION } from './usual';

/** The sought share of false discoveries among the channels that are told. */
export const FALSE_SHARE = 0.05;

/** Two groups of images in one block, channel by channel, (C) each. */
export interface GroupDifference {
  /** Number of images. */
  a: number;
  b: number;
  meanA: Float64Array;
  meanB: Float64Array;
  /** Sample deviations (n - 1). */
  sdA: Float64Array;
  sdB: Float64Array;
  /** Pooled over both groups. */
  sd: Float64Array;
  /** meanB - meanA. */
  difference: Float64Array;
  /** Cohen's d, difference / sd; NaN where all gates are the same within both groups. */
  d: Float64Array;
  /** The same over a deviation of 0.01 at least, which is drawn: a gate that hardly moves would hide all others. */
  effect: Float32Array;
  /** Channels whose deviation is below 0.01. */
  floored: number;
  /** Student's t test with equal variances, a channel by itself: t, its two-sided p; NaN as d. */
  t: Float64Array;
  p: Float64Array;
  /** p with respect to all channels of the block, by Benjamini and Hochberg. */
  q: Float64Array;
  freedom: number;
  /** Channels with p < 0.05, each by itself; of the tested ones, chance alone gives one in twenty. */
  beyond: number;
  tested: number;
  /** What |d| exceeds by chance in one channel of twenty. */
  noise: number;
}

/** Gates of every image of both groups, (C) each; two images a group at least, or no deviation can be told. */
export function groupDifference(a: Float32Array[], b: Float32Array[]): GroupDifference {
  const channels = Array.from(a[0].keys());
  const each = (of: (channel: number) => number) => Float64Array.from(channels, of);
  const column = (images: Float32Array[], channel: number) => images.map((gates) => gates[channel]);
  const means = (images: Float32Array[]) => each((channel) => mean(column(images, channel)) ?? 0);
  const deviations = (images: Float32Array[]) => each((channel) => deviation(column(images, channel)) ?? 0);
  const [meanA, meanB, sdA, sdB] = [means(a), means(b), deviations(a), deviations(b)];
  const freedom = Math.max(1, a.length + b.length - 2);
  const difference = each((channel) => meanB[channel] - meanA[channel]);
  const sd = each((channel) =>
    Math.sqrt(((a.length - 1) * sdA[channel] ** 2 + (b.length - 1) * sdB[channel] ** 2) / freedom),
  );
  const d = each((channel) => (sd[channel] > 0 ? difference[channel] / sd[channel] : Number.NaN));
  /** Standard error of the difference, in deviations. */
  const error = Math.sqrt(1 / a.length + 1 / b.length);
  const t = d.map((value) => value / error);
  const p = t.map((value) => studentTail(value, freedom));
  return {
    a: a.length,
    b: b.length,
    meanA,
    meanB,
    sdA,
    sdB,
    sd,
    difference,
    d,
    effect: Float32Array.from(
      channels,
      (channel) => difference[channel] / Math.max(LEAST_DEVIATION, sd[channel]),
    ),
    floored: sd.filter((value) => value < LEAST_DEVIATION).length,
    t,
    p,
    q: falseDiscovery(p),
    freedom,
    beyond: p.filter((value) => value < 0.05).length,
    tested: p.filter((value) => !Number.isNaN(value)).length,
    noise: studentLimit(freedom) * error,
  };
}
