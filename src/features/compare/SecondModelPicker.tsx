import { translator } from '../../i18n/translate';
import { FileButton } from '../../parts/FileButton';
import { ProgressBar } from '../../parts/ProgressBar';
import { Withheld } from '../../parts/Withheld';
import { useActions, useApp } from '../../state/react';
import { MODEL_FILE_TYPES } from '../../state/readModelFiles';
import { useAllowed } from '../../state/useAllowed';

const NONE = '';

/** Chooses the network beside the loaded one: a bundled one or a file. Shows how far its loading is. */
export function SecondModelPicker() {
  const language = useApp((state) => state.language);
  const catalog = useApp((state) => state.catalog);
  const loaded = useApp((state) => state.model?.sha256);
  const second = useApp((state) => state.secondModel);
  const { chooseSecondModel, openSecondModelFiles, removeSecondModel } = useActions();
  const free = useAllowed('model');
  const t = translator(language);
  const others = catalog.filter(({ sha256 }) => sha256 !== loaded);
  const own = second !== null && !others.some(({ id }) => id === second.id);
  if (!free) return <Withheld control="model" />;
  return (
    <div className="two-picker">
      <label className="labeled">
        {t('two.choose')}{' '}
        <select
          data-testid="second-model"
          value={second?.id ?? NONE}
          onChange={({ target }) =>
            target.value === NONE ? removeSecondModel() : chooseSecondModel(target.value)
          }
        >
          <option value={NONE}>{t('two.none')}</option>
          {others.map(({ id, title }) => (
            <option key={id} value={id}>
              {title[language]}
            </option>
          ))}
          {own && <option value={second.id}>{second.id}</option>}
        </select>
      </label>
      <FileButton
        testId="second-model-file"
        text={t('header.model.open')}
        accept={MODEL_FILE_TYPES}
        multiple
        onFiles={(files) => void openSecondModelFiles(files)}
      />
      <ProgressBar progress={second?.progress ?? null} recovering={false} t={t} />
    </div>
  );
}
