/**
 * The log-odds of one class against all others, ln(p / (1 - p)), from raw logits: exact also where p rounds to 0 or 1. Of a
 * single class: infinite.
 */
export function logOdds(logits: ArrayLike<number>, index: number): number {
  let most = Number.NEGATIVE_INFINITY;
  for (let at = 0; at < logits.length; at++) if (at !== index) most = Math.max(most, logits[at]);
  if (most === Number.NEGATIVE_INFINITY) return Number.POSITIVE_INFINITY;
  let sum = 0;
  for (let at = 0; at < logits.length; at++) if (at !== index) sum += Math.exp(logits[at] - most);
  return logits[index] - most - Math.log(sum);
}

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
export function answerChange(before: ArrayLike<number>, after: ArrayLike<number>): AnswerChange {
  const first = firstAnswer(before);
  return { delta: logOdds(after, first) - logOdds(before, first), flipped: firstAnswer(after) !== first };
}
