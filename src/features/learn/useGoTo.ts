import type { StepId } from '../../domain/lesson';
import { stepOf } from '../../lessons/lesson';
import { useActions } from '../../state/react';

/** Goes to a step, with the block that it is about. */
export function useGoTo(): (step: StepId) => void {
  const { goToStep } = useActions();
  return (id) => goToStep(id, stepOf(id).block);
}
