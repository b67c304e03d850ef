import type { StoreApi } from 'zustand/vanilla';
import type { ExcitationWeights } from '../domain/excitation';
import type { Result } from '../domain/result';
import type { InferenceClient } from '../inference/protocol';
import type { AppState } from './appState';

/** Reads the SE layers of the model in use, block by block, when a view first needs one. */
export function createExcitationActions(store: StoreApi<AppState>, client: InferenceClient) {
  /** By block name, of the current model load only. */
  const kept = new Map<string, Promise<Result<ExcitationWeights>>>();
  store.subscribe(({ modelLoads }, before) => {
    if (modelLoads !== before.modelLoads) kept.clear();
  });

  return {
    /** The same promise however often it is asked for; a failure is not kept, so that another try may succeed. */
    excitationWeights(block: string): Promise<Result<ExcitationWeights>> {
      const known = kept.get(block);
      if (known) return known;
      const asked = client.excitationWeights(block);
      kept.set(block, asked);
      void asked.then((read) => {
        if (!read.ok && kept.get(block) === asked) kept.delete(block);
      });
      return asked;
    },
  };
}

export type ExcitationActions = ReturnType<typeof createExcitationActions>;
