import type { BlockProfile, Profile, Usual } from '../../domain/profile';
import { normal } from './normal';

/** For tests: deviations of the parts that a block's gates are made of. */
export interface SyntheticBlock {
  name: string;
  channels: number;
  fixed: number;
  byClass: number;
  instance: number;
}

/** For tests: a profile as n images of every class would give it, without the images. The same in every run. */
export function syntheticProfile(specs: SyntheticBlock[], classes = 40, n = 25): Profile {
  const next = normal(1);
  const blocks = specs.map(({ name, channels, fixed, byClass, instance }): BlockProfile => {
    const pattern = Array.from({ length: channels }, () => 0.5 + fixed * next());
    const error = instance / Math.sqrt(n);
    const mean = Float32Array.from(
      { length: classes * channels },
      (_, i) => pattern[i % channels] + byClass * next() + error * next(),
    );
    const meanAll = Float32Array.from(pattern, (_, channel) => {
      let sum = 0;
      for (let k = 0; k < classes; k++) sum += mean[k * channels + channel];
      return sum / classes;
    });
    const none = new Float32Array(channels);
    // A population deviation of n values is a little smaller than the deviation they come from.
    const std = new Float32Array(classes * channels).fill(instance * Math.sqrt((n - 1) / n));
    const gates: Usual = { mean, std, meanAll, stdAll: none, p10: none, p50: none, p90: none };
    return {
      name,
      channels,
      gates,
      squeeze: gates,
      pairs: [-0.2, 0.4],
      saturation: [0.1, 0.02],
      frozen: { points: -1.2, low: -2, high: -0.4 },
      bypass: { points: -8, low: -10, high: -6 },
    };
  });
  return {
    modelSha256: 'abc',
    images: classes * n,
    classes,
    imagesPerClass: n,
    blocks,
    allFrozen: { points: -20, low: -23, high: -17 },
  };
}
