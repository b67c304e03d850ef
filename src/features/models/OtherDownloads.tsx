import { HUB_CATALOG } from '../../domain/hubCatalog';
import { translator } from '../../i18n/translate';
import { useApp } from '../../state/react';
import { ModelAction } from './ModelAction';

/** Downloads of models that the catalog does not list: theirs are not seen on a card. */
export function OtherDownloads() {
  const t = translator(useApp((state) => state.language));
  const downloads = useApp((state) => state.downloads);
  const others = downloads.filter(({ id }) => !HUB_CATALOG.some((model) => model.id === id));
  if (others.length === 0) return null;
  return (
    <section>
      <h3>{t('models.others')}</h3>
      <ul className="kept-models">
        {others.map(({ id }) => (
          <li key={id} data-model={id}>
            <span className="model-id">{id}</span>
            <ModelAction id={id} name={id} />
          </li>
        ))}
      </ul>
    </section>
  );
}
