import type { StoreApi } from 'zustand/vanilla';
import type { Failure } from '../domain/failure';
import { type Result, succeed } from '../domain/result';
import type { Trace } from '../domain/trace';
import type { InferenceClient } from '../inference/protocol';
import type { AppState } from './appState';

/** A few hundred tell what is usual; more would keep the visitor waiting and fill the memory. */
export const MOST_IMAGES = 500;

export interface RunProgress {
  done: number;
  total: number;
}

/** Passes over many images that never enter the tray. `who` keeps the decoded pixels of several runners apart. */
export function createRunner(store: StoreApi<AppState>, client: InferenceClient, who: string) {
  let stopped = new AbortController();
  let passes = 0;

  return {
    /**
     * One pass for each file, up to MOST_IMAGES, one at a time; those that are no pictures are left out. null: stopped,
     * or another model came. Fails with what broke the runtime.
     */
    async run(
      files: readonly File[],
      onProgress: (progress: RunProgress) => void,
    ): Promise<Result<Trace[]> | null> {
      const { modelLoads } = store.getState();
      stopped.abort();
      stopped = new AbortController();
      const { signal } = stopped;
      const used = files.slice(0, MOST_IMAGES);
      const traces: Trace[] = [];
      for (const [done, blob] of used.entries()) {
        onProgress({ done, total: used.length });
        const input = { imageId: `${who}-${++passes}`, name: blob.name, blob, crop: null, gateEdits: {} };
        const result = await client.trace(input, signal);
        if (signal.aborted || store.getState().modelLoads !== modelLoads) return null;
        if (result.ok) traces.push(result.value.trace);
        // An engine that was changed runs the rest.
        else if (!isPassedOver(result)) return result;
      }
      return succeed(traces);
    },

    stop: () => stopped.abort(),
  };
}

const isPassedOver = ({ code }: Failure) => code.startsWith('image-') || code === 'stale';
