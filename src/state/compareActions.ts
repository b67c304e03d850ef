import type { StoreApi } from 'zustand/vanilla';
import { type Failure, fail } from '../domain/failure';
import type { AppState, ImageOrigin } from './appState';
import { FIRST_COMPARED, MOST_COMPARED, pinned, withImage, withoutImage } from './comparison';
import type { ImageActions } from './imageActions';
import { notify } from './notices';

/** The choice of images to compare. An image that leaves the tray leaves the comparison. */
export function createCompareActions(
  store: StoreApi<AppState>,
  pump: () => void,
  { fetchSample, fetchAddress, addFiles, chooseImage }: ImageActions,
) {
  /** Counts choices: a later one overtakes what is still being fetched for an earlier one. */
  let choice = 0;

  store.subscribe(({ view, images, compared, currentImage }, before) => {
    if (view === 'compare' && before.view !== 'compare' && currentImage !== null)
      void actions.startComparison();
    if (images === before.images) return;
    const ids = new Set(images.map(({ id }) => id));
    if (compared.some(({ id }) => !ids.has(id)))
      store.setState({ compared: compared.filter(({ id }) => ids.has(id)) });
  });

  const compare = (id: string) => {
    const { compared } = store.getState();
    if (compared.length >= MOST_COMPARED && !compared.some((entry) => entry.id === id))
      notify(store, { kind: 'error', failure: fail('compare-full', { most: MOST_COMPARED }) });
    else store.setState({ compared: withImage(compared, id) });
    pump();
  };

  const actions = {
    compareImage: compare,

    uncompareImage: (id: string) =>
      store.setState(({ compared }) => ({ compared: withoutImage(compared, id) })),

    pinImage: (id: string) => store.setState(({ compared }) => ({ compared: pinned(compared, id) })),

    /** What the visitor brings while comparing is meant for the comparison. */
    addFiles(files: readonly File[], origin?: ImageOrigin): string[] {
      const ids = addFiles(files, origin);
      if (store.getState().view === 'compare') for (const id of ids) compare(id);
      return ids;
    },

    async addAddress(address: string): Promise<Failure | null> {
      const image = await fetchAddress(address);
      if (!image.ok) return image;
      chooseImage(image.value);
      if (store.getState().view === 'compare') compare(image.value);
      return null;
    },

    async compareSample(id: string): Promise<void> {
      const image = await fetchSample(id);
      if (image.ok) compare(image.value);
    },

    /** Images of a link, `sample:ID` or `url:ADDRESS` of this origin, in their order; what fails is reported. */
    async compareLinked(references: string[]): Promise<void> {
      const mine = ++choice;
      store.setState({ compared: [] });
      const fetched = await Promise.all(
        references.map((reference) =>
          reference.startsWith('sample:')
            ? fetchSample(reference.slice('sample:'.length))
            : fetchAddress(reference.slice('url:'.length)),
        ),
      );
      for (const image of fetched) if (image.ok && mine === choice) compare(image.value);
    },

    /** Before anything was chosen: the image on screen, filled up with samples. */
    async startComparison(): Promise<void> {
      const { currentImage, samples, compared } = store.getState();
      // What is there may have run on another model.
      if (compared.length > 0) return pump();
      const mine = ++choice;
      if (currentImage !== null) compare(currentImage);
      for (const { id } of samples) {
        if (mine !== choice || store.getState().compared.length >= FIRST_COMPARED) return;
        const image = await fetchSample(id);
        if (image.ok && mine === choice) compare(image.value);
      }
    },
  };
  return actions;
}

export type CompareActions = ReturnType<typeof createCompareActions>;
