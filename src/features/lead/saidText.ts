import { translator } from '../../i18n/translate';
import { type AppState, shownImage } from '../../state/appState';
import { imageTitle } from '../../state/imageTitle';
import { firstAnswer } from './firstAnswer';

/** The result on screen in one sentence, for those who do not see it change; empty while there is none, or the camera runs. */
export function saidResult(state: AppState): string {
  const t = translator(state.language);
  const image = shownImage(state);
  if (state.cameraOpen || state.pendingImage !== null || !image) return '';
  const best = firstAnswer(state, t);
  if (!best) return '';
  const name = imageTitle(state, image);
  return image.predictionsHidden
    ? t('said.hidden', { image: name })
    : t('said.result', { image: name, label: best.label, probability: best.probability });
}

/** Which network is in use; empty while one is being loaded. */
export function saidModel(state: AppState): string {
  const t = translator(state.language);
  const { model, wantedModel, catalog, language, stage } = state;
  if (!model || wantedModel !== null || stage !== 'ready') return '';
  return t('said.model', { model: catalog.find(({ id }) => id === model.id)?.title[language] ?? model.id });
}
