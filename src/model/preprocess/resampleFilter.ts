import type { Interpolation } from '../../domain/preprocess';

interface Filter {
  /** Reach on either side, in source pixels when nothing shrinks. */
  support: number;
  weight: (distance: number) => number;
}

/** Pillow's filters; its bicubic is Keys' kernel with a = -0.5. */
export const RESAMPLE_FILTERS: Record<Interpolation, Filter> = {
  bilinear: {
    support: 1,
    weight: (distance) => {
      const x = Math.abs(distance);
      return x < 1 ? 1 - x : 0;
    },
  },
  bicubic: {
    support: 2,
    weight: (distance) => {
      const a = -0.5;
      const x = Math.abs(distance);
      if (x < 1) return ((a + 2) * x - (a + 3)) * x * x + 1;
      if (x < 2) return (((x - 5) * x + 8) * x - 4) * a;
      return 0;
    },
  },
};

export const PRECISION_BITS = 22;

/** Taps of a run of output pixels: `weights[i * stride ...]` are the `counts[i]` taps from `firsts[i]`. */
export interface Taps {
  firsts: Int32Array;
  counts: Int32Array;
  /** 22-bit fixed point. */
  weights: Int32Array;
  stride: number;
}

/**
 * Antialiased taps for outputs `from` to `from + count - 1` of a resize from `inSize` to `outSize` pixels, as
 * Pillow's precompute_coeffs and normalize_coeffs_8bpc compute them.
 */
export function resampleTaps(
  inSize: number,
  outSize: number,
  from: number,
  count: number,
  interpolation: Interpolation,
): Taps {
  const filter = RESAMPLE_FILTERS[interpolation];
  const scale = inSize / outSize;
  const filterScale = Math.max(scale, 1);
  const support = filter.support * filterScale;
  const stride = Math.min(Math.ceil(support) * 2 + 1, inSize);
  const taps: Taps = {
    firsts: new Int32Array(count),
    counts: new Int32Array(count),
    weights: new Int32Array(count * stride),
    stride,
  };
  const exact = new Float64Array(stride);
  for (let i = 0; i < count; i++) {
    const center = (from + i + 0.5) * scale;
    const first = Math.max(0, Math.trunc(center - support + 0.5));
    const end = Math.min(inSize, Math.trunc(center + support + 0.5));
    let sum = 0;
    for (let tap = 0; tap < end - first; tap++) {
      exact[tap] = filter.weight((tap + first - center + 0.5) * (1 / filterScale));
      sum += exact[tap];
    }
    taps.firsts[i] = first;
    taps.counts[i] = end - first;
    for (let tap = 0; tap < end - first; tap++) {
      const weight = (sum === 0 ? exact[tap] : exact[tap] / sum) * (1 << PRECISION_BITS);
      taps.weights[i * stride + tap] = Math.trunc(weight < 0 ? weight - 0.5 : weight + 0.5);
    }
  }
  return taps;
}
