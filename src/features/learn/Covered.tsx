import type { StepId } from '../../domain/lesson';
import { translator } from '../../i18n/translate';
import { useApp } from '../../state/react';

/** Whether a step may show what answers its question: the student has predicted and revealed it. */
export const useSettled = (id: StepId): boolean => useApp((state) => state.answers[id]?.revealed === true);

/** In place of a table that would give the answer away. */
export function Covered() {
  const t = translator(useApp((state) => state.language));
  return (
    <p className="covered" data-testid="covered">
      {t('learn.covered')}
    </p>
  );
}
