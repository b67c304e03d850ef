import type { StoreApi } from 'zustand/vanilla';
import { type Failure, fail } from '../domain/failure';
import type { CropSquare } from '../domain/preprocess';
import { type Result, succeed } from '../domain/result';
import { type AppState, type ImageOrigin, shownImage, type TrayImage } from './appState';
import { linkName } from './editReferences';
import { fetchPicture } from './fetchPicture';
import { notify, refuse, withdraw } from './notices';

/** A web address as people write it, `https://` left out or not; null if it is none. */
function readAddress(text: string): URL | null {
  const bare = /^[\w-]+(\.[\w-]+)+(:\d+)?(\/|$)/.test(text);
  const address = bare ? `https://${text}` : text;
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url : null;
}

/** The last part of the path; as it stands where its escapes are no UTF-8. */
function fileName(url: URL): string {
  const name = url.pathname.split('/').pop() || url.host;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Tells the images of this page from those of the same tab before a reload, which the browser's history still names. */
export const LOAD = Date.now().toString(36);

/** What a visitor can do with images. `pump` starts the passes that a change calls for. */
export function createImageActions(store: StoreApi<AppState>, pump: () => void) {
  let lastId = 0;
  let keptFrames = 0;
  /** The last that were removed together, and which of them was on screen. */
  let removed: { images: TrayImage[]; shown: string | null } = { images: [], shown: null };

  /** An image that an address names has that for its id, so that the browser's history knows it through a reload. */
  const add = (blob: Blob, name: string, origin: ImageOrigin, formerId?: string): string => {
    const id = formerId ?? linkName({ origin }) ?? `image-${LOAD}-${++lastId}`;
    const image: TrayImage = {
      id,
      origin,
      name,
      blob,
      version: 0,
      objectUrl: URL.createObjectURL(blob),
      crop: null,
      running: false,
      output: null,
      outputKey: null,
      modelLoad: null,
      predictionsHidden: origin.kind === 'camera',
    };
    store.setState((state) => ({ images: [...state.images, image] }));
    return id;
  };

  store.subscribe(({ notices }, before) => {
    // Once nobody can ask for them, they only take memory.
    if (notices !== before.notices && !notices.some(({ kind }) => kind === 'removed'))
      removed = { images: [], shown: null };
  });

  store.subscribe((state, before) => {
    // Its picture and its buttons stand there alone: elsewhere nobody would see that it runs.
    if (!state.cameraOpen || state.view === 'explore' || before.view !== 'explore') return;
    store.setState({ cameraOpen: false });
    notify(store, { kind: 'info', code: 'camera-off', details: {} });
  });

  /** Counts choices: the newest one is shown, whichever picture comes last. */
  let choices = 0;

  const choose = (id: string) => {
    choices++;
    store.setState({ pendingImage: id });
    pump();
  };

  /** Fetches under way, by id: what is asked for twice is there once. */
  const underWay = new Map<string, Promise<Result<string>>>();

  const fetchImage = (url: string, name: string, origin: ImageOrigin): Promise<Result<string>> => {
    // What an address names has it for its id.
    const id = linkName({ origin }) ?? url;
    if (store.getState().images.some((image) => image.id === id)) return Promise.resolve(succeed(id));
    const fetching =
      underWay.get(id) ??
      fetchPicture(url).then((picture) => {
        underWay.delete(id);
        return picture.ok ? succeed(add(picture.value, name, origin)) : picture;
      });
    underWay.set(id, fetching);
    return fetching;
  };

  const told = async (fetching: Promise<Result<string>>): Promise<Result<string>> => {
    const fetched = await fetching;
    return fetched.ok ? fetched : refuse(store, fetched);
  };

  const fetchSample = async (id: string): Promise<Result<string>> => {
    const sample = store.getState().samples.find((candidate) => candidate.id === id);
    if (sample)
      return told(fetchImage(`samples/${sample.file}`, sample.file, { kind: 'sample', sample: id }));
    return refuse(store, fail('link-unknown-value', { name: 'image', value: `sample:${id}` }));
  };

  /** `inPlace`: the caller says why it failed. */
  const fetchAddress = async (address: string, inPlace = false): Promise<Result<string>> => {
    const url = readAddress(address);
    const fetching = url
      ? fetchImage(url.href, fileName(url), { kind: 'url', url: url.href })
      : Promise.resolve(fail('url-invalid', { url: address }));
    return inPlace ? fetching : told(fetching);
  };

  const watchChoices = (): (() => boolean) => {
    const then = choices;
    return () => choices !== then;
  };

  const chooseFetched = async (fetching: Promise<Result<string>>): Promise<Result<string>> => {
    choices++;
    const hasChosen = watchChoices();
    const image = await fetching;
    if (image.ok && !hasChosen()) choose(image.value);
    return image;
  };

  const removeImage = (id: string) => {
    const { images, currentImage } = store.getState();
    const at = images.findIndex((image) => image.id === id);
    if (at < 0) return;
    URL.revokeObjectURL(images[at].objectUrl);
    const rest = images.filter((image) => image.id !== id);
    store.setState({ images: rest });
    if (currentImage !== id) return;
    const { samples } = store.getState();
    // Probes and traces have no place in the tray.
    const inTray = rest.filter(({ origin }) => origin.kind !== 'probe' && origin.kind !== 'trace');
    const before = rest.slice(0, at).filter((image) => inTray.includes(image)).length;
    if (inTray.length > 0) choose(inTray[Math.min(before, inTray.length - 1)].id);
    else if (samples.length > 0) void chooseFetched(fetchSample(samples[0].id));
  };

  const isFrame = ({ origin }: TrayImage) => origin.kind === 'camera';

  /** Of a camera also the frame that is under way, which would undo the change when it comes. */
  const change = (id: string, patch: Partial<Pick<TrayImage, 'crop' | 'predictionsHidden'>>) =>
    store.setState(({ images }) => {
      const camera = images.some((image) => image.id === id && isFrame(image));
      const meant = (image: TrayImage) => image.id === id || (camera && isFrame(image));
      return { images: images.map((image) => (meant(image) ? { ...image, ...patch } : image)) };
    });

  return {
    /** Adds files in their order and shows the first of them; files that are no pictures are refused one by one. */
    addFiles(files: readonly File[], origin: ImageOrigin = { kind: 'file' }): string[] {
      const ids = files.map((file) => add(file, file.name, origin));
      if (ids.length > 0) choose(ids[0]);
      return ids;
    },

    /** A picture from a session, or of this tab before a reload, which keeps its id, into the tray; answers its id. */
    putImage(
      blob: Blob,
      name: string,
      { id: formerId, ...kept }: Pick<TrayImage, 'crop' | 'predictionsHidden'> & { id?: string },
    ): string {
      const id = add(blob, name, { kind: 'file' }, formerId);
      store.setState((state) => ({
        images: state.images.map((image) => (image.id === id ? { ...image, ...kept } : image)),
      }));
      return id;
    },

    chooseImage: choose,

    /** Put a picture into the tray without showing it; answer its id. The address is one that the visitor agreed to. */
    fetchSample,
    fetchAddress,

    /** Answers whether a picture has been chosen since. */
    watchChoices,

    /** Shows what is fetched, unless another picture was chosen meanwhile: then it stays in the tray. */
    chooseFetched,

    async chooseSample(id: string): Promise<void> {
      await chooseFetched(fetchSample(id));
    },

    removeImage,

    /** Removes images one after another; until the next such removal they can be brought back. */
    removeImages(ids: readonly string[]) {
      const { images, currentImage } = store.getState();
      // Of a camera that is off, frames would come back as if it were on.
      const kept = images.filter(({ id, origin }) => ids.includes(id) && origin.kind !== 'camera');
      for (const id of ids) removeImage(id);
      if (kept.length === 0) return;
      const shown = kept.some(({ id }) => id === currentImage) ? currentImage : null;
      withdraw(store, ({ kind }) => kind === 'removed');
      removed = { images: kept, shown };
      notify(store, { kind: 'removed', count: kept.length });
    },

    bringBackRemoved() {
      const { images, shown } = removed;
      withdraw(store, ({ kind }) => kind === 'removed');
      // What an address names may have been fetched again.
      const there = new Set(store.getState().images.map(({ id }) => id));
      const gone = images.filter(({ id }) => !there.has(id));
      const back = gone.map((image) => ({
        ...image,
        objectUrl: URL.createObjectURL(image.blob),
        running: false,
      }));
      store.setState((state) => ({ images: [...state.images, ...back] }));
      if (shown !== null) choose(shown);
      else pump();
    },

    /** null: the centered square. The result on screen stays until the new one is there. */
    setCrop(id: string, crop: CropSquare | null) {
      change(id, { crop });
      pump();
    },

    showPredictions: (id: string) => change(id, { predictionsHidden: false }),

    /**
     * One camera frame. It takes the place of the frame on screen, keeping its square and what was shown of its
     * predictions, and of all older ones: the tray holds one camera image.
     */
    showCameraFrame(blob: Blob, name: string) {
      const shown = shownImage(store.getState());
      const last = shown && isFrame(shown) ? shown : null;
      const old = store.getState().images.filter((image) => isFrame(image) && image !== last);
      for (const { objectUrl } of old) URL.revokeObjectURL(objectUrl);
      const id = add(blob, name, { kind: 'camera' });
      const kept = last && { predictionsHidden: last.predictionsHidden, crop: last.crop };
      store.setState((state) => ({
        images: state.images
          .filter((image) => !old.includes(image))
          .map((image) => (image.id === id ? { ...image, ...kept } : image)),
      }));
      choose(id);
    },

    /**
     * Keeps the camera's frame whose gates are on screen as a picture of its own, with its result; the camera goes on.
     * `nameOf` names it by how many were kept.
     */
    keepCameraFrame(nameOf: (number: number) => string) {
      const frame = shownImage(store.getState());
      if (frame?.origin.kind !== 'camera' || !frame.output) return;
      const name = nameOf(++keptFrames);
      const { output, blob } = frame;
      const { trace } = output;
      const kept: TrayImage = {
        ...frame,
        id: `image-${LOAD}-${++lastId}`,
        origin: { kind: 'file' },
        name,
        objectUrl: URL.createObjectURL(blob),
        running: false,
        output: { ...output, trace: { ...trace, image: { ...trace.image, name } } },
      };
      store.setState(({ images }) => ({ images: [...images, kept] }));
    },

    /** A failure found outside the store, such as a camera that was denied. */
    reportFailure: (failure: Failure) => notify(store, { kind: 'error', failure }),
  };
}

export type ImageActions = ReturnType<typeof createImageActions>;
