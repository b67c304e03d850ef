import type { StoreApi } from 'zustand/vanilla';
import type { Failure } from '../domain/failure';
import type { Result } from '../domain/result';
import type { Trace } from '../domain/trace';
import type { InferenceClient, TraceInput } from '../inference/protocol';
import { type AppState, shownImage, shownTrace, type TrayImage } from './appState';
import { editedInput } from './editContext';
import type { LabState } from './labState';
import { outputKey } from './nextImage';
import { referenceKey } from './runEdits';

/** What a wish depends on: other changes, as the pointer's, are none of its business. */
const PARTS = ['view', 'stage', 'runtime', 'model', 'images', 'currentImage', 'profile'] as const;

interface LabWish {
  key: string;
  before: Trace;
  input: Result<TraceInput>;
}

const donorsOf = ({ lab: { edits }, images }: AppState): TrayImage[] =>
  Object.values(edits).flatMap((edit) =>
    edit.mode === 'from' ? images.filter(({ id }) => id === edit.image) : [],
  );

/** An image whose gates are taken over runs first. */
const waitsForDonor = (state: AppState): boolean =>
  state.view === 'lab' &&
  state.stage === 'ready' &&
  donorsOf(state).some((donor) => donor.outputKey !== outputKey(state, donor));

/** The edited pass that the page wants to show; null where nothing is edited, or the unedited one is not there yet. */
function labWish(state: AppState): LabWish | null {
  const image = shownImage(state);
  const { edits } = state.lab;
  const before = shownTrace(state);
  if (state.view !== 'lab' || state.stage !== 'ready' || !image || !before) return null;
  if (Object.keys(edits).length === 0 || image.outputKey !== outputKey(state, image)) return null;
  if (waitsForDonor(state)) return null;
  const sources = donorsOf(state);
  const key = [image.id, image.outputKey, referenceKey(state.profile), JSON.stringify(edits)]
    .concat(sources.map(({ id, outputKey }) => `${id}@${outputKey}`))
    .join('|');
  return { key, before, input: editedInput(state, image, edits) };
}

/** Runs the edited pass whenever the edits or the image change, the newest wish first. */
export function createLabActions(store: StoreApi<AppState>, client: InferenceClient) {
  let running: { key: string; controller: AbortController } | null = null;
  /** The wish that failed; not asked again by itself. */
  let refused: string | null = null;

  const patch = (change: Partial<LabState>) => store.setState(({ lab }) => ({ lab: { ...lab, ...change } }));

  const refuse = (key: string, failure: Failure) => {
    refused = key;
    // A change of runtime or model made it stale, and brings about a new wish.
    if (failure.code !== 'stale') patch({ failure, result: null });
  };

  const ask = async (key: string, before: Trace, input: TraceInput): Promise<void> => {
    const controller = new AbortController();
    running = { key, controller };
    patch({ running: true });
    try {
      const { modelLoads } = store.getState();
      const traced = await client.trace(input, controller.signal);
      if (store.getState().modelLoads === modelLoads) {
        if (traced.ok)
          patch({ result: { key, modelLoad: modelLoads, before, after: traced.value.trace }, failure: null });
        else if (!controller.signal.aborted) refuse(key, traced);
      }
    } finally {
      running = null;
      patch({ running: false });
    }
    pump();
  };

  const pump = (): void => {
    const state = store.getState();
    // What is on screen is not the answer to these edits yet.
    const busy = running !== null || waitsForDonor(state);
    if (busy !== state.lab.running) patch({ running: busy });
    const wish = labWish(state);
    if (!wish) {
      // Not while the next picture is on its way: what is on screen stays until then.
      if (Object.keys(state.lab.edits).length === 0 && (state.lab.result || state.lab.failure))
        patch({ result: null, failure: null });
      return;
    }
    const { key, before, input } = wish;
    if (running || key === refused || state.lab.result?.key === key) {
      if (state.lab.result?.key === key && state.lab.failure) patch({ failure: null });
      return;
    }
    refused = null;
    if (input.ok) void ask(key, before, input.value);
    else refuse(key, input);
  };

  store.subscribe((state, before) => {
    if (state.lab.edits === before.lab.edits && !PARTS.some((part) => state[part] !== before[part])) return;
    if (state.runtime !== before.runtime || state.stage !== before.stage) refused = null;
    pump();
  });

  return {
    /** After a failure: the same once more. */
    retryLab() {
      refused = null;
      pump();
    },
  };
}

export type LabActions = ReturnType<typeof createLabActions>;
