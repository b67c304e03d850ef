import type { Prediction, ScoreKind } from '../../domain/trace';

const COUNT = 5;

/**
 * The five best classes (or all, if fewer), best first; ties by index. `probability` is the softmax over all classes,
 * or the sigmoid of each class by itself.
 */
export function topPredictions(
  logits: Float32Array,
  labels: string[],
  scores: ScoreKind = 'softmax',
): Prediction[] {
  const score = scores === 'sigmoid' ? sigmoid : softmaxOf(logits);
  return Array.from(logits, (logit, index) => ({ index, logit }))
    .sort((a, b) => b.logit - a.logit || a.index - b.index)
    .slice(0, COUNT)
    .map(({ index, logit }) => ({ index, label: labels[index], probability: score(logit) }));
}

const sigmoid = (logit: number): number => 1 / (1 + Math.exp(-logit));

function softmaxOf(logits: Float32Array): (logit: number) => number {
  const largest = logits.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY);
  const total = logits.reduce((sum, logit) => sum + Math.exp(logit - largest), 0);
  return (logit) => Math.exp(logit - largest) / total;
}
