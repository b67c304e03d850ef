import { LEAST_IMAGES } from '../analysis/profileOfImages';
import { saveBlob } from '../charts/export/saveBlob';
import { translator } from '../i18n/translate';
import { useActions, useApp } from '../state/react';
import { FileButton } from './FileButton';

/** Makes "usual" of the visitor's own images, where the model brings no profile; saves it, and opens a saved one. */
export function ReferenceMaker() {
  const t = translator(useApp((state) => state.language));
  const progress = useApp((state) => state.referenceProgress);
  const made = useApp((state) => state.profile?.classes === 0);
  const { makeReference, stopReference, saveReference, openReference } = useActions();
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
  const save = async () => {
    const saved = await saveReference();
    if (saved) saveBlob(new Blob([saved.file]), saved.name);
  };
  return (
    <span className="reference-maker">
      {made && (
        <button type="button" className="button" title={t('reference.save.help')} onClick={() => void save()}>
          {t('reference.save')}
        </button>
      )}
      <FileButton
        testId="reference-files"
        text={t('reference.make')}
        title={t('reference.make.help', { least: LEAST_IMAGES })}
        accept="image/*"
        multiple
        onFiles={(files) => void makeReference(files)}
      />
      <FileButton
        testId="reference-file"
        text={t('reference.open')}
        accept=".safetensors"
        onFiles={([file]) => void openReference(file)}
      />
    </span>
  );
}
