import { useMemo, useState } from 'react';
import { CLASS_CONTROLS, type ClassControl } from '../../../domain/classControls';
import type { LessonPath, StepId } from '../../../domain/lesson';
import { translator } from '../../../i18n/translate';
import { pathAt, stepsOn } from '../../../lessons/lesson';
import { CopyField } from '../../../parts/CopyField';
import { Dialog } from '../../../parts/Dialog';
import { Switch } from '../../../parts/Switch';
import { type Language, shownImage } from '../../../state/appState';
import { addressOf, classLink, classSees, isSessionPath, ownParts } from '../../../state/classLink';
import { imageTitle } from '../../../state/imageTitle';
import { useApp } from '../../../state/react';
import { useNetworkName } from '../useNetworkName';

/** Composes a link that opens the lesson for students: where it starts, on what, and what they may use. */
export function ClassLinkDialog({ onClose }: { onClose(): void }) {
  const state = useApp((whole) => whole);
  const t = translator(state.language);
  const [language, setLanguage] = useState<Language>(state.language);
  const [step, setStep] = useState<StepId>(state.step);
  const [wanted, setPath] = useState<LessonPath>(pathAt(state.step, state.lessonPath));
  const [session, setSession] = useState('');
  const [allowed, setAllowed] = useState<readonly ClassControl[]>(CLASS_CONTROLS);
  const path = pathAt(step, wanted);
  const nameOf = useNetworkName();
  const own = ownParts(state);
  const shown = shownImage(state);
  const sees = classSees(state);
  const seen = { model: sees.model === null ? '–' : nameOf(sees.model), image: sees.image ?? '–' };
  const file = session.trim();
  const misplaced = file !== '' && !isSessionPath(file);
  const address = useMemo(
    () => addressOf(classLink(state, { step, path, language, session: file, allowed })),
    [state, step, path, language, file, allowed],
  );
  const toggle = (control: ClassControl) =>
    setAllowed((before) =>
      before.includes(control) ? before.filter((other) => other !== control) : [...before, control],
    );
  return (
    <Dialog title={t('class.link.title')} testId="class-link" className="class-link" onClose={onClose}>
      <p data-testid="class-sees">
        {file === '' ? t('class.link.help', seen) : t('class.link.help.session')}
      </p>
      <label className="labeled">
        {t('class.link.step')}{' '}
        <select
          data-testid="class-step"
          value={step}
          onChange={(event) => setStep(event.target.value as StepId)}
        >
          {stepsOn('long').map(({ id }) => (
            <option key={id} value={id}>
              {t(`learn.${id}.title`)}
            </option>
          ))}
        </select>
      </label>
      <Switch
        label={t('learn.path')}
        value={path}
        options={(['short', 'long'] as const)
          .filter((way) => pathAt(step, way) === way)
          .map((way) => ({ value: way, text: t(`learn.path.${way}`) }))}
        onChange={setPath}
      />
      <Switch
        label={t('header.language')}
        value={language}
        options={[
          { value: 'en', text: 'English' },
          { value: 'zh', text: '中文' },
        ]}
        onChange={setLanguage}
      />
      <label className="class-session">
        {t('class.link.session')}
        <input
          type="text"
          data-testid="class-session"
          placeholder="sessions/lesson.selens.json"
          value={session}
          aria-invalid={misplaced}
          onChange={(event) => setSession(event.target.value)}
        />
      </label>
      <p className="help" role="status">
        {t(misplaced ? 'class.link.session.outside' : 'class.link.session.help')}
      </p>
      <fieldset className="class-controls">
        <legend>{t('class.link.allow')}</legend>
        {CLASS_CONTROLS.map((control) => (
          <label key={control}>
            <input
              type="checkbox"
              data-control={control}
              checked={allowed.includes(control)}
              onChange={() => toggle(control)}
            />
            <span>{t(`class.control.${control}`)}</span>
          </label>
        ))}
      </fieldset>
      <p className="help">{t('class.link.guidance')}</p>
      {file === '' && (own.model || own.image) && (
        <div className="class-warning" role="status" data-testid="class-own">
          {own.model && <p>{t('class.link.own.model', { own: nameOf(state.model?.id ?? ''), ...seen })}</p>}
          {own.image && shown && (
            <p>{t('class.link.own.image', { own: imageTitle(state, shown), ...seen })}</p>
          )}
        </div>
      )}
      <CopyField label={t('class.link.address')} value={misplaced ? '' : address} primary />
      {location.protocol === 'file:' && <p className="help">{t('class.link.file')}</p>}
    </Dialog>
  );
}
