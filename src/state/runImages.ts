import type { StoreApi } from 'zustand/vanilla';
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

/** What became of many files. */
export interface ImagesRun {
  traces: Trace[];
  /** Names of files that are no pictures. */
  unreadable: string[];
  /** How many came after the first MOST_IMAGES. */
  beyond: number;
}

/** Passes over many images that never enter the tray. `who` keeps the decoded pixels of several runners apart. */
export function createRunner(store: StoreApi<AppState>, client: InferenceClient, who: string) {
  let stopped = new AbortController();
  let passes = 0;

  return {
    /**
     * One pass for each file, up to MOST_IMAGES, one at a time; those that are no pictures are left out and named. null: stopped,
     * or another model came. Fails with what broke the runtime.
     */
    async run(
      files: readonly File[],
      onProgress: (progress: RunProgress) => void,
    ): Promise<Result<ImagesRun> | null> {
      const { modelLoads } = store.getState();
      stopped.abort();
      stopped = new AbortController();
      const { signal } = stopped;
      const used = files.slice(0, MOST_IMAGES);
      const traces: Trace[] = [];
      const unreadable: string[] = [];
      for (const [done, blob] of used.entries()) {
        onProgress({ done, total: used.length });
        const input = { imageId: `${who}-${++passes}`, name: blob.name, blob, crop: null, gateEdits: {} };
        let result = await client.trace(input, signal);
        // The engine was being changed: the new one runs this image again.
        while (!result.ok && (result.code === 'stale' || result.code === 'no-model') && !signal.aborted) {
          await untilReady(store);
          if (store.getState().modelLoads !== modelLoads) return null;
          result = await client.trace(input, signal);
        }
        if (signal.aborted || store.getState().modelLoads !== modelLoads) return null;
        if (result.ok) traces.push(result.value.trace);
        else if (result.code.startsWith('image-')) unreadable.push(blob.name);
        else return result;
      }
      return succeed({ traces, unreadable, beyond: files.length - used.length });
    },

    stop: () => stopped.abort(),
  };
}

/** Settles when a model runs, or when that has failed for good. */
function untilReady(store: StoreApi<AppState>): Promise<void> {
  return new Promise((resolve) => {
    const isSettled = ({ stage }: AppState) => stage === 'ready' || stage === 'failed';
    // What put the engine out of work is told after the pass.
    setTimeout(() => {
      if (isSettled(store.getState())) return resolve();
      const leave = store.subscribe((state) => {
        if (!isSettled(state)) return;
        leave();
        resolve();
      });
    }, 50);
  });
}
