import type { StoreApi } from 'zustand/vanilla';
import type { AppState } from './appState';
import type { ImageActions } from './imageActions';

/** Samples that a step of the lesson puts in place of the visitor's picture, which comes back when the step is left. */
export function createLentPictureActions(
  store: StoreApi<AppState>,
  images: Pick<ImageActions, 'fetchSample' | 'chooseImage'>,
) {
  // Before the address is written, and in the same change: the step that is gone to and its picture are one step of history.
  store.subscribe(({ lent, view, step, images: tray, pendingImage, currentImage }) => {
    if (!lent || (view === 'learn' && step === lent.step)) return;
    const chosen = (pendingImage ?? currentImage) !== lent.put;
    if (!chosen && tray.some(({ id }) => id === lent.before)) images.chooseImage(lent.before);
    store.setState({ lent: null });
  });

  return {
    /** Shows a sample for as long as the step is on screen, or until the visitor chooses another picture. */
    async lendSample(id: string): Promise<void> {
      const fetched = await images.fetchSample(id);
      if (!fetched.ok) return;
      const { lent, step, currentImage } = store.getState();
      const before = lent?.put === currentImage ? lent.before : currentImage;
      images.chooseImage(fetched.value);
      if (before !== null) store.setState({ lent: { step, before, put: fetched.value } });
    },
  };
}

export type LentPictureActions = ReturnType<typeof createLentPictureActions>;
