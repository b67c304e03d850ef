import { formatPercent } from '../charts/formatPercent';
import type { Scores } from '../domain/scores';
import type { Translate } from '../i18n/translate';

/** A score within a sentence: a share of all as it is, a sigmoid by that name. */
export function scoreText(t: Translate, score: number, scores: Scores): string {
  const value = formatPercent(score);
  return scores === 'sigmoid' ? t('score.sigmoid', { value }) : value;
}
