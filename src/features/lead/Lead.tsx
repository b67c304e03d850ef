import { TermText } from '../../glossary/TermText';
import { type Translate, translator } from '../../i18n/translate';
import { type AppState, shownImage } from '../../state/appState';
import { useApp } from '../../state/react';
import { ProgressBar } from './ProgressBar';

/** The first sentence: what is seen, or what is being waited for. */
export function Lead() {
  const t = translator(useApp((state) => state.language));
  const text = useApp((state) => leadText(state, t));
  const progress = useApp((state) => (state.stage === 'starting' || state.progress ? state.progress : null));
  const recovering = useApp((state) => state.stage === 'recovering');
  return (
    <div className="lead">
      <p>
        <TermText message={text} />
      </p>
      <ProgressBar progress={progress} recovering={recovering} t={t} />
    </div>
  );
}

function leadText(state: AppState, t: Translate): string {
  if (state.stage === 'failed') return t('lead.failed');
  // Beside the progress there is room for the short sentence only.
  if (state.progress || !state.model || !shownImage(state)) return t('lead.starting');
  const card = state.catalog.find((entry) => entry.id === state.model?.id);
  // The title goes on after its dot with what the network knows.
  const model = card?.title[state.language].split(' · ')[0] ?? state.model.architecture;
  const blocks = state.model.blocks.length;
  return blocks > 0 ? t('lead.result', { model, blocks }) : t('lead.plain', { model });
}
