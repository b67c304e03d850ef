import type { ReactNode } from 'react';
import type { LoadedModel } from '../../domain/model';
import { type Translate, translator } from '../../i18n/translate';
import { AssumedSettings } from '../../parts/AssumedSettings';
import { CopyField } from '../../parts/CopyField';
import { Dialog } from '../../parts/Dialog';
import { ProgressBar } from '../../parts/ProgressBar';
import { selfCheckText } from '../../parts/selfCheckText';
import { useActions, useApp } from '../../state/react';
import { useAllowed } from '../../state/useAllowed';
import { CostTable } from './CostTable';
import { CrossCheckPart } from './CrossCheckPart';
import { costSentence } from './costRows';
import { engineRows } from './engineRows';
import { evidenceRows } from './evidenceRows';
import { ReportCopy } from './ReportCopy';
import { RowTable } from './RowTable';
import { settingRows } from './settingRows';
import { TensorLists } from './TensorLists';
import { tensorSentence } from './tensorRows';

/** What was loaded, how it was recognized, what was assumed, and how far its numbers agree with other engines. */
export function TrustPanel() {
  const language = useApp((state) => state.language);
  const model = useApp((state) => state.model);
  const { closeTrust, cancelCrossCheck } = useActions();
  const t = translator(language);
  const closed = () => {
    cancelCrossCheck();
    closeTrust();
  };
  return (
    <Dialog title={t('trust.title')} testId="trust" className="glossary trust" closesOutside onClose={closed}>
      {model && <Facts model={model} t={t} />}
    </Dialog>
  );
}

function Facts({ model, t }: { model: LoadedModel; t: Translate }) {
  const runtime = useApp((state) => state.runtime);
  const progress = useApp((state) => state.progress);
  const title = useApp(
    (state) => state.catalog.find(({ id }) => id === model.id)?.title[state.language] ?? model.id,
  );
  const free = useAllowed('model');
  const { architecture } = model;
  return (
    <>
      <p>
        {title} {title !== model.id && <span className="help">{model.id}</span>}
      </p>
      <Section title={t('trust.recognized', { architecture })} help={t('trust.recognized.help')}>
        <RowTable
          caption={t('trust.recognized', { architecture })}
          heads={[t('trust.column.finding'), t('trust.column.tensor')]}
          rows={evidenceRows(model, t)}
          testId="trust-evidence"
          code
        />
      </Section>
      <Section title={t('trust.settings')} help={t('trust.settings.help')}>
        <RowTable
          caption={t('trust.settings')}
          heads={[t('trust.column.setting'), t('trust.column.value'), t('trust.column.source')]}
          rows={settingRows(model, t)}
          testId="trust-settings"
        />
        {free && (
          <AssumedSettings key={`${model.sha256}${JSON.stringify(model.chosen)}`} model={model} t={t} />
        )}
        <ProgressBar progress={progress} recovering={false} t={t} />
      </Section>
      <Section title={t('trust.tensors')} help={t('trust.tensors.help')}>
        <p data-testid="trust-tensors">{tensorSentence(model, t)}</p>
        <TensorLists model={model} t={t} />
        <div data-testid="trust-sha">
          <p className="help">{t('trust.sha')}</p>
          <CopyField label={t('trust.sha')} value={model.sha256} rows={1} />
        </div>
      </Section>
      <Section title={t('trust.cost')} help={t('trust.cost.help')}>
        <p data-testid="trust-cost-text">{costSentence(model, t)}</p>
        <CostTable model={model} t={t} />
      </Section>
      {runtime && (
        <Section title={t('trust.engine')}>
          <RowTable
            caption={t('trust.engine')}
            heads={[t('trust.column.fact'), t('trust.column.value'), t('trust.column.note')]}
            rows={engineRows(runtime, model.threads, t)}
            testId="trust-engine"
          />
        </Section>
      )}
      <Section title={t('trust.check')}>
        <p className="trust-verdict" data-passed={model.selfCheck?.passed}>
          {selfCheckText(model, t)}
        </p>
      </Section>
      {runtime && (
        <Section title={t('trust.cross')}>
          <CrossCheckPart model={model} runtime={runtime} t={t} />
        </Section>
      )}
      <Section title={t('trust.report')} help={t('trust.report.help')}>
        <ReportCopy model={model} runtime={runtime} t={t} />
      </Section>
    </>
  );
}

function Section({ title, help, children }: { title: string; help?: string; children: ReactNode }) {
  return (
    <section className="trust-section">
      <h3>{title}</h3>
      {help && <p className="help">{help}</p>}
      {children}
    </section>
  );
}
