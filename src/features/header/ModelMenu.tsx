import { translator } from '../../i18n/translate';
import { AssumedSettings } from '../../parts/AssumedSettings';
import { FileButton } from '../../parts/FileButton';
import { Withheld } from '../../parts/Withheld';
import { keepsFiles } from '../../site/limits';
import { useActions, useApp } from '../../state/react';
import { MODEL_FILE_TYPES } from '../../state/readModelFiles';
import { useAllowed } from '../../state/useAllowed';
import { DownloadBadge, DownloadList } from './DownloadBadge';
import { ElsewhereChoices } from './ElsewhereChoices';
import { Menu } from './Menu';
import { ModelChoice } from './ModelChoice';
import { ModelFacts } from './ModelFacts';
import { TrustButton } from './TrustButton';
import { walkRadios } from './walkRadios';

/** The bundled models, a model file of the visitor's, and what is known of the loaded one. */
export function ModelMenu() {
  const language = useApp((state) => state.language);
  const catalog = useApp((state) => state.catalog);
  const model = useApp((state) => state.model);
  const { openModelFiles, openModels } = useActions();
  const free = useAllowed('model');
  const t = translator(language);
  const card = catalog.find((entry) => entry.id === model?.id);
  const value = card?.title[language] ?? model?.id ?? '…';
  return (
    <Menu label={t('header.model')} value={value} testId="model-badge" beside={<DownloadBadge />}>
      <div className="menu-section" data-testid="model-menu">
        {free ? (
          <>
            <fieldset className="choices" onKeyDown={walkRadios}>
              <legend>{t('header.model')}</legend>
              {catalog.map((entry) => (
                <ModelChoice key={entry.id} card={entry} />
              ))}
              <ElsewhereChoices />
            </fieldset>
            <button
              type="button"
              className="button"
              data-testid="more-models"
              onClick={({ currentTarget }) => {
                const menu = currentTarget.closest('details');
                if (menu) menu.open = false;
                // Where the focus is to be once the dialog is closed.
                menu?.querySelector('summary')?.focus();
                openModels();
              }}
            >
              {t('models.open')}
            </button>
            <DownloadList />
            <FileButton
              testId="model-file"
              text={t('header.model.open')}
              accept={MODEL_FILE_TYPES}
              multiple
              onFiles={(files) => void openModelFiles(files)}
            />
            <p className="help">{t('header.model.open.help')}</p>
          </>
        ) : (
          <Withheld control="model" />
        )}
        {!keepsFiles() && (
          <p className="help" data-testid="not-kept">
            {t('header.model.not-kept')}
          </p>
        )}
        {model && <ModelFacts model={model} t={t} />}
        {model && <TrustButton t={t} />}
        {free && model && (
          <AssumedSettings key={`${model.sha256}${JSON.stringify(model.chosen)}`} model={model} t={t} />
        )}
      </div>
    </Menu>
  );
}
