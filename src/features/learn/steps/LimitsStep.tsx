import { networkCounts } from '../../../analysis/networkCounts';
import { translator } from '../../../i18n/translate';
import { appliedGates } from '../../../state/mapsWish';
import { useApp } from '../../../state/react';
import type { QuestionProps } from '../Question';
import { StepBody } from '../StepBody';
import type { StepProps } from '../StepProps';
import { TenQuestions } from '../TenQuestions';
import { useLive } from '../useLive';

/** What the lesson cannot tell, and the ten questions that a student can answer after it; any network will do. */
export function LimitsStep({ step }: StepProps) {
  const t = translator(useApp((state) => state.language));
  const live = useLive();
  const gates = live?.trace?.blocks.map(appliedGates);
  const reveal = (): QuestionProps['reveal'] => {
    const option = step.answer as number;
    if (!live) return { option, text: t('learn.limits.reveal.plain') };
    if (!gates) return null;
    const count = gates.reduce((sum, block) => sum + block.filter((gate) => gate > 0.9).length, 0);
    return {
      option,
      text: t('learn.limits.reveal', { count, gates: networkCounts(live.model.blocks).gates }),
    };
  };
  return (
    <StepBody step={step} live={live} choice="none" reveal={reveal()}>
      <TenQuestions live={live} />
    </StepBody>
  );
}
