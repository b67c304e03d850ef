import { sum } from 'd3';

/** Gates as a softmax of the same logits would give them: logit = ln(s / (1 - s)); they add up to 1. */
export function softmaxOfGates(gates: Float32Array): Float32Array {
  // A float32 gate can be exactly 1, whose logit is infinite: nearer to 1 than this none can be told apart.
  const odds = Float64Array.from(gates, (gate) => gate / Math.max(1 - gate, 2 ** -25));
  const total = sum(odds);
  return Float32Array.from(odds, (value) => (total > 0 ? value / total : 1 / Math.max(1, gates.length)));
}
