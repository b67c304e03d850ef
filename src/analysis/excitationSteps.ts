import { range } from 'd3';
import type { ExcitationWeights } from '../domain/excitation';

/** One linear step taken apart: `contributions` and `bias` add up to `sum`, in float64 without a rounded product. */
export interface Step {
  /** One an input: its value times its weight. An input of 0 contributes 0, never -0. */
  contributions: Float64Array;
  /** 0 where the layer has none. */
  bias: number;
  sum: number;
}

/** From the hidden layer (h) to the logit of one channel's gate: h_j W2[c, j] and b2[c]. */
export function gateStep(
  hidden: Float32Array,
  { w2, b2 }: Pick<ExcitationWeights, 'w2' | 'b2'>,
  channel: number,
): Step {
  return linearStep(hidden, rowOf(w2, channel, hidden.length), b2?.[channel]);
}

/** From the squeeze (C) to one hidden unit before its ReLU: z_i W1[j, i] and b1[j]. */
export function hiddenStep(
  squeeze: Float32Array,
  { w1, b1 }: Pick<ExcitationWeights, 'w1' | 'b1'>,
  unit: number,
): Step {
  return linearStep(squeeze, rowOf(w1, unit, squeeze.length), b1?.[unit]);
}

/** Row `index` of a matrix of so many columns, (columns). */
export function rowOf(matrix: Float32Array, index: number, columns: number): Float32Array {
  return matrix.subarray(index * columns, (index + 1) * columns);
}

function linearStep(inputs: Float32Array, row: Float32Array, bias = 0): Step {
  const contributions = Float64Array.from(inputs, (value, i) => (value === 0 ? 0 : value * row[i]));
  return { contributions, bias, sum: contributions.reduce((sum, value) => sum + value, bias) };
}

export function sigmoid(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

/** The largest contributions, and what all the others come to, so that nothing is left out of the sum. */
export interface RankedContributions {
  /** Inputs by falling size of their contribution, equal ones by number. */
  shown: { index: number; value: number }[];
  /** null where every input is shown. */
  rest: { count: number; value: number } | null;
}

/** `most` contributions of the largest size; all by default. */
export function rankContributions(
  contributions: Float64Array,
  most = contributions.length,
): RankedContributions {
  const order = range(contributions.length).sort(
    (a, b) => Math.abs(contributions[b]) - Math.abs(contributions[a]) || a - b,
  );
  const others = order.slice(most);
  return {
    shown: order.slice(0, most).map((index) => ({ index, value: contributions[index] })),
    rest:
      others.length === 0
        ? null
        : { count: others.length, value: others.reduce((sum, index) => sum + contributions[index], 0) },
  };
}
