import { deviation } from 'd3';
import type { ExcitationWeights } from '../domain/excitation';
import { gateStep, hiddenStep, sigmoid } from './excitationSteps';

export interface Excited {
  /** (hidden), after the ReLU. */
  hidden: Float32Array;
  /** (C), before the sigmoid. */
  logits: Float64Array;
  /** s, (C). */
  gates: Float32Array;
}

/** The excitation as a whole, s = sigmoid(W2 relu(W1 z + b1) + b2), for any squeeze z, (C): also for one changed by hand. */
export function excite(z: Float32Array, weights: ExcitationWeights): Excited {
  const units = weights.w1.length / z.length;
  const hidden = Float32Array.from({ length: units }, (_, unit) =>
    Math.max(0, hiddenStep(z, weights, unit).sum),
  );
  const logits = Float64Array.from(z, (_, channel) => gateStep(hidden, weights, channel).sum);
  return { hidden, logits, gates: Float32Array.from(logits, sigmoid) };
}

/** A gate counts as changed above this. */
export const LEAST_CHANGE = 0.001;

/** How many gates differ by more than `least`, and the largest difference. */
export function gatesChanged(
  a: Float32Array,
  b: Float32Array,
  least = LEAST_CHANGE,
): { count: number; most: number } {
  let count = 0;
  let most = 0;
  for (let channel = 0; channel < a.length; channel++) {
    const change = Math.abs(b[channel] - a[channel]);
    if (change > least) count++;
    most = Math.max(most, change);
  }
  return { count, most };
}

/** How far z of a block is spread over its channels: sample deviation, 1 where all are alike. */
export const spreadOfZ = (z: Float32Array): number => deviation(z) || 1;

/** z with one channel raised. */
export const raised = (z: Float32Array, channel: number, by: number): Float32Array =>
  z.map((value, at) => (at === channel ? value + by : value));
