import { pngAddress } from '../../../charts/scene/pngAddress';
import { splitTerms } from '../../../glossary/terms';
import { type MessageKey, translator } from '../../../i18n/translate';
import type { Step } from '../../../lessons/lesson';
import type { WorksheetData, WorksheetStep } from '../../../lessons/worksheetHtml';
import { type AppState, shownImage, shownTrace } from '../../../state/appState';
import { imageTitle, photoCredits } from '../../../state/imageTitle';
import { provenance } from '../../../state/provenance';
import type { Questions } from './Collector';

/** `worksheet` has the student's answers, `key` the computed ones. */
export type SheetKind = 'worksheet' | 'key';

const plainText = (message: string): string =>
  splitTerms(message)
    .map((piece) => (typeof piece === 'string' ? piece : piece.text))
    .join('');

/** The worksheet of these steps, or its key, for the image and network in use. */
export function worksheetData(
  kind: SheetKind,
  state: AppState,
  steps: Step[],
  questions: Questions,
): WorksheetData {
  const t = translator(state.language);
  const image = shownImage(state);
  const trace = shownTrace(state);
  const card = state.catalog.find(({ id }) => id === state.model?.id);
  const input = image?.output?.input;
  return {
    language: state.language === 'zh' ? 'zh-CN' : 'en',
    title: t(`class.${kind}.heading`, { title: t('learn.title') }),
    intro: t(`class.${kind}.intro`),
    blanks: kind === 'worksheet' ? [t('class.sheet.name'), t('class.sheet.date')] : [],
    facts: [
      [t('class.sheet.image'), image ? imageTitle(state, image) : '–'],
      [t('header.model'), card?.title[state.language] ?? state.model?.id ?? '–'],
    ],
    picture: input && input.width > 0 ? pngAddress(input) : null,
    pictureLabel: t('photo.input'),
    markedLabel: t(kind === 'worksheet' ? 'class.sheet.own' : 'class.sheet.right'),
    sentence: kind === 'worksheet' ? t('class.sheet.sentence') : null,
    steps: steps.map((step) =>
      kind === 'worksheet' ? ownStep(state, step, questions) : keyStep(state, step, questions),
    ),
    provenance: [...(trace ? provenance(trace) : []), ...(image ? photoCredits(state, [image]) : [])],
  };
}

function stepTexts({ language }: AppState, { id, options }: Step, places?: Record<string, string | number>) {
  const t = translator(language);
  return {
    title: t(`learn.${id}.title`),
    question: t(`learn.${id}.question`, places),
    options: Array.from({ length: options }, (_, option) =>
      t(`learn.${id}.option.${option + 1}` as MessageKey, places),
    ),
  };
}

/** The question as it was when the student answered, else as it is now. */
function ownStep(state: AppState, step: Step, questions: Questions): WorksheetStep {
  const t = translator(state.language);
  const given = state.answers[step.id];
  const { asked } = given ?? {};
  const here = asked && asked.image === shownImage(state)?.name && asked.model === state.model?.id;
  return {
    ...stepTexts(state, step, asked?.places ?? questions[step.id]?.places),
    marked: given?.option ?? null,
    notes: asked && !here ? [t('class.sheet.asked', { image: asked.image, model: asked.model })] : [],
  };
}

function keyStep(state: AppState, step: Step, questions: Questions): WorksheetStep {
  const t = translator(state.language);
  const found = questions[step.id];
  const reveal = found?.reveal ?? null;
  const texts = stepTexts(state, step, found?.places);
  if (reveal === null) return { ...texts, marked: step.answer, notes: [t('class.key.missing')] };
  if ('untold' in reveal) return { ...texts, marked: null, notes: [reveal.untold] };
  return { ...texts, marked: reveal.option, notes: [plainText(reveal.text)] };
}
