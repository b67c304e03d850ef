import { createStore as createDatabase, delMany, entries, get, set } from 'idb-keyval';
import type { StoreApi } from 'zustand/vanilla';
import type { AppState, TrayImage } from './appState';
import type { ImageActions } from './imageActions';
import { ownImages } from './ownImages';

/** The visitor's images of one tab, kept by the browser so that a reload does not lose them. */
interface Kept {
  /** When, ms since 1970. */
  at: number;
  images: Pick<TrayImage, 'id' | 'blob' | 'name' | 'crop' | 'predictionsHidden'>[];
  /** Which of them was on screen; -1: none. */
  current: number;
}

const TAB = 'se-lens.tab';
/** What other tabs left behind is deleted after a day. */
const DAY = 24 * 3600e3;
/** More is not kept: writing it would take longer than anyone reloads. */
const MOST_BYTES = 300e6;
/** A square is dragged: where it ends counts. What is added, shown or removed is written at once. */
const REST_MS = 400;

const openDatabase = () => createDatabase('se-lens', 'images');

/**
 * After a reload: the visitor's images of this tab before it, each with its former id, by which the browser's history names it.
 * `mayShow`: nothing else is meant to be on screen. Camera frames are not kept.
 */
export async function bringBackImages(
  { putImage, chooseImage }: Pick<ImageActions, 'putImage' | 'chooseImage'>,
  mayShow: () => boolean,
): Promise<void> {
  try {
    const tab = isReload() ? sessionStorage.getItem(TAB) : null;
    const kept = tab === null ? undefined : await get<Kept>(tab, openDatabase());
    const ids = kept?.images.map(({ blob, name, ...rest }) => putImage(blob, name, rest)) ?? [];
    const shown = kept && ids[kept.current];
    if (shown && mayShow()) chooseImage(shown);
  } catch {
    // Refused by the browser, as in private windows: nothing was kept.
  }
}

/** From now on keeps the visitor's images of this tab for a reload, where the browser does not refuse storage. */
export async function keepImages(store: StoreApi<AppState>): Promise<void> {
  try {
    const database = openDatabase();
    // Another address in this tab is another page, and a duplicated tab begins with the first one's storage.
    const before = isReload() ? sessionStorage.getItem(TAB) : null;
    const tab = before ?? crypto.getRandomValues(new Uint32Array(4)).join('-');
    sessionStorage.setItem(TAB, tab);
    const old = (await entries<string, Kept>(database)).filter(([, { at }]) => Date.now() - at > DAY);
    await delMany(
      old.map(([key]) => key),
      database,
    );
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = '';
    let lastImages = '';
    const write = () => void set(tab, keptOf(store.getState()), database).catch(() => {});
    const keep = () => {
      const state = store.getState();
      const next = signature(state);
      if (next === last) return;
      const images = [state.currentImage, ...keepable(state).map(({ id }) => id)].join();
      clearTimeout(timer);
      if (images === lastImages) timer = setTimeout(write, REST_MS);
      else write();
      [last, lastImages] = [next, images];
    };
    store.subscribe(keep);
    // What came while the page was still starting.
    keep();
  } catch {
    // Refused: the images last until the page is left.
  }
}

/** Whether this page is the one that was here before. */
export function isReload(): boolean {
  const [navigation] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return navigation?.type === 'reload';
}

const keepable = ({ images, currentImage }: AppState): TrayImage[] =>
  ownImages(images, currentImage).filter(({ origin }) => origin.kind !== 'camera');

/** Differs where what is kept differs. */
const signature = (state: AppState): string =>
  keepable(state)
    .map(({ id, crop, predictionsHidden }) =>
      [id, id === state.currentImage, predictionsHidden, crop?.x, crop?.y, crop?.size].join(),
    )
    .join('|');

function keptOf(state: AppState): Kept {
  let bytes = 0;
  const images = keepable(state).filter(({ blob }) => {
    bytes += blob.size;
    return bytes <= MOST_BYTES;
  });
  return {
    at: Date.now(),
    images: images.map(({ id, blob, name, crop, predictionsHidden }) => ({
      id,
      blob,
      name,
      crop,
      predictionsHidden,
    })),
    current: images.findIndex(({ id }) => id === state.currentImage),
  };
}
