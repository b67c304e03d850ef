/** PyTorch's default; no net of the family overrides it. */
export const BATCH_NORM_EPSILON = 1e-5;

export interface BatchNorm {
  weight: Float32Array;
  bias: Float32Array;
  mean: Float32Array;
  variance: Float32Array;
}

/**
 * Folds an inference batch norm into the convolution before it: W'[o] = W[o] s[o], b'[o] = bias[o] - mean[o] s[o]
 * with s = weight / sqrt(variance + 1e-5). In doubles, stored as float32; the filter changes from PyTorch's
 * (O, I, kh, kw) to TensorFlow's (kh, kw, I, O).
 */
export function foldBatchNorm(
  weights: Float32Array,
  [outputs, inputs, height, width]: readonly number[],
  norm: BatchNorm,
): { filter: Float32Array; bias: Float32Array } {
  const filter = new Float32Array(weights.length);
  const bias = new Float32Array(outputs);
  const taps = height * width;
  for (let o = 0; o < outputs; o++) {
    const scale = normScale(norm, o);
    bias[o] = norm.bias[o] - norm.mean[o] * scale;
    for (let i = 0; i < inputs; i++) {
      const from = (o * inputs + i) * taps;
      for (let tap = 0; tap < taps; tap++) {
        filter[(tap * inputs + i) * outputs + o] = weights[from + tap] * scale;
      }
    }
  }
  return { filter, bias };
}

/** s of one channel; NaN or infinite where the variance is below -1e-5. */
export function normScale(
  { weight, variance }: Pick<BatchNorm, 'weight' | 'variance'>,
  channel: number,
): number {
  return weight[channel] / Math.sqrt(variance[channel] + BATCH_NORM_EPSILON);
}
