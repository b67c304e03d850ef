import type { StoredModel } from '../../domain/download';
import type { ModelCard } from '../../domain/model';
import { translator } from '../../i18n/translate';
import { focusNeighbor } from '../../parts/moveFocus';
import { useActions, useApp } from '../../state/react';
import { megabytes } from './figures';
import { ModelAction } from './ModelAction';

/** The weights that the browser keeps, how large they are, and a way to be rid of each. */
export function KeptModels() {
  const language = useApp((state) => state.language);
  const stored = useApp((state) => state.storedModels);
  const catalog = useApp((state) => state.catalog);
  const { removeStored } = useActions();
  const t = translator(language);
  if (stored.length === 0) return null;
  const total = stored.reduce((sum, { bytes }) => sum + bytes, 0);
  return (
    <details className="kept" data-testid="kept-models" open>
      <summary>{t('models.kept', { count: stored.length, megabytes: megabytes(total) })}</summary>
      <ul className="kept-models">
        {stored.map((model) => {
          const name = nameOf(model, catalog, language);
          const remove = t('models.remove');
          return (
            <li key={model.key}>
              <span className="model-id">{name}</span>
              <span className="help">
                {t('models.megabytes', { megabytes: megabytes(model.bytes) })} ·{' '}
                <span title={`SHA-256 ${model.sha256}`}>
                  {t(model.verified ? 'models.verified' : 'models.unverified')}
                </span>
              </span>
              {model.id !== null && <ModelAction id={model.id} name={name} />}
              <button
                type="button"
                className="button"
                aria-label={`${remove}${t('list.colon')}${name}`}
                onClick={({ currentTarget }) => {
                  focusNeighbor(currentTarget, currentTarget.closest('dialog')?.querySelector('button'));
                  void removeStored(model.key);
                }}
              >
                {remove}
              </button>
            </li>
          );
        })}
      </ul>
    </details>
  );
}

/** A bundled model of another version of the site has no title any more: its folder names it. */
function nameOf({ id, sha256, key }: StoredModel, catalog: ModelCard[], language: 'en' | 'zh'): string {
  const card = catalog.find((entry) => entry.sha256 === sha256);
  return id ?? card?.title[language] ?? new URL(key).pathname.split('/').at(-2) ?? key;
}
