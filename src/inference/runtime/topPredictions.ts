import { type Scores, sigmoid } from '../../domain/scores';
import type { Prediction } from '../../domain/trace';

const COUNT = 5;

/**
 * Softmax over all classes, the five most probable (or all, if fewer), best first; ties by index. For a network with sigmoid
 * scores those, too.
 */
export function topPredictions(
  logits: Float32Array,
  labels: string[],
  scores: Scores = 'softmax',
): Prediction[] {
  const largest = logits.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const weights = Array.from(logits, (logit) => Math.exp(logit - largest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  return weights
    .map((weight, index) => ({
      index,
      label: labels[index],
      probability: weight / total,
      ...(scores === 'sigmoid' && { score: sigmoid(logits[index]) }),
    }))
    .sort((a, b) => b.probability - a.probability || a.index - b.index)
    .slice(0, COUNT);
}
