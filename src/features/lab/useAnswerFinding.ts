import { firstAnswer, logOdds } from '../../analysis/logOdds';
import { formatSigned } from '../../charts/formatSigned';
import { labelsIn } from '../../domain/classLabels';
import { joinSentences } from '../../i18n/joinSentences';
import { translator } from '../../i18n/translate';
import { shownImage } from '../../state/appState';
import { useApp } from '../../state/react';
import { useLabPass } from './useLabPass';

/** Smaller changes of log-odds are not visible in any figure here. */
const LEAST_CHANGE = 0.005;

/** What the edits did to the first answer, as a sentence; empty before a result and while predictions are hidden. */
export function useAnswerFinding(): string {
  const language = useApp((state) => state.language);
  const model = useApp((state) => state.model);
  const hidden = useApp((state) => shownImage(state)?.predictionsHidden ?? false);
  const edited = useApp((state) => Object.keys(state.lab.edits).length > 0);
  const failed = useApp((state) => state.lab.failure !== null);
  const { before, after } = useLabPass();
  const t = translator(language);
  const scores = model?.settings.scores ?? 'softmax';
  const labels = model && labelsIn(language, model);
  if (!before || hidden) return '';
  if (!edited) return t('lab.answer.idle');
  if (!after) return t(failed ? 'lab.answer.failed' : 'lab.answer.waiting');
  const [first, now] = [firstAnswer(before.logits), firstAnswer(after.logits)];
  const [old, fresh] = [before, after].map(({ logits }) => logOdds(logits, first, scores));
  if (Math.abs(fresh - old) < LEAST_CHANGE && first === now) return t('lab.answer.none');
  const change = t('lab.answer.finding', {
    label: labels?.[first] ?? String(first),
    before: formatSigned(old),
    after: formatSigned(fresh),
    delta: formatSigned(fresh - old),
  });
  const then =
    first === now ? t('lab.answer.same') : t('lab.answer.flipped', { label: labels?.[now] ?? now });
  return joinSentences(change, then);
}
