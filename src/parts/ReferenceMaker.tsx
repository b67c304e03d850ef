import { LEAST_IMAGES } from '../analysis/profileOfImages';
import { translator } from '../i18n/translate';
import { useActions, useApp } from '../state/react';

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
    <label className="button" title={t('reference.make.help', { least: LEAST_IMAGES })}>
      {t('reference.make')}
      <input
        type="file"
        className="visually-hidden"
        data-testid="reference-files"
        accept="image/*"
        multiple
        onChange={(event) => {
          const files = [...(event.target.files ?? [])];
          event.target.value = '';
          void makeReference(files);
        }}
      />
    </label>
  );
}
