import { createStore, type StoreApi } from 'zustand/vanilla';
import { readControls } from '../domain/classControls';
import type { ModelCard, Sample } from '../domain/model';
import { HUB, readHubHost } from '../domain/modelAddress';
import type { InferenceClient } from '../inference/protocol';
import { fetchFile } from '../site/siteFiles';
import { type Actions, createActions } from './actions';
import { createAddress, type HistoryEntry, languageOf } from './address';
import { type AppState, INITIAL_STATE, type Language, type ThemeChoice } from './appState';
import { figureColorsOf } from './figureColors';
import { bringBackImages, isReload, keepImages } from './keptImages';
import { firstModel } from './link';
import { viewOf } from './linkedView';
import { createLinkFollower } from './linkFollower';
import { asksForRecorded, fetchRecording, offerRecording, saysNothing } from './offerRecording';
import { readPreference } from './preferences';
import { createScheduler } from './scheduler';
import { tellOwn } from './tellOwn';
import { widestBlock } from './widestBlock';

export interface App {
  store: StoreApi<AppState>;
  actions: Actions;
  /** Reads the address, the catalog and the samples, starts the runtime and shows the first result. */
  open(): Promise<void>;
}

/**
 * The application without a page: store, actions, and the address kept in step with both. Its runtime is the first
 * client; another network beside the loaded one gets a further one.
 */
export function createApp(
  createClient: () => InferenceClient,
  loadMessages: (language: Language) => Promise<void>,
): App {
  const client = createClient();
  const store = createStore<AppState>(() => INITIAL_STATE);
  const pump = createScheduler(store, client);
  const actions = createActions(store, client, createClient, pump, loadMessages);

  store.subscribe((state) => {
    // The lesson chooses the block that its step is about.
    if (state.block !== null || state.view === 'learn') return;
    const block = widestBlock(state);
    if (block !== null) store.setState({ block, blockAuto: true });
  });
  const address = createAddress(store);

  const linked = createLinkFollower(store, actions);

  store.subscribe(({ currentImage, pendingImage }, before) => {
    // The picture that was to be the first one is broken.
    if (before.pendingImage !== null && pendingImage === null && currentImage === null)
      void linked.showFirstSample();
  });

  /** Counts steps through history: a later one overtakes what an earlier one still waits for. */
  let steps = 0;

  /** Back and forward: what is a step of history; language, colors and engine stay as they are. */
  const followAddress = async (entry: HistoryEntry | null) => {
    const mine = ++steps;
    const overtaken = () => mine !== steps;
    const hasChosen = actions.watchChoices();
    address.hold();
    try {
      const link = linked.readAddress();
      store.setState({
        ...viewOf(link),
        ...(link.block !== undefined && { block: link.block, blockAuto: entry?.blockAuto ?? false }),
        detour: null,
      });
      const source = entry?.ownModel ? null : await linked.linkedSource(firstModel(link));
      if (overtaken()) return;
      const { model, wantedModel } = store.getState();
      // Where another one is under way for an earlier step, the one in use is asked for again.
      if (source && (source.id !== model?.id || wantedModel !== null)) {
        await actions.openSource(source);
        if (overtaken()) return;
        // Another network has other channels, but these are of the one that came.
        const { channel, brush } = viewOf(link);
        store.setState({ channel, brush });
        linked.checkChannels();
      }
      const { detour } = entry ?? {};
      if (detour) store.setState(({ modelLoads }) => ({ detour: { ...detour, load: modelLoads } }));
      linked.checkBlock(link.block);
      linked.followClasses(link);
      const own = store.getState().images.find(({ id }) => id === entry?.image);
      if (!hasChosen()) {
        if (own) actions.chooseImage(own.id);
        else await linked.showLinkedImage(link.image);
      }
      if (overtaken()) return;
      await linked.followImages(link, entry);
      if (overtaken()) return;
      linked.followSecond(link, entry);
      await linked.followEdits(link, entry, overtaken);
    } finally {
      if (!overtaken()) address.release();
    }
  };

  const readLists = async () => {
    const [catalog, samples] = await Promise.all([
      readList<ModelCard>('models/index.json'),
      readList<Sample>('samples/index.json'),
    ]);
    store.setState({ catalog, samples });
  };

  return {
    store,
    actions,
    async open() {
      const link = linked.readAddress();
      store.setState({
        ...viewOf(link),
        language: link.lang ?? languageOf(readPreference('language') ?? navigator.language),
        theme: link.theme ?? themeOf(readPreference('theme')),
        figureColors: figureColorsOf(readPreference('figure-colors')),
        block: link.block ?? null,
        // Of a page that is loaded again.
        blockAuto: link.block !== undefined && (history.state as HistoryEntry | null)?.blockAuto === true,
        hubHost: hostOf(readPreference('hub-host')),
        allowed: link.allow === undefined ? null : readControls(link.allow),
      });
      if (link.present) actions.setPresent(true);
      // Beside the lists, not after them.
      const recording = saysNothing(link) ? fetchRecording() : null;
      const lists = readLists();
      void lists.then(async () => {
        if (asksForRecorded(link, store.getState()))
          offerRecording(store, await (recording ?? fetchRecording()), pump);
      });
      const shown = lists.then(async () => {
        const theirs = linked.hasPicture();
        if (!theirs) await linked.showLinkedImage(link.image);
        // Nor does what was on screen before a reload take the place of what the visitor has chosen since.
        const own = link.image !== undefined || theirs;
        await bringBackImages(actions, () => !own && isFirstSample(store.getState()));
      });
      const source = lists.then(() => linked.linkedSource(firstModel(link)));
      await actions.start(link.backend ?? 'auto', source);
      linked.checkBlock(link.block);
      linked.checkChannels();
      // What no link can name, of the page that is loaded again.
      const entry = isReload() ? (history.state as HistoryEntry | null) : null;
      const { detour } = entry ?? {};
      if (detour) store.setState(({ modelLoads }) => ({ detour: { ...detour, load: modelLoads } }));
      // Chosen of the recorded result, before the network was there.
      const { reference } = store.getState();
      linked.followClasses(reference === 'none' ? link : { ...link, usual: String(reference) });
      await shown;
      await linked.followImages(link, entry);
      linked.followSecond(link);
      await linked.followEdits(link, entry);
      // A class works on the teacher's images, at the step of the link, or where a student is by then.
      if (link.session !== undefined) await actions.fetchSession(link.session, link.view === 'learn');
      // Who loads the page again is the author, and knows what was opened.
      if (link.session === undefined && !isReload()) tellOwn(store, link);
      address.release();
      void keepImages(store);
      window.addEventListener('popstate', (event) => void followAddress(event.state as HistoryEntry | null));
    },
  };
}

/** Nothing else was chosen. */
const isFirstSample = ({ images, currentImage, pendingImage, samples }: AppState): boolean => {
  const origin = images.find(({ id }) => id === (pendingImage ?? currentImage))?.origin;
  return origin === undefined || (origin.kind === 'sample' && origin.sample === samples[0]?.id);
};

const themeOf = (text: string | null): ThemeChoice => (text === 'light' || text === 'dark' ? text : 'system');

const hostOf = (kept: string | null): string => {
  const host = readHubHost(kept ?? '');
  return host.ok ? host.value : HUB;
};

/** The bundled lists are part of the site; without them it still opens, for the visitor's own model and images. */
async function readList<T>(path: string): Promise<T[]> {
  try {
    const response = await fetchFile(path);
    return response.ok ? ((await response.json()) as T[]) : [];
  } catch {
    return [];
  }
}
