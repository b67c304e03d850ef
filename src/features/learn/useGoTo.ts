import type { StepId } from '../../domain/lesson';
import type { LoadedModel } from '../../domain/model';
import { stepOf } from '../../lessons/lesson';
import { useActions, useApp } from '../../state/react';

/** The block of the network that a step is about; null: any. */
export function blockOfStep(id: StepId, model: LoadedModel | null): string | null {
  const { block } = stepOf(id);
  const target = block === 'first' ? model?.blocks[0] : block === 'last' ? model?.blocks.at(-1) : undefined;
  return target?.name ?? null;
}

/** Goes to a step, with the block that it is about. */
export function useGoTo(): (step: StepId) => void {
  const model = useApp((state) => state.model);
  const { goToStep } = useActions();
  return (id) => goToStep(id, blockOfStep(id, model));
}
