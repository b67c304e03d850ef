import type { StoreApi } from 'zustand/vanilla';
import { LEAST_IMAGES, profileOfImages } from '../analysis/profileOfImages';
import { type Failure, fail } from '../domain/failure';
import type { InferenceClient } from '../inference/protocol';
import type { AppState } from './appState';
import { notify, refuse } from './notices';
import { openReference, takeReference } from './openReference';
import { createRunner } from './runImages';

/** What is usual, measured on the visitor's own images, for models that bring no profile. */
export function createReferenceActions(store: StoreApi<AppState>, client: InferenceClient) {
  const runner = createRunner(store, client, 'reference');

  const tooFew = (count: number) => refuse(store, fail('reference-too-few', { count, least: LEAST_IMAGES }));

  return {
    /**
     * Makes the profile of the visitor's images take the place of the missing one. Fails with `reference-too-few`, or
     * with what broke the runtime.
     */
    async makeReference(files: readonly File[]): Promise<Failure | null> {
      const { model } = store.getState();
      if (!model || files.length === 0) return null;
      if (files.length < LEAST_IMAGES) return tooFew(files.length);
      const run = await runner.run(files, (referenceProgress) => store.setState({ referenceProgress }));
      store.setState({ referenceProgress: null });
      if (!run) return null;
      if (!run.ok) return refuse(store, run);
      const { traces } = run.value;
      if (traces.length < LEAST_IMAGES) return tooFew(traces.length);
      const left = files.length - traces.length;
      const code = left > 0 ? 'reference-made-of-some' : 'reference-made';
      notify(store, { kind: 'info', code, details: { images: traces.length, left } });
      const names = traces.map(({ image }) => image.name);
      takeReference(store, profileOfImages(model, traces, names));
      return null;
    },

    /** The reference as a file, with a name for it; null where there is none, or one with classes. */
    async saveReference(): Promise<{ file: ArrayBuffer; name: string } | null> {
      const { model, profile } = store.getState();
      if (!model || profile?.classes !== 0) return null;
      const { writeProfile } = await import('../inference/profileFile');
      const name = `${model.id.replaceAll(/[^\w.-]+/g, '-')}.reference-${profile.images}.safetensors`;
      return { file: writeProfile(profile), name };
    },

    openReference: (file: File) => openReference(store, file),

    stopReference() {
      runner.stop();
      store.setState({ referenceProgress: null });
    },
  };
}
