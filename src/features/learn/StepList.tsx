import { type MouseEvent, useEffect, useRef } from 'react';
import type { LessonPath } from '../../domain/lesson';
import { translator } from '../../i18n/translate';
import { type Step, stepsOn } from '../../lessons/lesson';
import { linkOf } from '../../state/address';
import { writeLink } from '../../state/link';
import { useApp } from '../../state/react';
import { useGoTo } from './useGoTo';

/** The steps of the way as links, with their minutes and whether they are answered. */
export function StepList({ path }: { path: LessonPath }) {
  const t = translator(useApp((state) => state.language));
  const step = useApp((state) => state.step);
  const list = useRef<HTMLElement>(null);
  // Where the steps are a row that scrolls sideways, the current one is kept in sight.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another step or way
  useEffect(() => {
    const current = list.current?.querySelector<HTMLElement>('[aria-current]');
    if (list.current && current) list.current.scrollLeft = current.offsetLeft - list.current.clientWidth / 4;
  }, [step, path]);
  return (
    <nav ref={list} className="learn-steps" aria-label={t('learn.steps')} data-testid="learn-steps">
      <ol>
        {stepsOn(path).map((step) => (
          <li key={step.id}>
            <StepLink step={step} minutes={step.minutes[path] as number} />
          </li>
        ))}
      </ol>
    </nav>
  );
}

function StepLink({ step: { id }, minutes }: { step: Step; minutes: number }) {
  const t = translator(useApp((state) => state.language));
  const current = useApp((state) => state.step === id);
  const answered = useApp((state) => state.answers[id]?.revealed === true);
  const address = useApp((state) => writeLink(linkOf({ ...state, step: id })));
  const goTo = useGoTo();
  const onClick = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    goTo(id);
  };
  return (
    <a href={address} aria-current={current ? 'step' : undefined} onClick={onClick}>
      <span>{t(`learn.${id}.title`)}</span>
      <small>
        {answered && (
          <>
            <span aria-hidden="true">✓ </span>
            <span className="visually-hidden">{t('learn.answered')}, </span>
          </>
        )}
        {t('learn.minutes', { minutes })}
      </small>
    </a>
  );
}
