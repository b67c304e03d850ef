import { answers } from '../../analysis/answers';
import { labelsIn } from '../../domain/classLabels';
import type { Translate } from '../../i18n/translate';
import { scoreText } from '../../parts/scoreText';
import { type AppState, shownTrace } from '../../state/appState';

export interface FirstAnswer {
  label: string;
  /** 0 to 1. */
  score: number;
  /** The score as a text. */
  probability: string;
}

/** What the loaded network calls the image on screen, in the visitor's language; null before there is a live result. */
export function firstAnswer(state: AppState, t: Translate): FirstAnswer | null {
  const trace = shownTrace(state);
  if (!trace || !state.model) return null;
  const { settings } = state.model;
  const best = answers(trace, settings.scores).at(0);
  if (!best) return null;
  const { index, score } = best;
  const label = labelsIn(state.language, state.model)[index] ?? best.label;
  return { label, score, probability: scoreText(t, score, settings.scores) };
}
