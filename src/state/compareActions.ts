import type { StoreApi } from 'zustand/vanilla';
import { type Failure, fail } from '../domain/failure';
import { type Result, succeed } from '../domain/result';
import type { AppState, ImageOrigin, TrayImage } from './appState';
import { FIRST_COMPARED, MOST_COMPARED, pinned, withImage, withoutImage } from './comparison';
import type { ImageActions } from './imageActions';
import { notify, refuse } from './notices';

/** Probes and traces have no place in the tray: they live as long as they are compared. */
const livesInComparison = ({ origin }: TrayImage) => origin.kind === 'probe' || origin.kind === 'trace';

/** The choice of images to compare. An image that leaves the tray leaves the comparison. */
export function createCompareActions(
  store: StoreApi<AppState>,
  pump: () => void,
  { fetchSample, fetchAddress, addFiles, chooseFetched }: ImageActions,
) {
  /** Counts choices: a later one overtakes what is still being fetched for an earlier one. */
  let choice = 0;

  store.subscribe(({ view, images, compared, currentImage }, before) => {
    if (view === 'compare' && before.view !== 'compare' && currentImage !== null)
      void actions.startComparison();
    if (images !== before.images) {
      const ids = new Set(images.map(({ id }) => id));
      if (compared.some(({ id }) => !ids.has(id)))
        store.setState({ compared: compared.filter(({ id }) => ids.has(id)) });
    }
    if (compared === before.compared) return;
    const gone = before.compared.filter(({ id }) => !compared.some((entry) => entry.id === id));
    if (gone.length > 0) drop(gone.map(({ id }) => id));
  });

  /** Removes what nobody could reach any more. */
  const drop = (ids: string[]) => {
    const dropped = store
      .getState()
      .images.filter((image) => ids.includes(image.id) && livesInComparison(image));
    if (dropped.length === 0) return;
    for (const { objectUrl } of dropped) URL.revokeObjectURL(objectUrl);
    store.setState(({ images }) => ({ images: images.filter((image) => !dropped.includes(image)) }));
  };

  const hasRoom = (): boolean => {
    if (store.getState().compared.length < MOST_COMPARED) return true;
    refuse(store, fail('compare-full', { most: MOST_COMPARED }));
    return false;
  };

  const compare = (id: string) => {
    const { compared } = store.getState();
    if (!compared.some((entry) => entry.id === id) && hasRoom())
      store.setState({ compared: withImage(compared, id) });
    pump();
  };

  const compareAll = (ids: string[]) => {
    store.setState(({ compared }) => ({ compared: ids.reduce(withImage, compared) }));
    pump();
  };

  /** An image of a link; one on another host is asked for before anything is fetched. */
  const fetchLinked = async (reference: string): Promise<Result<string> | null> => {
    if (reference.startsWith('sample:')) return fetchSample(reference.slice('sample:'.length));
    const target = reference.slice('url:'.length);
    const url = URL.canParse(target, document.baseURI) ? new URL(target, document.baseURI) : null;
    if (!url || url.origin === location.origin) return fetchAddress(url?.href ?? target);
    notify(store, { kind: 'ask-url', url: url.href, host: url.host });
    return null;
  };

  const actions = {
    /** Whether another image can be compared; says so where not. */
    hasRoom,

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

    /** `inPlace`: the caller says why it failed. */
    async addAddress(address: string, inPlace = false): Promise<Failure | null> {
      const image = await chooseFetched(fetchAddress(address, inPlace));
      if (!image.ok) return image;
      if (store.getState().view === 'compare') compare(image.value);
      return null;
    },

    async compareSample(id: string): Promise<void> {
      const image = await fetchSample(id);
      if (image.ok) compare(image.value);
    },

    /** An image of a step of history, by its id: an address where one names it (after a reload it is fetched again). */
    recallImage: async (id: string): Promise<string | null> =>
      store.getState().images.some((image) => image.id === id) ? id : actions.bringLinked(id),

    /** An image that a link names; answers its id, null where it is not (yet) here. */
    async bringLinked(reference: string): Promise<string | null> {
      if (!/^(sample|url):./.test(reference)) return null;
      const image = await fetchLinked(reference);
      pump();
      return image?.ok ? image.value : null;
    },

    /**
     * Images of a link, `sample:ID` or `url:ADDRESS`, in their order, before those that came while they were fetched;
     * what fails is reported.
     */
    async compareLinked(references: string[]): Promise<void> {
      const mine = ++choice;
      const before = store.getState().compared;
      const fetched = await Promise.all(references.slice(0, MOST_COMPARED).map(fetchLinked));
      if (mine !== choice) return;
      const linked = fetched.flatMap((image) => (image?.ok ? [image.value] : []));
      const added = store.getState().compared.filter(({ id }) => !before.some((entry) => entry.id === id));
      store.setState({ compared: [...linked, ...added.map(({ id }) => id)].reduce(withImage, []) });
      pump();
    },

    /** The choice of a step of history; false where none of its images is there or can be fetched any more. */
    async recallComparison(compared: AppState['compared']): Promise<boolean> {
      const mine = ++choice;
      const found = await Promise.all(compared.map(({ id }) => actions.recallImage(id)));
      if (mine !== choice) return true;
      const there = compared.filter((_, i) => found[i] !== null);
      if (there.length === 0) return false;
      store.setState({ compared: there });
      pump();
      return true;
    },

    /** Before anything was chosen: the image on screen, filled up with samples. */
    async startComparison(): Promise<void> {
      const { currentImage, samples, compared } = store.getState();
      // What is there may have run on another model.
      if (compared.length > 0) return pump();
      const mine = ++choice;
      const fetched: Result<string>[] = currentImage === null ? [] : [succeed(currentImage)];
      for (const { id } of samples) {
        if (new Set(fetched.map((image) => image.ok && image.value)).size >= FIRST_COMPARED) break;
        fetched.push(await fetchSample(id));
      }
      if (mine === choice && store.getState().compared.length === 0)
        compareAll(fetched.flatMap((image) => (image.ok ? [image.value] : [])));
    },
  };
  return actions;
}

export type CompareActions = ReturnType<typeof createCompareActions>;
