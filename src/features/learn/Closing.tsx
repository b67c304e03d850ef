import { useState } from 'react';
import { type LessonPath, score } from '../../domain/lesson';
import { translator } from '../../i18n/translate';
import { stepsOn } from '../../lessons/lesson';
import { useActions, useApp } from '../../state/react';
import { SheetDialog } from './classroom/SheetDialog';
import { useGoTo } from './useGoTo';

/** After the last step of a way: how the predictions did, what to take along, and where the short way goes on. */
export function Closing({ path }: { path: LessonPath }) {
  const t = translator(useApp((state) => state.language));
  const answers = useApp((state) => state.answers);
  const { setLessonPath } = useActions();
  const goTo = useGoTo();
  const [sheet, setSheet] = useState(false);
  const steps = stepsOn(path).map(({ id }) => id);
  const { judged, right } = score(answers, steps);
  const open = steps.filter((id) => !answers[id]?.revealed).length;
  const more = stepsOn('long').filter(({ id }) => !steps.includes(id));
  const goOn = () => {
    setLessonPath('long');
    goTo(more[0].id);
  };
  return (
    <section className="closing" aria-labelledby="closing-title" data-testid="closing">
      <h3 id="closing-title">{t('learn.end.title')}</h3>
      <p data-testid="score">{judged > 0 ? t('learn.end.score', { right, judged }) : t('learn.end.none')}</p>
      {judged > 0 && open > 0 && <p>{t('learn.end.open', { open, count: steps.length })}</p>}
      <p>{t('learn.end.next')}</p>
      {more.length > 0 && <p>{t('learn.end.long', { more: more.length })}</p>}
      <div className="class-tools">
        <button type="button" className="button" onClick={() => setSheet(true)}>
          {t('class.worksheet.open')}
        </button>
        {more.length > 0 && (
          <button type="button" className="button primary" data-testid="go-on-long" onClick={goOn}>
            {t('learn.end.go', { title: t(`learn.${more[0].id}.title`) })}
          </button>
        )}
      </div>
      {sheet && <SheetDialog kind="worksheet" onClose={() => setSheet(false)} />}
    </section>
  );
}
