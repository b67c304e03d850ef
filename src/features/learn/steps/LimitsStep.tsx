import { networkCounts } from '../../../analysis/networkCounts';
import { translator } from '../../../i18n/translate';
import { appliedGates } from '../../../state/mapsWish';
import { useActions, useApp } from '../../../state/react';
import { StepBody } from '../StepBody';
import type { LiveStepProps } from '../StepProps';
import { TenQuestions } from '../TenQuestions';

/** What the lesson cannot tell, and the ten questions that a student can answer after it. */
export function LimitsStep({ step, live }: LiveStepProps) {
  const t = translator(useApp((state) => state.language));
  const answered = useApp((state) => Object.keys(state.answers).length > 0);
  const { forgetAnswers } = useActions();
  const gates = live.trace?.blocks.map(appliedGates);
  return (
    <StepBody
      step={step}
      live={live}
      choice="none"
      reveal={
        gates
          ? {
              option: step.answer as number,
              text: t('learn.limits.reveal', {
                count: gates.reduce((count, block) => count + block.filter((gate) => gate > 0.9).length, 0),
                gates: networkCounts(live.model.blocks).gates,
              }),
            }
          : null
      }
    >
      <TenQuestions live={live} />
      <p>
        <button type="button" className="button" disabled={!answered} onClick={forgetAnswers}>
          {t('learn.forget')}
        </button>
      </p>
    </StepBody>
  );
}
