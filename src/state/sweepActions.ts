import type { StoreApi } from 'zustand/vanilla';
import type { GateEdit, GateEdits } from '../domain/gateEdit';
import { succeed } from '../domain/result';
import type { InferenceClient } from '../inference/protocol';
import type { AppState } from './appState';
import { experimentProvenance } from './experimentProvenance';
import { type LabState, type Scope, SWEEP_MODES, type SweepMode } from './labState';
import { refuse } from './notices';
import { createExperimenter, experimentKey, imagesInScope } from './runEdits';

const EDITS: Record<SweepMode, GateEdit> = {
  frozen: { mode: 'profile', class: '*' },
  mean: { mode: 'mean' },
  bypass: { mode: 'bypass' },
};

/** The sweep's edits: every block alone, then all frozen at once; frozen only where what is usual is known. */
export function sweepPlan(blocks: readonly string[], usualKnown: boolean) {
  const step = (block: string | null, mode: SweepMode) => ({
    block,
    mode,
    edits: Object.fromEntries(
      (block === null ? blocks : [block]).map((name) => [name, EDITS[mode]]),
    ) as GateEdits,
  });
  const modes = SWEEP_MODES.filter((mode) => mode !== 'frozen' || usualKnown);
  return [
    ...blocks.flatMap((block) => modes.map((mode) => step(block, mode))),
    // At their mean or bypassed all at once would say more of the changed scale than of the gates.
    ...(usualKnown ? [step(null, 'frozen')] : []),
  ];
}

/** Edits one block after another and looks at the answer: what does each block's reaction to the image do? */
export function createSweepActions(store: StoreApi<AppState>, client: InferenceClient) {
  const experimenter = createExperimenter(store, client);
  const patch = (change: Partial<LabState>) => store.setState(({ lab }) => ({ lab: { ...lab, ...change } }));

  return {
    setScope: (scope: Scope) => patch({ scope }),

    async runSweep(): Promise<void> {
      const state = store.getState();
      const { scope } = state.lab;
      const images = imagesInScope(state, scope);
      const plan = sweepPlan(state.model?.blocks.map(({ name }) => name) ?? [], state.profile !== null);
      const key = experimentKey(state, scope);
      const run = await experimenter.run(
        images,
        async () => succeed(plan.map(({ edits }) => edits)),
        images.length * plan.length,
        (sweepProgress) => patch({ sweepProgress }),
      );
      patch({ sweepProgress: null });
      if (!run) return;
      // Another engine was chosen meanwhile.
      if (!run.ok) return run.code === 'stale' ? undefined : void refuse(store, run);
      const rows = plan.map(({ block, mode }, at) => ({
        block,
        mode,
        changes: run.value.map((changes) => changes[at]),
      }));
      const weights = state.model?.sha256 ?? '';
      const provenance = experimentProvenance(state, images);
      patch({ sweep: { weights, provenance, key, scope, images: images.map(({ name }) => name), rows } });
    },

    stopSweep() {
      experimenter.stop();
      patch({ sweepProgress: null });
    },
  };
}

export type SweepActions = ReturnType<typeof createSweepActions>;
