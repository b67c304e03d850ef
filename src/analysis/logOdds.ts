import { type Scores, sigmoid } from '../domain/scores';

/**
 * The log-odds of one class, ln(p / (1 - p)), from raw logits: exact also where p rounds to 0 or 1. With softmax against all
 * others, infinite of a single class; with sigmoid the class's own logit.
 */
export function logOdds(logits: ArrayLike<number>, index: number, scores: Scores): number {
  if (scores === 'sigmoid') return logits[index];
  let most = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < logits.length; at++) if (at !== index) most = Math.max(most, logits[at]);
  if (most === Number.NEGATIVE_INFINITY) return Number.POSITIVE_INFINITY;
  let sum = 0;
  for (let at = 0; at < logits.length; at++) if (at !== index) sum += Math.exp(logits[at] - most);
  return logits[index] - most - Math.log(sum);
}

/** p of one class, 0..1, without overflow. */
export const scoreOf = (logits: ArrayLike<number>, index: number, scores: Scores): number =>
  sigmoid(logOdds(logits, index, scores));

/** The class with the largest logit, the first of equals. */
export function firstAnswer(logits: ArrayLike<number>): number {
  let best = 0;
  for (let at = 1; at < logits.length; at++) if (logits[at] > logits[best]) best = at;
  return best;
}

/** What an edit did to an answer. */
export interface AnswerChange {
  /** Change of the log-odds of the unedited first answer. */
  delta: number;
  /** Whether another class is first now. */
  flipped: boolean;
}

/** Edited logits against unedited ones. */
export function answerChange(
  before: ArrayLike<number>,
  after: ArrayLike<number>,
  scores: Scores,
): AnswerChange {
  const first = firstAnswer(before);
  return {
    delta: logOdds(after, first, scores) - logOdds(before, first, scores),
    flipped: firstAnswer(after) !== first,
  };
}
