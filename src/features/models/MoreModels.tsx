import { HUB_CATALOG, HUB_CATALOG_SOURCE } from '../../domain/hubCatalog';
import { translator } from '../../i18n/translate';
import { Dialog } from '../../parts/Dialog';
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
  return (
    <Dialog title={t('models.title')} testId="models" className="models" closesOutside onClose={closeModels}>
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
    </Dialog>
  );
}
