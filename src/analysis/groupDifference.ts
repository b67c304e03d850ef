import { mean, variance } from 'd3';
import { LEAST_DEVIATION } from './usual';

/** Two groups of images in one block, channel by channel, (C) each. */
export interface GroupDifference {
  /** Number of images. */
  a: number;
  b: number;
  meanA: Float32Array;
  meanB: Float32Array;
  /** meanB - meanA. */
  difference: Float32Array;
  /** Cohen's d: the difference over the pooled deviation within the groups, 0.01 at least. */
  effect: Float32Array;
  /** What |effect| exceeds by chance in one channel of twenty: Student's t test of each channel alone. */
  noise: number;
}

/** 97.5th percentiles of Student's t with 1, 2, 3, ... degrees of freedom. */
const STUDENT = [12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228];
/** Of the normal distribution. */
const NORMAL = 1.959964;

/** 97.5th percentile of Student's t; above ten degrees by Fisher's expansion, to three digits. */
export function studentLimit(freedom: number): number {
  if (freedom <= STUDENT.length) return STUDENT[Math.max(0, freedom - 1)];
  const z = NORMAL;
  return z + (z ** 3 + z) / (4 * freedom) + (5 * z ** 5 + 16 * z ** 3 + 3 * z) / (96 * freedom ** 2);
}

/** Gates of every image of both groups, (C) each; two images a group at least, or no deviation can be told. */
export function groupDifference(a: Float32Array[], b: Float32Array[]): GroupDifference {
  const channels = a[0].length;
  const column = (images: Float32Array[], channel: number) => images.map((gates) => gates[channel]);
  const meanA = Float32Array.from({ length: channels }, (_, channel) => mean(column(a, channel)) as number);
  const meanB = Float32Array.from({ length: channels }, (_, channel) => mean(column(b, channel)) as number);
  const difference = meanB.map((value, channel) => value - meanA[channel]);
  const freedom = a.length + b.length - 2;
  const effect = difference.map((value, channel) => {
    const within =
      (a.length - 1) * (variance(column(a, channel)) ?? 0) +
      (b.length - 1) * (variance(column(b, channel)) ?? 0);
    return value / Math.max(LEAST_DEVIATION, Math.sqrt(within / Math.max(1, freedom)));
  });
  const noise = studentLimit(freedom) * Math.sqrt(1 / a.length + 1 / b.length);
  return { a: a.length, b: b.length, meanA, meanB, difference, effect, noise };
}
