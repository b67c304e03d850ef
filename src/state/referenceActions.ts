import type { StoreApi } from 'zustand/vanilla';
import { LEAST_IMAGES, profileOfImages } from '../analysis/profileOfImages';
import { type Failure, fail } from '../domain/failure';
import type { Trace } from '../domain/trace';
import type { InferenceClient } from '../inference/protocol';
import type { AppState } from './appState';
import { notify } from './notices';

/** A few hundred tell what is usual; more would keep the visitor waiting and fill the memory. */
export const MOST_IMAGES = 500;

/** What is usual, measured on the visitor's own images, for models that bring no profile. */
export function createReferenceActions(store: StoreApi<AppState>, client: InferenceClient) {
  let stopped = new AbortController();
  let passes = 0;

  const finish = (patch: Partial<AppState>, failure: Failure | null): Failure | null => {
    store.setState({ ...patch, referenceProgress: null });
    if (failure) notify(store, { kind: 'error', failure });
    return failure;
  };

  return {
    /**
     * One pass for each file, up to MOST_IMAGES; those that are no pictures are left out. The result takes the place
     * of the missing profile. Fails with `reference-too-few`, or with what broke the runtime.
     */
    async makeReference(files: readonly File[]): Promise<Failure | null> {
      const { model, modelLoads } = store.getState();
      if (!model || files.length === 0) return null;
      const tooFew = (count: number) => fail('reference-too-few', { count, least: LEAST_IMAGES });
      if (files.length < LEAST_IMAGES) return finish({}, tooFew(files.length));
      stopped.abort();
      stopped = new AbortController();
      const { signal } = stopped;
      const used = files.slice(0, MOST_IMAGES);
      const traces: Trace[] = [];
      for (const [done, blob] of used.entries()) {
        store.setState({ referenceProgress: { done, total: used.length } });
        const imageId = `reference-${++passes}`;
        const result = await client.trace(
          { imageId, name: blob.name, blob, crop: null, gateEdits: {} },
          signal,
        );
        if (signal.aborted) return null;
        if (store.getState().modelLoads !== modelLoads) return finish({}, null);
        if (result.ok) traces.push(result.value.trace);
        // An engine that was changed runs the rest.
        else if (!result.code.startsWith('image-') && result.code !== 'stale') return finish({}, result);
      }
      if (traces.length < LEAST_IMAGES) return finish({}, tooFew(traces.length));
      const profile = profileOfImages(model.sha256, traces);
      const left = files.length - traces.length;
      const code = left > 0 ? 'reference-made-of-some' : 'reference-made';
      notify(store, { kind: 'info', code, details: { images: traces.length, left } });
      const { reference } = store.getState();
      return finish(
        {
          profile,
          profileState: 'ready',
          profileFailure: null,
          // Nobody knows the classes of these images.
          reference: reference === 'none' ? 'none' : 'all',
        },
        null,
      );
    },

    stopReference() {
      stopped.abort();
      store.setState({ referenceProgress: null });
    },
  };
}

export type ReferenceActions = ReturnType<typeof createReferenceActions>;
