import { answers } from '../../analysis/answers';
import type { LoadedModel } from '../../domain/model';
import type { Trace } from '../../domain/trace';

/** The predictions of a trace under the names that the model has in the language on screen, best first, with the
 * scores that the model gives. */
export function namedAnswers(
  trace: Trace,
  { settings: { scores }, labels, labelsZh }: LoadedModel,
  language: 'en' | 'zh',
): { label: string; score: number }[] {
  const names = (language === 'zh' ? labelsZh : null) ?? labels;
  return answers(trace, scores).map(({ index, label, score }) => ({ label: names[index] ?? label, score }));
}
