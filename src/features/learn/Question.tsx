import { useEffect } from 'react';
import { TermText } from '../../glossary/TermText';
import { type MessageKey, translator } from '../../i18n/translate';
import type { Step } from '../../lessons/lesson';
import { useActions, useApp } from '../../state/react';
import { useOtherQuestion } from './useOtherQuestion';

/** What the page computed: the right option by its place, and the numbers in a sentence that may hold terms. */
export interface Reveal {
  option: number;
  text: string;
}

export interface QuestionProps {
  step: Step;
  /** Numbers and names in the question and its options. */
  places?: Record<string, string | number>;
  /** null: the network has not seen the image yet; `untold`: why there is no answer here. */
  reveal: Reveal | null | { untold: string };
}

/**
 * The student picks an answer first; only then can the computed one be revealed. Both stay on this device. What was
 * predicted of another block, image or network is not judged here.
 */
export function Question({ step, places, reveal }: QuestionProps) {
  const { id, options } = step;
  const t = translator(useApp((state) => state.language));
  const kept = useApp((state) => state.answers[id]);
  const other = useOtherQuestion(step, places, kept);
  const given = other ? undefined : kept;
  const answered = useApp((state) => Object.keys(state.answers).length > 0);
  const forgotten = useApp((state) => state.answersForgotten);
  const { chooseAnswer, revealAnswer, judgeAnswer, forgetAnswers, bringBackAnswers } = useActions();
  const optionText = (option: number, of = places) => t(`learn.${id}.option.${option + 1}` as MessageKey, of);
  const shown = given?.revealed === true;
  const right = shown && reveal !== null && 'option' in reveal ? reveal.option : null;
  const cameTrue = right === null ? null : right === given?.option;
  useEffect(() => {
    if (cameTrue !== null) judgeAnswer(id, cameTrue);
  }, [id, cameTrue, judgeAnswer]);
  const markOf = (option: number): Mark | undefined => {
    if (right === null) return undefined;
    return option === right ? 'right' : option === given?.option ? 'guess' : undefined;
  };
  return (
    <section className="question" aria-labelledby="question-title" data-testid="question">
      <h3 id="question-title">{t('learn.predict')}</h3>
      <fieldset>
        <legend>{t(`learn.${id}.question`, places)}</legend>
        {Array.from({ length: options }, (_, option) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: options keep their places
          <label key={option} data-mark={markOf(option)}>
            <input
              type="radio"
              name={`answer-${id}`}
              checked={given?.option === option}
              onChange={() => chooseAnswer(id, option, places)}
            />
            <span>
              {optionText(option)} <MarkText mark={markOf(option)} picked={given?.option === option} />
            </span>
          </label>
        ))}
      </fieldset>
      <div className="question-actions">
        <button
          type="button"
          className="button primary"
          disabled={!given}
          data-testid="reveal"
          onClick={() => revealAnswer(id, !shown)}
        >
          {t(shown ? 'learn.cover' : 'learn.reveal')}
        </button>
        {!given && <span className="help">{t('learn.pick')}</span>}
        {(answered || forgotten) && (
          <button
            type="button"
            className="link-button"
            data-testid="forget-answers"
            onClick={forgotten ? bringBackAnswers : forgetAnswers}
          >
            {t(forgotten ? 'learn.forget.undo' : 'learn.forget')}
          </button>
        )}
      </div>
      <div className="revealed" role="status" data-testid="revealed">
        {other && kept && (
          <p data-testid="other-question">
            {t('learn.asked', { ...other, option: optionText(kept.option, kept.asked?.places) })}
          </p>
        )}
        {given && shown && <Answer reveal={reveal} given={given.option} optionText={optionText} />}
      </div>
    </section>
  );
}

/** Of an option, once the answer is in sight. */
type Mark = 'right' | 'guess';

/** A sign and a word, so that nothing depends on color. */
function MarkText({ mark, picked }: { mark: Mark | undefined; picked: boolean }) {
  const t = translator(useApp((state) => state.language));
  if (!mark) return null;
  return (
    <strong className="option-mark">
      <span aria-hidden="true">{mark === 'right' ? '✓' : '✗'}</span>{' '}
      {t(mark === 'guess' ? 'learn.mark.guess' : picked ? 'learn.mark.both' : 'learn.mark.right')}
    </strong>
  );
}

interface AnswerProps {
  reveal: QuestionProps['reveal'];
  given: number;
  optionText(option: number): string;
}

function Answer({ reveal, given, optionText }: AnswerProps) {
  const t = translator(useApp((state) => state.language));
  if (reveal === null) return <p>{t('learn.waiting')}</p>;
  if ('untold' in reveal) return <p>{reveal.untold}</p>;
  const right = reveal.option === given;
  return (
    <>
      <p className="revealed-answer">{t('learn.answer', { option: optionText(reveal.option) })}</p>
      <p data-right={right}>{right ? t('learn.right') : t('learn.wrong')}</p>
      <p>
        <TermText message={reveal.text} />
      </p>
    </>
  );
}
