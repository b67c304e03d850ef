import type { StoreApi } from 'zustand/vanilla';
import type { InferenceClient } from '../inference/protocol';
import type { AppState, TrayImage } from './appState';
import { recordingOf } from './drawn';
import { nextImage, outputKey } from './nextImage';
import { notify } from './notices';
import { traceInput } from './traceInput';

/**
 * Runs one image at a time, newest wish first. Returns `pump`: call it after any change that may need a pass.
 * A pass that became outdated while it ran is shown all the same and followed by the newer one.
 */
export function createScheduler(store: StoreApi<AppState>, client: InferenceClient): () => void {
  let busy = false;

  const patchImage = (id: string, patch: Partial<TrayImage>) =>
    store.setState((state) => ({
      images: state.images.map((image) => (image.id === id ? { ...image, ...patch } : image)),
    }));

  const pump = async (): Promise<void> => {
    if (busy) return;
    const image = nextImage(store.getState());
    if (!image) return settle(store);
    busy = true;
    const key = outputKey(store.getState(), image);
    const { modelLoads: modelLoad } = store.getState();
    patchImage(image.id, { running: true });
    try {
      const { name } = image;
      const result = await client.trace(traceInput(image));
      if (result.ok) {
        patchImage(image.id, { running: false, output: result.value, outputKey: key, modelLoad });
        if (image.output === null)
          for (const code of result.value.notices) notify(store, { kind: 'info', code, details: { name } });
      } else if (result.code === 'stale') {
        patchImage(image.id, { running: false });
      } else {
        notify(store, { kind: 'error', failure: result });
        const isFrame = image.origin.kind === 'camera';
        // The next frame would meet the same.
        if (isFrame) store.setState({ cameraOpen: false });
        // A bad picture leaves; a fault of the runtime is not the picture's, but of frames there are others.
        if (image.output === null && (isFrame || result.code.startsWith('image-'))) dropImage(store, image);
        else patchImage(image.id, { running: false, outputKey: key });
      }
    } finally {
      busy = false;
    }
    settle(store);
    return pump();
  };
  // Views need other images: the Lab all of them.
  store.subscribe(({ view }, before) => {
    if (view !== before.view) void pump();
  });
  return () => void pump();
}

/** Puts a chosen image on screen once its result is there, or is recorded. Of the camera's frames only the last is kept. */
function settle(store: StoreApi<AppState>): void {
  const { pendingImage, currentImage, images } = store.getState();
  if (pendingImage === null) return;
  const find = (id: string | null) => images.find((candidate) => candidate.id === id);
  const image = find(pendingImage);
  if (!image) store.setState({ pendingImage: null });
  if (!image || (!image.output && !recordingOf(store.getState(), image))) return;
  const previous = find(currentImage);
  store.setState(({ notices }) => ({
    currentImage: image.id,
    pendingImage: null,
    // What was said of another picture goes with it.
    notices: notices.filter(
      (notice) => notice.kind !== 'info' || [undefined, image.name].includes(notice.details.name as string),
    ),
  }));
  const isFrame = (candidate?: TrayImage) => candidate?.origin.kind === 'camera';
  if (previous && previous !== image && isFrame(image) && isFrame(previous)) dropImage(store, previous);
}

function dropImage(store: StoreApi<AppState>, image: TrayImage): void {
  URL.revokeObjectURL(image.objectUrl);
  store.setState((state) => ({
    images: state.images.filter((candidate) => candidate.id !== image.id),
    currentImage: state.currentImage === image.id ? null : state.currentImage,
  }));
}
