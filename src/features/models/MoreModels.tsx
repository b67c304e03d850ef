import { useLayoutEffect, useRef } from 'react';
import { HUB_CATALOG, HUB_CATALOG_SOURCE } from '../../domain/hubCatalog';
import { translator } from '../../i18n/translate';
import { keepsFiles } from '../../site/limits';
import { useActions, useApp } from '../../state/react';
import { AddressField } from './AddressField';
import { HubCard } from './HubCard';
import { HubHost } from './HubHost';
import { KeptModels } from './KeptModels';
import { OtherDownloads } from './OtherDownloads';

const OWN = HUB_CATALOG.filter(({ rehosted }) => !rehosted);
const REHOSTED = HUB_CATALOG.filter(({ rehosted }) => rehosted);

/** Models that do not come with the site: a catalog, any other address, and what the browser keeps. */
export function MoreModels() {
  const t = translator(useApp((state) => state.language));
  const { closeModels } = useActions();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // Gives the focus back to where it was.
    return () => element?.close();
  }, []);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: Escape closes a dialog by itself
    <dialog
      ref={dialog}
      className="dialog models"
      aria-labelledby="models-title"
      data-testid="models"
      onClose={() => dialog.current?.open || closeModels()}
      onClick={(event) => event.target === dialog.current && closeModels()}
    >
      <div className="dialog-head">
        <h2 id="models-title">{t('models.title')}</h2>
        <button type="button" className="icon-button" aria-label={t('models.close')} onClick={closeModels}>
          ×
        </button>
      </div>
      <p>{t(keepsFiles() ? 'models.intro' : 'models.intro.not-kept')}</p>
      <AddressField />
      <HubHost />
      <OtherDownloads />
      <KeptModels />
      <section>
        <h3>{t('models.catalog')}</h3>
        <p className="help">{t('models.catalog.help', { source: HUB_CATALOG_SOURCE })}</p>
        <ul className="model-cards">
          {OWN.map((model) => (
            <HubCard key={model.id} model={model} />
          ))}
        </ul>
      </section>
      <section>
        <h3>{t('models.rehosted')}</h3>
        <p className="help">{t('models.rehosted.help')}</p>
        <ul className="model-cards">
          {REHOSTED.map((model) => (
            <HubCard key={model.id} model={model} />
          ))}
        </ul>
      </section>
    </dialog>
  );
}
