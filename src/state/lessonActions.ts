import type { StoreApi } from 'zustand/vanilla';
import {
  type Asked,
  isStep,
  type LessonAnswer,
  type LessonAnswers,
  type LessonPath,
  type StepBlock,
  type StepId,
} from '../domain/lesson';
import { type AppState, shownImage } from './appState';
import { activeDetour, type DetourActions, targetBlock } from './detourActions';
import { keepPreference, readPreference } from './preferences';

const KEPT = 'answers';

/** The way through the lesson and the student's answers, which stay on this device. */
export function createLessonActions(store: StoreApi<AppState>, { goBack }: Pick<DetourActions, 'goBack'>) {
  const path = readPreference('lesson-path');
  store.setState({
    answers: readAnswers(readPreference(KEPT)),
    ...(path === 'long' && { lessonPath: path }),
  });

  /** Of the visitor, while a presentation has its own, which last as long as it does. */
  let own: LessonAnswers = {};
  let forgotten = { own, answers: own };

  const put = (answers: LessonAnswers) => {
    if (!store.getState().present) keepPreference(KEPT, JSON.stringify(answers));
    store.setState({ answers, answersForgotten: false });
  };

  let mapsWanted = 0;

  return {
    /**
     * Goes to a step, with the block that it is about: one step of history. Where the step before had opened another
     * network, the former one comes back.
     */
    goToStep(step: StepId, target: StepBlock = null) {
      const state = store.getState();
      const detour = activeDetour(state);
      if (detour && detour.step !== step) {
        store.setState({ view: 'learn', step, detour: { ...detour, returning: true } });
        void goBack(target);
        return;
      }
      const block = targetBlock(state.model, target);
      const other = block !== null && block !== state.block && { block, channel: null, hoveredChannel: null };
      store.setState({ view: 'learn', step, ...other, ...(block !== null && { blockAuto: false }) });
    },
    setLessonPath(lessonPath: LessonPath) {
      keepPreference('lesson-path', lessonPath);
      store.setState({ lessonPath });
    },
    /** Picks an option of a step's question, with the places in its text; what was revealed is covered again. */
    chooseAnswer(step: StepId, option: number, places: Asked['places'] = {}) {
      const state = store.getState();
      const image = shownImage(state)?.name;
      const model = state.model?.id;
      const asked = image !== undefined && model !== undefined ? { places, image, model } : undefined;
      put({ ...state.answers, [step]: { option, revealed: false, ...(asked && { asked }) } });
    },
    /** Shows or covers the answer; nothing happens before the student has picked one. */
    revealAnswer(step: StepId, revealed: boolean) {
      const { answers } = store.getState();
      const given = answers[step];
      if (given) put({ ...answers, [step]: { ...given, revealed } });
    },
    /** Keeps whether a prediction whose answer is in sight came true. */
    judgeAnswer(step: StepId, right: boolean) {
      const { answers } = store.getState();
      const given = answers[step];
      if (given?.revealed && given.right !== right) put({ ...answers, [step]: { ...given, right } });
    },
    /** A presentation begins without answers, so that none shows before its question was put; the visitor's come back. */
    setPresent(present: boolean) {
      const { present: before, answers } = store.getState();
      if (present === before) return;
      if (present) own = answers;
      store.setState({ present, answers: present ? {} : own, answersForgotten: false });
    },
    /** The visitor's own, too, where a presentation is on. */
    forgetAnswers() {
      forgotten = { own, answers: store.getState().answers };
      own = {};
      keepPreference(KEPT, '{}');
      store.setState({ answers: {}, answersForgotten: true });
    },
    /** For as long as no other answer was picked. */
    bringBackAnswers() {
      own = forgotten.own;
      put(forgotten.answers);
      if (store.getState().present) keepPreference(KEPT, JSON.stringify(own));
    },
    /** A step on screen, or one that is put to paper, asks for the chosen channel's maps, or no longer does. */
    showStepMaps(wanted: boolean) {
      mapsWanted += wanted ? 1 : -1;
      store.setState({ stepMaps: mapsWanted > 0 });
    },
  };
}

export type LessonActions = ReturnType<typeof createLessonActions>;

/** What is kept on the device may be of another version, or damaged: what does not fit is left out. */
function readAnswers(text: string | null): LessonAnswers {
  try {
    const kept: unknown = JSON.parse(text ?? '{}');
    if (typeof kept !== 'object' || kept === null) return {};
    return Object.fromEntries(
      Object.entries(kept).filter(([step, answer]) => isStep(step) && isAnswer(answer)),
    );
  } catch {
    return {};
  }
}

function isAnswer(value: unknown): value is LessonAnswer {
  if (typeof value !== 'object' || value === null) return false;
  const { option, revealed, asked, right } = value as Partial<LessonAnswer>;
  return (
    Number.isInteger(option) &&
    (option as number) >= 0 &&
    typeof revealed === 'boolean' &&
    (right === undefined || typeof right === 'boolean') &&
    (asked === undefined || isAsked(asked))
  );
}

function isAsked(value: unknown): value is Asked {
  if (typeof value !== 'object' || value === null) return false;
  const { places, image, model } = value as Partial<Asked>;
  return (
    typeof image === 'string' &&
    typeof model === 'string' &&
    typeof places === 'object' &&
    places !== null &&
    Object.values(places).every((place) => typeof place === 'string' || typeof place === 'number')
  );
}
