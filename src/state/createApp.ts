import { createStore, type StoreApi } from 'zustand/vanilla';
import { writeChannelSet } from '../domain/channelSet';
import { readControls } from '../domain/classControls';
import { fail } from '../domain/failure';
import { nearestStep } from '../domain/lesson';
import { defaultCard, type ModelCard, type Sample } from '../domain/model';
import { HUB, isModelLink, readHubHost } from '../domain/modelAddress';
import { readGateEdits } from '../domain/readGateEdits';
import { succeed } from '../domain/result';
import type { InferenceClient, ModelSource } from '../inference/protocol';
import { fetchFile } from '../site/siteFiles';
import { type Actions, createActions } from './actions';
import { createAddress, type HistoryEntry, languageOf } from './address';
import { type AppState, INITIAL_STATE, type Language, type ThemeChoice } from './appState';
import { renameImages } from './editReferences';
import { figureColorsOf } from './figureColors';
import { bringBackImages, isReload, keepImages } from './keptImages';
import { firstModel, type Link, readImages, readLink } from './link';
import { stepOf, viewOf } from './linkedView';
import { notify } from './notices';
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

  const report = (name: string, value: string) =>
    notify(store, { kind: 'error', failure: fail('link-unknown-value', { name, value }) });

  /** Whether a picture is on screen or will be: the visitor may be faster than the page. */
  const hasPicture = () => {
    const { currentImage, pendingImage } = store.getState();
    return currentImage !== null || pendingImage !== null;
  };

  const showFirstSample = async () => {
    const { samples } = store.getState();
    if (!hasPicture() && samples.length > 0) await actions.chooseSample(samples[0].id);
  };

  const showLinkedImage = async (image: string | undefined): Promise<void> => {
    const { samples } = store.getState();
    if (image === undefined) {
      if (samples.length > 0) await actions.chooseSample(samples[0].id);
      return;
    }
    if (image.startsWith('sample:')) {
      const id = image.slice('sample:'.length);
      if (samples.some((sample) => sample.id === id)) return actions.chooseSample(id);
      report('image', image);
      return showFirstSample();
    }
    const target = image.slice('url:'.length);
    if (!URL.canParse(target, document.baseURI)) {
      report('image', image);
      return showFirstSample();
    }
    const url = new URL(target, document.baseURI);
    if (url.origin !== location.origin) notify(store, { kind: 'ask-url', url: url.href, host: url.host });
    else if ((await actions.addAddress(url.href)) === null) return;
    return showFirstSample();
  };

  /** The model that a link names, else the default with a notice. */
  const linkedSource = async (name: string | undefined): Promise<ModelSource | null> => {
    const { catalog } = store.getState();
    const elsewhere = name !== undefined && isModelLink(name);
    const kept = elsewhere ? await actions.linkedModel(name) : null;
    if (kept) return kept;
    const card = catalog.find((entry) => entry.id === name);
    if (name !== undefined && !elsewhere && !card) report('model', name);
    const shown = card ?? defaultCard(catalog);
    return shown ? actions.sourceOf(shown) : null;
  };

  const checkBlock = (wanted: string | undefined) => {
    const { model, block } = store.getState();
    if (wanted === undefined || !model || model.blocks.some((candidate) => candidate.name === wanted)) return;
    report('block', wanted);
    // Channels are those of the wanted block.
    if (block === wanted) store.setState({ block: null, channel: null, brush: [] });
  };

  const checkChannels = () => {
    const { model, block, channel, brush } = store.getState();
    const channels = model?.blocks.find(({ name }) => name === block)?.channels;
    if (channels === undefined) return;
    if (channel !== null && channel >= channels) {
      report('channel', String(channel));
      store.setState({ channel: null });
    }
    const outside = brush.filter((brushed) => brushed >= channels);
    if (outside.length === 0) return;
    report('brush', writeChannelSet(outside));
    store.setState({ brush: brush.filter((brushed) => brushed < channels) });
  };

  /** The classes of a link; those that the model lacks are named. */
  const followClasses = ({ view, classes, usual = 'none' }: Link) => {
    const labels = store.getState().model?.labels;
    if (!labels) return;
    if (usual === 'none' || usual === 'all') actions.setReference(usual);
    else if (Number(usual) < labels.length) actions.setReference(Number(usual));
    else report('usual', usual);
    if (view !== 'classes') return;
    const asked = classes?.split(',').map(Number) ?? [];
    for (const index of asked) if (index >= labels.length) report('classes', String(index));
    actions.chooseClasses(asked.filter((index) => index < labels.length));
  };

  /** The images of a link to the Compare view, else a first choice. */
  const followImages = async ({ view, images }: Link, entry: HistoryEntry | null = null) => {
    if (store.getState().view !== 'compare') return;
    await actions.recallProbes(entry?.probes ?? []);
    if (entry?.compared?.length && (await actions.recallComparison(entry.compared))) return;
    // Or the visitor opened the view while the page was still starting.
    if (view === 'compare' && images) await actions.compareLinked(readImages(images));
    else await actions.startComparison();
  };

  /** The network that a link to the Compare view sets beside the loaded one. */
  const followSecond = ({ view, models }: Link, entry: HistoryEntry | null = null) => {
    if (view !== 'compare' || entry?.ownSecond) return;
    const [first, second] = models?.split(',') ?? [];
    if (second === undefined) return actions.removeSecondModel();
    if (second !== first) void actions.chooseSecondModel(second);
    else report('models', second);
  };

  /** The edits of a link; an image whose gates it takes over is fetched first. */
  const followEdits = async ({ view, edits }: Link, entry: HistoryEntry | null = null) => {
    if (view !== 'lab') return;
    const read = entry?.edits ? succeed(entry.edits) : readGateEdits(edits ?? '{}');
    if (!read.ok) return;
    const names = Object.values(read.value).flatMap((edit) => (edit.mode === 'from' ? [edit.image] : []));
    const ids = new Map<string, string | null>();
    for (const name of new Set(names)) ids.set(name, await actions.recallImage(name));
    const edited = renameImages(read.value, (name) => ids.get(name) ?? null);
    if (JSON.stringify(edited) !== JSON.stringify(store.getState().lab.edits)) actions.replaceEdits(edited);
  };

  const readAddress = () => {
    const { link, unknown } = readLink(location.search);
    for (const { name, value } of unknown) report(name, value);
    if (link.step === undefined) return link;
    const step = nearestStep(link.step);
    if (step !== link.step) report('step', link.step);
    return { ...link, step };
  };

  /** Back and forward: what is a step of history; language, colors and engine stay as they are. */
  const followAddress = async (entry: HistoryEntry | null) => {
    address.hold();
    try {
      const link = readAddress();
      store.setState({
        ...viewOf(link),
        ...(link.block !== undefined && { block: link.block, blockAuto: entry?.blockAuto ?? false }),
        detour: null,
      });
      const source = entry?.ownModel ? null : await linkedSource(firstModel(link));
      if (source && source.id !== store.getState().model?.id) {
        await actions.openSource(source);
        // Another network has other channels, but these are of the one that came.
        const { channel, brush } = viewOf(link);
        store.setState({ channel, brush });
        checkChannels();
      }
      const { detour } = entry ?? {};
      if (detour) store.setState(({ modelLoads }) => ({ detour: { ...detour, load: modelLoads } }));
      checkBlock(link.block);
      followClasses(link);
      const own = store.getState().images.find(({ id }) => id === entry?.image);
      if (own) actions.chooseImage(own.id);
      else await showLinkedImage(link.image);
      await followImages(link, entry);
      followSecond(link, entry);
      await followEdits(link, entry);
    } finally {
      address.release();
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
      const link = readAddress();
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
        const theirs = hasPicture();
        if (!theirs) await showLinkedImage(link.image);
        await bringBackImages(actions, link.image !== undefined || theirs);
      });
      const source = lists.then(() => linkedSource(firstModel(link)));
      await actions.start(link.backend ?? 'auto', source);
      checkBlock(link.block);
      checkChannels();
      // What no link can name, of the page that is loaded again.
      const entry = isReload() ? (history.state as HistoryEntry | null) : null;
      const { detour } = entry ?? {};
      if (detour) store.setState(({ modelLoads }) => ({ detour: { ...detour, load: modelLoads } }));
      // Chosen of the recorded result, before the network was there.
      const { reference } = store.getState();
      followClasses(reference === 'none' ? link : { ...link, usual: String(reference) });
      await shown;
      await followImages(link, entry);
      followSecond(link);
      await followEdits(link, entry);
      if (link.session !== undefined) {
        await actions.fetchSession(link.session);
        // A class works on the teacher's images, at the step of the link.
        if (link.view === 'learn') store.setState(stepOf(link));
      }
      // Who loads the page again is the author, and knows what was opened.
      if (link.session === undefined && !isReload()) tellOwn(store, link);
      address.release();
      void keepImages(store);
      window.addEventListener('popstate', (event) => void followAddress(event.state as HistoryEntry | null));
    },
  };
}

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
