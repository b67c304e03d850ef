import { answers } from '../../analysis/answers';
import { labelsIn } from '../../domain/classLabels';
import type { LoadedModel } from '../../domain/model';
import type { Trace } from '../../domain/trace';

/** The predictions of a trace under the names that the model has in the language on screen, best first, with the
 * scores that the model gives. */
export function namedAnswers(
  trace: Trace,
  model: LoadedModel,
  language: 'en' | 'zh',
): { label: string; score: number }[] {
  const names = labelsIn(language, model);
  return answers(trace, model.settings.scores).map(({ index, label, score }) => ({
    label: names[index] ?? label,
    score,
  }));
}
