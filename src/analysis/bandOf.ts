import type { Usual } from '../domain/profile';
import { ofClass } from './usual';

export interface UsualBand {
  low: Float32Array;
  middle: Float32Array;
  high: Float32Array;
}

/** What is usual channel by channel: 10th, 50th and 90th percentile of all images, or a class's mean and deviation. */
export function bandOf(usual: Usual, reference: 'all' | number): UsualBand {
  if (reference === 'all') return { low: usual.p10, middle: usual.p50, high: usual.p90 };
  const { mean, std } = ofClass(usual, reference);
  return {
    low: mean.map((value, channel) => value - std[channel]),
    middle: mean,
    high: mean.map((value, channel) => value + std[channel]),
  };
}
