import type { StoreApi } from 'zustand/vanilla';
import { type Failure, fail } from '../domain/failure';
import type { CropSquare } from '../domain/preprocess';
import { type AppState, type ImageOrigin, shownImage, type TrayImage } from './appState';
import { fetchPicture } from './fetchPicture';
import { notify } from './notices';

const originKey = (origin: ImageOrigin): string =>
  origin.kind === 'sample' ? `sample:${origin.sample}` : origin.kind === 'url' ? `url:${origin.url}` : '';

/** What a visitor can do with images. `pump` starts the passes that a change calls for. */
export function createImageActions(store: StoreApi<AppState>, pump: () => void) {
  let lastId = 0;

  const add = (blob: Blob, name: string, origin: ImageOrigin): string => {
    const id = `image-${++lastId}`;
    const image: TrayImage = {
      id,
      origin,
      name,
      blob,
      objectUrl: URL.createObjectURL(blob),
      crop: null,
      running: false,
      output: null,
      outputKey: null,
      predictionsHidden: origin.kind === 'camera',
    };
    store.setState((state) => ({ images: [...state.images, image] }));
    return id;
  };

  const choose = (id: string) => {
    store.setState({ pendingImage: id });
    pump();
  };

  const chooseFetched = async (url: string, name: string, origin: ImageOrigin): Promise<Failure | null> => {
    const known = store.getState().images.find((image) => originKey(image.origin) === originKey(origin));
    if (known) {
      choose(known.id);
      return null;
    }
    const result = await fetchPicture(url);
    if (!result.ok) {
      notify(store, { kind: 'error', failure: result });
      return result;
    }
    choose(add(result.value, name, origin));
    return null;
  };

  return {
    /** Adds files in their order and shows the first of them; files that are no pictures are refused one by one. */
    addFiles(files: readonly File[], origin: ImageOrigin = { kind: 'file' }) {
      const ids = files.map((file) => add(file, file.name, origin));
      if (ids.length > 0) choose(ids[0]);
    },

    chooseImage: choose,

    async chooseSample(id: string): Promise<void> {
      const sample = store.getState().samples.find((candidate) => candidate.id === id);
      if (!sample) {
        notify(store, {
          kind: 'error',
          failure: fail('link-unknown-value', { name: 'image', value: `sample:${id}` }),
        });
        return;
      }
      await chooseFetched(`samples/${sample.file}`, sample.file, { kind: 'sample', sample: id });
    },

    /** Fetches a picture from an address the visitor typed or agreed to; null if it worked. */
    async addAddress(address: string): Promise<Failure | null> {
      let url: URL;
      try {
        url = new URL(address, document.baseURI);
      } catch {
        const failure = fail('url-invalid', { url: address });
        notify(store, { kind: 'error', failure });
        return failure;
      }
      const name = decodeURIComponent(url.pathname.split('/').pop() || url.host);
      return chooseFetched(url.href, name, { kind: 'url', url: url.href });
    },

    removeImage(id: string) {
      const { images, currentImage } = store.getState();
      const at = images.findIndex((image) => image.id === id);
      if (at < 0) return;
      URL.revokeObjectURL(images[at].objectUrl);
      const rest = images.filter((image) => image.id !== id);
      store.setState({ images: rest });
      if (currentImage === id && rest.length > 0) choose(rest[Math.min(at, rest.length - 1)].id);
    },

    /** null: the centered square. The result on screen stays until the new one is there. */
    setCrop(id: string, crop: CropSquare | null) {
      store.setState((state) => ({
        images: state.images.map((image) => (image.id === id ? { ...image, crop } : image)),
      }));
      pump();
    },

    showPredictions(id: string) {
      store.setState((state) => ({
        images: state.images.map((image) =>
          image.id === id ? { ...image, predictionsHidden: false } : image,
        ),
      }));
    },

    /** One camera frame; it takes the place of the frame on screen, and keeps what was shown of its predictions. */
    showCameraFrame(blob: Blob, name: string) {
      const last = shownImage(store.getState());
      const id = add(blob, name, { kind: 'camera' });
      if (last?.origin.kind !== 'camera') return choose(id);
      store.setState((state) => ({
        images: state.images.map((image) =>
          image.id === id ? { ...image, predictionsHidden: last.predictionsHidden } : image,
        ),
      }));
      choose(id);
    },

    /** A failure found outside the store, such as a camera that was denied. */
    reportFailure: (failure: Failure) => notify(store, { kind: 'error', failure }),
  };
}

export type ImageActions = ReturnType<typeof createImageActions>;
