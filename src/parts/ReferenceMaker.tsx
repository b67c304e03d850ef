import { LEAST_IMAGES } from '../analysis/profileOfImages';
import { translator } from '../i18n/translate';
import { useActions, useApp } from '../state/react';
import { FileButton } from './FileButton';

/** Makes "usual" of the visitor's own images, where the model brings no profile. */
export function ReferenceMaker() {
  const t = translator(useApp((state) => state.language));
  const progress = useApp((state) => state.referenceProgress);
  const { makeReference, stopReference } = useActions();
  if (progress)
    return (
      <span className="reference-maker" data-testid="reference-progress">
        <progress max={progress.total} value={progress.done} aria-label={t('reference.make.running')} />
        {t('reference.make.progress', { done: progress.done, total: progress.total })}
        <button type="button" className="button" onClick={stopReference}>
          {t('reference.make.stop')}
        </button>
      </span>
    );
  return (
    <FileButton
      testId="reference-files"
      text={t('reference.make')}
      title={t('reference.make.help', { least: LEAST_IMAGES })}
      accept="image/*"
      multiple
      onFiles={(files) => void makeReference(files)}
    />
  );
}
