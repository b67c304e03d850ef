import { useEffect, useRef } from 'react';
import { TermText } from '../../glossary/TermText';
import { translator } from '../../i18n/translate';
import { pathAt, stepOf, stepsOn } from '../../lessons/lesson';
import { Switch } from '../../parts/Switch';
import { activeDetour, targetBlock } from '../../state/detourActions';
import { useActions, useApp } from '../../state/react';
import { Closing } from './Closing';
import { ClassTools } from './classroom/ClassTools';
import { LIVE_STEPS } from './liveSteps';
import { FORMULAS } from './math/formulas';
import { Returning } from './Returning';
import { StepList } from './StepList';
import { useGoTo } from './useGoTo';
import { useNetworkName } from './useNetworkName';
import { useStepKeys } from './useStepKeys';

/** The lesson, one step on screen at a time. */
export function LearnView() {
  const t = translator(useApp((state) => state.language));
  const id = useApp((state) => state.step);
  const path = pathAt(
    id,
    useApp((state) => state.lessonPath),
  );
  const model = useApp((state) => state.model);
  const unchosen = useApp((state) => state.block === null || state.blockAuto);
  const before = useApp((state) => activeDetour(state)?.model);
  const returning = useApp((state) => state.detour?.returning === true);
  const nameOf = useNetworkName();
  const present = useApp((state) => state.present);
  const { setLessonPath, chooseBlock } = useActions();
  const goTo = useGoTo();
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(id);

  // Whoever goes on by key or link reads on at the new title; the first step shown leaves the focus where it is.
  useEffect(() => {
    if (shown.current === id) return;
    shown.current = id;
    heading.current?.focus({ preventScroll: true });
    heading.current?.scrollIntoView({ block: 'start' });
  }, [id]);

  const own = targetBlock(model, stepOf(id).block) ?? targetBlock(model, 'last');
  const first = unchosen && !returning ? own : null;
  useEffect(() => {
    if (first) chooseBlock(first);
  }, [first, chooseBlock]);

  const steps = stepsOn(path);
  const at = steps.findIndex((step) => step.id === id);
  const [previous, next] = [steps[at - 1], steps[at + 1]];
  useStepKeys(previous ? () => goTo(previous.id) : null, next ? () => goTo(next.id) : null);
  const step = stepOf(id);
  const Live = LIVE_STEPS[id];
  const back = before === undefined || returning ? null : nameOf(before);
  const nextTitle = next && t(`learn.${next.id}.title`);

  const changePath = (wanted: 'short' | 'long') => {
    setLessonPath(wanted);
    // A step that the short way leaves out gives way to the one after it that it has.
    const rest = stepsOn('long').slice(stepsOn('long').indexOf(step));
    if (step.minutes[wanted] === null)
      goTo((rest.find(({ minutes }) => minutes[wanted] !== null) ?? step).id);
  };

  return (
    <>
      <div className="learn-intro">
        <h2>{t('learn.title')}</h2>
        <p>{t('learn.intro')}</p>
        <Switch
          label={t('learn.path')}
          value={path}
          options={[
            { value: 'short', text: t('learn.path.short') },
            { value: 'long', text: t('learn.path.long') },
          ]}
          onChange={changePath}
        />
        <ClassTools />
      </div>
      <StepList path={path} />
      <article className="learn-step" aria-labelledby="step-title" data-testid="learn-step" data-step={id}>
        <p className="help">
          {t('learn.progress', { at: at + 1, count: steps.length, minutes: step.minutes[path] as number })}
        </p>
        <h2 id="step-title" ref={heading} tabIndex={-1}>
          {t(`learn.${id}.title`)}
        </h2>
        <p>
          <strong>{t('learn.goal')}</strong> {t(`learn.${id}.goal`)}
        </p>
        <p className="learn-text">
          <TermText message={t(`learn.${id}.text`)} />
        </p>
        {FORMULAS[id]}
        {returning ? <Returning /> : <Live key={id} step={step} />}
        {!next && <Closing path={path} />}
        <nav className="learn-ways" aria-label={t('learn.steps')}>
          {previous && (
            <button
              type="button"
              className="button"
              data-testid="learn-previous"
              onClick={() => goTo(previous.id)}
            >
              {back ? t('learn.previous.back', { model: back }) : t('learn.previous')}
            </button>
          )}
          {next && (
            <button
              type="button"
              className="button primary"
              data-testid="learn-next"
              onClick={() => goTo(next.id)}
            >
              {back
                ? t('learn.next.back', { model: back, title: nextTitle })
                : t('learn.next', { title: nextTitle })}
            </button>
          )}
          <span className="help learn-keys">{t(present ? 'learn.keys.present' : 'learn.keys')}</span>
        </nav>
      </article>
    </>
  );
}
