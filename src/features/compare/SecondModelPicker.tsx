import { translator } from '../../i18n/translate';
import { FileButton } from '../../parts/FileButton';
import { ProgressBar } from '../../parts/ProgressBar';
import { Withheld } from '../../parts/Withheld';
import { useActions, useApp } from '../../state/react';
import { MODEL_FILE_TYPES } from '../../state/readModelFiles';
import { useAllowed } from '../../state/useAllowed';

const NONE = '';

/** Chooses the network beside the loaded one: bundled, kept by the browser, or a file. Shows how far its loading is. */
export function SecondModelPicker() {
  const language = useApp((state) => state.language);
  const catalog = useApp((state) => state.catalog);
  const loaded = useApp((state) => state.model?.sha256);
  const stored = useApp((state) => state.storedModels);
  const second = useApp((state) => state.secondModel);
  const { chooseSecondModel, openSecondModelFiles, removeSecondModel } = useActions();
  const free = useAllowed('model');
  const t = translator(language);
  const bundled = catalog.filter(({ sha256 }) => sha256 !== loaded);
  const kept = stored.flatMap(({ id, sha256 }) => (id === null || sha256 === loaded ? [] : [id]));
  const others = [
    ...bundled.map(({ id, title }) => ({ id, text: title[language] })),
    ...kept.map((id) => ({ id, text: id })),
  ];
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
            target.value === NONE ? removeSecondModel() : void chooseSecondModel(target.value)
          }
        >
          <option value={NONE}>{t('two.none')}</option>
          {others.map(({ id, text }) => (
            <option key={id} value={id}>
              {text}
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
