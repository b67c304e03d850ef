import { AnswerPanel } from '../features/lab/AnswerPanel';
import { LabView } from '../features/lab/LabView';
import { Photo } from '../features/photo/Photo';
import { TermText } from '../glossary/TermText';
import { translator } from '../i18n/translate';
import { SavePicture } from '../parts/SavePicture';
import { useApp } from '../state/react';

/** The gate lab, put together. */
export function Lab() {
  const t = translator(useApp((state) => state.language));
  return (
    <>
      <div className="lab-intro">
        <h2>{t('lab.title')}</h2>
        <p>
          <TermText message={t('lab.intro')} />
        </p>
        <SavePicture heading={t('lab.title')} />
      </div>
      <Photo />
      <AnswerPanel />
      <LabView />
    </>
  );
}
