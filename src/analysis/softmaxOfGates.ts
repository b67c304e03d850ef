import { sum } from 'd3';

/** s / (1 - s). A float32 gate can be exactly 1: nearer to 1 than this none can be told apart. */
const odds = (gate: number): number => gate / Math.max(1 - gate, 2 ** -25);

/** The sum that the sigmoid turned into this gate. */
export const logitOf = (gate: number): number => Math.log(odds(gate));

/** Gates as a softmax of the same logits would give them; they add up to 1. */
export function softmaxOfGates(gates: Float32Array): Float32Array {
  const all = Float64Array.from(gates, odds);
  const total = sum(all);
  return Float32Array.from(all, (value) => (total > 0 ? value / total : 1 / Math.max(1, gates.length)));
}
