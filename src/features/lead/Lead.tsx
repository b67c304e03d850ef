import { gateSummary } from '../../analysis/gateSummary';
import { formatPercent } from '../../charts/formatPercent';
import type { Recording } from '../../domain/recording';
import { TermText } from '../../glossary/TermText';
import { joinSentences } from '../../i18n/joinSentences';
import { type Translate, translator } from '../../i18n/translate';
import { ProgressBar } from '../../parts/ProgressBar';
import { type AppState, shownImage, shownTrace } from '../../state/appState';
import { shownRecording } from '../../state/drawn';
import { useActions, useApp } from '../../state/react';
import { firstAnswer } from './firstAnswer';

/** A first answer below one half is told as a guess: it is likelier wrong than right, by the network's own score. */
const SURE = 0.5;

/** The first sentence: what is seen, or what is being waited for. */
export function Lead() {
  const t = translator(useApp((state) => state.language));
  const text = useApp((state) => leadText(state, t));
  const progress = useApp((state) => (state.stage === 'starting' || state.progress ? state.progress : null));
  const recovering = useApp((state) => state.stage === 'recovering');
  const failed = useApp((state) => state.stage === 'failed');
  const { retry } = useActions();
  return (
    <div className="lead">
      <p>
        <TermText message={text} />
      </p>
      {failed && (
        <button type="button" className="button" data-testid="retry" onClick={() => void retry()}>
          {t('lead.retry')}
        </button>
      )}
      <ProgressBar progress={progress} recovering={recovering} t={t} />
    </div>
  );
}

function leadText(state: AppState, t: Translate): string {
  const recording = state.view === 'explore' ? shownRecording(state) : null;
  if (state.stage === 'failed') return t(recording ? 'lead.failed.recorded' : 'lead.failed');
  if (recording) return recordedText(state, recording, t);
  // Beside the progress there is room for the short sentence only.
  const image = shownImage(state);
  if (state.progress || !state.model || !image) return t('lead.starting');
  const card = state.catalog.find((entry) => entry.id === state.model?.id);
  // The title goes on after its dot with what the network knows.
  const model = card?.title[state.language].split(' · ')[0] ?? state.model.architecture;
  const blocks = state.model.blocks.length;
  if (blocks === 0) return t('lead.plain', { model });
  const best = image.predictionsHidden ? null : firstAnswer(state, t);
  // Who presents says it, and the map begins higher.
  const rest = [state.present ? '' : t('lead.blocks', { blocks }), gatesText(state, t)];
  if (!best) return joinSentences(t('lead.result', { model }), ...rest);
  const classes = state.model.labels.length;
  const { label, probability } = best;
  const said = t(best.score < SURE ? 'lead.unsure' : 'lead.named', {
    model,
    label,
    classes,
    probability,
  });
  return joinSentences(said, ...rest);
}

/** What the chosen block's gates are for this image; nothing before it is chosen. */
function gatesText(state: AppState, t: Translate): string {
  const found = shownTrace(state)?.blocks.find(({ name }) => name === state.block);
  const summary = found && gateSummary(found.applied ?? found.excitation);
  if (!summary) return '';
  const [open, closed] = [summary.open, summary.closed].map(formatPercent);
  return t('lead.gates', { block: found.name, open, closed });
}

function recordedText(state: AppState, recording: Recording, t: Translate): string {
  const image = shownImage(state);
  // Its own pass was refused: nothing live follows.
  if (image && image.outputKey !== null) return t('lead.recorded.only');
  const another =
    state.pendingImage !== null || (state.wantedModel ?? recording.model.id) !== recording.model.id;
  return t(another ? 'lead.starting' : 'lead.recorded');
}
