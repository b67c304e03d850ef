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
  /** Distance from 0 that |effect| must exceed at 95 % for one channel looked at alone (normal approximation). */
  noise: number;
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
  const noise = 1.96 * Math.sqrt(1 / a.length + 1 / b.length);
  return { a: a.length, b: b.length, meanA, meanB, difference, effect, noise };
}
