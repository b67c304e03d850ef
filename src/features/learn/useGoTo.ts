import type { StepId } from '../../domain/lesson';
import { stepOf } from '../../lessons/lesson';
import { useActions, useApp } from '../../state/react';

/** Goes to a step, with the block that it is about. */
export function useGoTo(): (step: StepId) => void {
  const blocks = useApp((state) => state.model?.blocks);
  const { goToStep } = useActions();
  return (id) => {
    const { block } = stepOf(id);
    const target = block === 'first' ? blocks?.[0] : block === 'last' ? blocks?.at(-1) : undefined;
    goToStep(id, target?.name ?? null);
  };
}
