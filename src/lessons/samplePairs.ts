import type { Sample } from '../domain/model';

export type SamplePair = readonly [Sample, Sample];

/** Two samples of one class, and the first of them with one of another class; null: the samples hold no such pair. */
export function samplePairs(samples: readonly Sample[]): { alike: SamplePair; unlike: SamplePair } | null {
  for (const [at, one] of samples.entries()) {
    const second = samples.slice(at + 1).find((sample) => one.class && sample.class === one.class);
    const other = samples.find((sample) => sample.class && sample.class !== one.class);
    if (second && other) return { alike: [one, second], unlike: [one, other] };
  }
  return null;
}
