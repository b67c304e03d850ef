import { type ReactNode, use, useEffect } from 'react';
import { TermText } from '../../glossary/TermText';
import { translator } from '../../i18n/translate';
import { useApp } from '../../state/react';
import { CollectContext } from './classroom/CollectContext';
import { LiveBar, type LiveChoice } from './LiveBar';
import { Question, type QuestionProps } from './Question';
import type { Live } from './useLive';

interface Props extends QuestionProps {
  /** null: the step has no live network to be bound to. */
  live: Live | null;
  choice?: LiveChoice;
  children: ReactNode;
}

/** Predict, then do: the question, what there is to do, what it is bound to, and the step's live part. */
export function StepBody({ live, choice = 'block', children, ...question }: Props) {
  const t = translator(useApp((state) => state.language));
  const paper = use(CollectContext);
  const { step, places, reveal } = question;
  useEffect(() => paper?.collect(step.id, { places, reveal }));
  if (paper) return null;
  return (
    <>
      <Question {...question} />
      <p className="learn-do">
        <strong>{t('learn.do')}</strong> <TermText message={t(`learn.${question.step.id}.do`)} />
      </p>
      {live && <LiveBar live={live} choice={choice} />}
      {children}
    </>
  );
}
