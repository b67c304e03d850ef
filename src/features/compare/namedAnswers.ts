import type { Trace } from '../../domain/trace';

/** The predictions of a trace under the names that the model has in the language on screen, best first. */
export function namedAnswers(
  { predictions }: Trace,
  labels: string[],
): { label: string; probability: number }[] {
  return predictions.map(({ index, label, probability }) => ({ label: labels[index] ?? label, probability }));
}
