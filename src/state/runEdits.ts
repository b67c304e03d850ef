import type { StoreApi } from 'zustand/vanilla';
import { type AnswerChange, answerChange } from '../analysis/logOdds';
import type { GateEdits } from '../domain/gateEdit';
import type { Profile } from '../domain/profile';
import { type Result, succeed } from '../domain/result';
import type { InferenceClient } from '../inference/protocol';
import { type AppState, shownImage, type TrayImage } from './appState';
import { editedInput } from './editContext';
import type { Scope } from './labState';
import { outputKey } from './nextImage';
import { ownImages } from './ownImages';
import type { RunProgress } from './runImages';

/** Whose images an experiment over several takes: the visitor's, or the samples opened so far where there are none. */
export const hasOwnImages = ({ images }: AppState): boolean => ownImages(images, null).length > 0;

/**
 * The images of an experiment that the loaded model has run on: the one on screen, or those that the tray shows as the
 * visitor's. A changed copy of an image counts in no average: it is no second observation.
 */
export function imagesInScope(state: AppState, scope: Scope): TrayImage[] {
  const shown = shownImage(state);
  const several = hasOwnImages(state)
    ? ownImages(state.images, state.currentImage)
    : state.images.filter(({ origin }) => origin.kind === 'sample');
  const candidates = scope === 'tray' ? several : shown && shown.origin.kind !== 'trace' ? [shown] : [];
  return candidates.filter(
    (image) =>
      image.output !== null &&
      image.modelLoad === state.modelLoads &&
      image.outputKey === outputKey(state, image),
  );
}

const IDS = new WeakMap<Profile, number>();
let lastId = 0;

/** Tells references apart, also where two are of as many images. */
export function referenceKey(profile: Profile | null): string {
  if (!profile) return 'none';
  const id = IDS.get(profile) ?? ++lastId;
  IDS.set(profile, id);
  return String(id);
}

/** Names what an experiment's result depends on: model, engine, images with their squares, and what is usual. */
export function experimentKey(state: AppState, scope: Scope): string {
  const images = imagesInScope(state, scope).map((image) => `${image.id}@${image.outputKey}`);
  return [state.modelLoads, referenceKey(state.profile), ...images].join('|');
}

/** Runs many edits on several images, one pass at a time, and answers what each did to each image's first answer. */
export function createExperimenter(store: StoreApi<AppState>, client: InferenceClient) {
  let stopped = new AbortController();

  return {
    /** Stops what runs; null from then on. */
    stop: () => stopped.abort(),

    /**
     * Changes by image and edit. `editsOf` is asked once an image; `total` passes in all. null: stopped, or another model or
     * engine came. Fails with why an edit cannot be run, or with what broke the runtime.
     */
    async run(
      images: readonly TrayImage[],
      editsOf: (image: TrayImage) => Promise<Result<GateEdits[]>>,
      total: number,
      onProgress: (progress: RunProgress) => void,
    ): Promise<Result<AnswerChange[][]> | null> {
      stopped.abort();
      stopped = new AbortController();
      const { signal } = stopped;
      const { model, modelLoads, runtime, profile } = store.getState();
      const scores = model?.settings.scores ?? 'softmax';
      const goesOn = () =>
        !signal.aborted &&
        store.getState().modelLoads === modelLoads &&
        store.getState().runtime === runtime &&
        store.getState().profile === profile;
      const changes: AnswerChange[][] = [];
      let done = 0;
      onProgress({ done, total });
      for (const image of images) {
        const before = image.output?.trace.logits;
        const wanted = await editsOf(image);
        if (!goesOn() || !before) return null;
        if (!wanted.ok) return wanted;
        const own: AnswerChange[] = [];
        for (const edits of wanted.value) {
          const input = editedInput(store.getState(), image, edits);
          if (!input.ok) return input;
          const traced = await client.trace(input.value, signal);
          if (!goesOn()) return null;
          if (!traced.ok) return traced;
          own.push(answerChange(before, traced.value.trace.logits, scores));
          onProgress({ done: ++done, total });
        }
        changes.push(own);
      }
      return succeed(changes);
    },
  };
}
