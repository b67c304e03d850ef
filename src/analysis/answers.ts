import { type Scores, sigmoid } from '../domain/scores';
import type { Prediction, Trace } from '../domain/trace';

/** A prediction with its score, 0..1, of the kind asked for. */
export type Answer = Prediction & { score: number };

/** The best answers of a pass, best first: softmax and sigmoid rank alike. A trace from anywhere has the logits for both. */
export function answers(
  { predictions, logits }: Pick<Trace, 'predictions' | 'logits'>,
  scores: Scores,
): Answer[] {
  return predictions.map((prediction) => ({
    ...prediction,
    score: scores === 'sigmoid' ? sigmoid(logits[prediction.index]) : prediction.probability,
  }));
}
