import { createStore, type StoreApi } from 'zustand/vanilla';
import { fail } from '../domain/failure';
import type { ModelCard, Sample } from '../domain/model';
import type { InferenceClient } from '../inference/protocol';
import { createAddress, languageOf } from './address';
import { type AppState, INITIAL_STATE, shownImage, type ThemeChoice } from './appState';
import { createImageActions, type ImageActions } from './imageActions';
import { readLink } from './link';
import { createModelActions, type ModelActions } from './modelActions';
import { notify } from './notices';
import { readPreference } from './preferences';
import { createScheduler } from './scheduler';
import { createViewActions, type ViewActions } from './viewActions';

export interface App {
  store: StoreApi<AppState>;
  actions: ImageActions & ModelActions & ViewActions;
  /** Reads the address, the catalog and the samples, starts the runtime and shows the first result. */
  open(): Promise<void>;
}

/** The application without a page: store, actions, and the address kept in step with both. */
export function createApp(client: InferenceClient): App {
  const store = createStore<AppState>(() => INITIAL_STATE);
  const pump = createScheduler(store, client);
  const actions = {
    ...createImageActions(store, pump),
    ...createModelActions(store, client, pump),
    ...createViewActions(store),
  };

  let defaultBlock: string | null = null;
  store.subscribe((state) => {
    if (state.block !== null) return;
    const spread = widestBlock(state);
    if (spread === null) return;
    defaultBlock ??= spread;
    const names = state.model?.blocks.map((block) => block.name) ?? [];
    store.setState({ block: names.includes(defaultBlock) ? defaultBlock : spread });
  });
  const address = createAddress(store, () => defaultBlock);

  const report = (name: string, value: string) =>
    notify(store, { kind: 'error', failure: fail('link-unknown-value', { name, value }) });

  const showFirstSample = async () => {
    const { samples, currentImage } = store.getState();
    if (currentImage === null && samples.length > 0) await actions.chooseSample(samples[0].id);
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
  const linkedModel = (id: string | undefined): ModelCard | undefined => {
    const { catalog } = store.getState();
    const card = catalog.find((entry) => entry.id === id);
    if (id !== undefined && !card) report('model', id);
    return card ?? catalog.find((entry) => entry.default) ?? catalog[0];
  };

  const checkBlock = (wanted: string | undefined) => {
    const { model, block } = store.getState();
    if (wanted === undefined || !model || model.blocks.some((candidate) => candidate.name === wanted)) return;
    report('block', wanted);
    if (block === wanted) store.setState({ block: null });
  };

  const readAddress = () => {
    const { link, unknown } = readLink(location.search);
    for (const { name, value } of unknown) report(name, value);
    return link;
  };

  const followAddress = async () => {
    address.hold();
    const link = readAddress();
    store.setState((state) => ({
      language: link.lang ?? languageOf(navigator.language),
      theme: link.theme ?? 'system',
      channel: link.channel ?? null,
      block: link.block ?? defaultBlock ?? state.block,
    }));
    const card = linkedModel(link.model);
    if (card && card.id !== store.getState().model?.id) await actions.chooseModel(card.id);
    const backend = link.backend ?? 'auto';
    if (backend !== store.getState().backendChoice) await actions.setBackend(backend);
    checkBlock(link.block);
    await showLinkedImage(link.image);
    address.release();
  };

  return {
    store,
    actions,
    async open() {
      const link = readAddress();
      store.setState({
        language: link.lang ?? languageOf(readPreference('language') ?? navigator.language),
        theme: link.theme ?? themeOf(readPreference('theme')),
        block: link.block ?? null,
        channel: link.channel ?? null,
      });
      const [catalog, samples] = await Promise.all([
        readList<ModelCard>('models/index.json'),
        readList<Sample>('samples/index.json'),
      ]);
      store.setState({ catalog, samples });
      const card = linkedModel(link.model);
      const shown = showLinkedImage(link.image);
      await actions.start(link.backend ?? 'auto', card ? actions.sourceOf(card) : null);
      checkBlock(link.block);
      await shown;
      address.release();
      window.addEventListener('popstate', () => void followAddress());
    },
  };
}

/** The block whose gates differ most from channel to channel on the shown image: worth a first look. */
function widestBlock(state: AppState): string | null {
  const blocks = shownImage(state)?.output?.trace.blocks ?? [];
  if (blocks.length === 0) return null;
  const spread = (gates: Float32Array) => {
    const mean = gates.reduce((sum, gate) => sum + gate, 0) / gates.length;
    return gates.reduce((sum, gate) => sum + (gate - mean) ** 2, 0) / gates.length;
  };
  return blocks.reduce((a, b) => (spread(b.excitation) > spread(a.excitation) ? b : a)).name;
}

const themeOf = (text: string | null): ThemeChoice => (text === 'light' || text === 'dark' ? text : 'system');

/** The bundled lists are part of the site; without them it still opens, for the visitor's own model and images. */
async function readList<T>(path: string): Promise<T[]> {
  const response = await fetch(path);
  return response.ok ? ((await response.json()) as T[]) : [];
}
