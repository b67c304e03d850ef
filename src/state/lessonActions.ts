import type { StoreApi } from 'zustand/vanilla';
import {
  isStep,
  type LessonAnswer,
  type LessonAnswers,
  type LessonPath,
  type StepId,
} from '../domain/lesson';
import type { AppState } from './appState';
import { keepPreference, readPreference } from './preferences';

const KEPT = 'answers';

/** The way through the lesson and the student's answers, which stay on this device. */
export function createLessonActions(store: StoreApi<AppState>) {
  const path = readPreference('lesson-path');
  store.setState({
    answers: readAnswers(readPreference(KEPT)),
    ...(path === 'long' && { lessonPath: path }),
  });

  const put = (answers: LessonAnswers) => {
    keepPreference(KEPT, JSON.stringify(answers));
    store.setState({ answers });
  };

  return {
    /** Goes to a step, with the block that it is about: one step of history. */
    goToStep(step: StepId, block: string | null = null) {
      const { block: before } = store.getState();
      const other = block !== null && block !== before;
      store.setState({ view: 'learn', step, ...(other && { block, channel: null, hoveredChannel: null }) });
    },
    setLessonPath(lessonPath: LessonPath) {
      keepPreference('lesson-path', lessonPath);
      store.setState({ lessonPath });
    },
    /** Picks an option of a step's question; what was revealed is covered again. */
    chooseAnswer(step: StepId, option: number) {
      put({ ...store.getState().answers, [step]: { option, revealed: false } });
    },
    /** Shows or covers the answer; nothing happens before the student has picked one. */
    revealAnswer(step: StepId, revealed: boolean) {
      const { answers } = store.getState();
      const given = answers[step];
      if (given) put({ ...answers, [step]: { ...given, revealed } });
    },
    /** Presenter mode covers what was revealed, so that no answer shows before its question was put. */
    setPresent(present: boolean) {
      if (present)
        put(
          Object.fromEntries(
            Object.entries(store.getState().answers).map(([step, answer]) => [
              step,
              { ...answer, revealed: false },
            ]),
          ),
        );
      store.setState({ present });
    },
    forgetAnswers: () => put({}),
    /** Whether the step on screen shows the chosen channel's maps. */
    showStepMaps: (stepMaps: boolean) => store.setState({ stepMaps }),
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
  const { option, revealed } = value as Partial<LessonAnswer>;
  return Number.isInteger(option) && (option as number) >= 0 && typeof revealed === 'boolean';
}
