import type { StoreApi } from 'zustand/vanilla';
import type { Download } from '../domain/download';
import { type Failure, fail } from '../domain/failure';
import { HUB_CATALOG } from '../domain/hubCatalog';
import { type ModelAddress, readHubHost, readModelAddress } from '../domain/modelAddress';
import { type Reading, rateOf, secondsLeft, withReading } from '../domain/transfer';
import { type KeptModel, keptModel, removeStored, storedModels } from '../inference/modelCache';
import type { ModelSource } from '../inference/protocol';
import type { AppState } from './appState';
import type { ModelActions } from './modelActions';
import { notify, refuse } from './notices';
import { keepPreference } from './preferences';

/** Seconds between two readings of a download: figures that change faster cannot be read. */
const PACE = 0.5;

/** The newest figures of a download under way. */
interface Running {
  address: ModelAddress;
  abort: AbortController;
  loaded: number;
  total: number | null;
  readings: Reading[];
}

/**
 * Models from the Hub or a folder: fetched in the background while the page goes on being used, kept in the browser's
 * store, given up again. A model comes into use by itself unless another one was chosen meanwhile.
 */
export function createDownloadActions(
  store: StoreApi<AppState>,
  { openSource }: Pick<ModelActions, 'openSource'>,
  now: () => number = () => performance.now() / 1000,
) {
  const running = new Map<string, Running>();
  /** Fetched in this visit; the browser may not have kept them. */
  const fetched = new Map<string, ModelSource>();
  let ticking: ReturnType<typeof setInterval> | undefined;

  const patch = (id: string, change: Partial<Download>) =>
    store.setState(({ downloads }) => ({
      downloads: downloads.map((download) => (download.id === id ? { ...download, ...change } : download)),
    }));

  /** A download of this state, in place of an older one of the same model. */
  const put = (id: string, state: Download['state'], failure: Failure | null = null) => {
    const download: Download = { id, state, loaded: 0, total: null, rate: null, secondsLeft: null, failure };
    store.setState(({ downloads }) => ({
      downloads: [...downloads.filter((other) => other.id !== id), download],
    }));
  };

  const forget = (id: string) =>
    store.setState(({ downloads }) => ({ downloads: downloads.filter((download) => download.id !== id) }));

  const listStored = async () => store.setState({ storedModels: await storedModels() });

  const tick = () => {
    for (const [id, run] of running) {
      const { loaded, total } = run;
      run.readings = withReading(run.readings, { at: now(), bytes: loaded });
      const rate = rateOf(run.readings);
      patch(id, { loaded, total, rate, secondsLeft: secondsLeft(loaded, total, rate) });
    }
  };

  const end = (id: string) => {
    running.delete(id);
    if (running.size === 0) clearInterval(ticking);
  };

  const sourceOf = ({ id }: ModelAddress, { weights, config, beside }: KeptModel): ModelSource => {
    const listed = HUB_CATALOG.find((model) => model.id === id);
    return {
      kind: 'files',
      id,
      weights,
      config,
      ...(beside !== null && { beside }),
      settings: listed?.rehosted,
    };
  };

  const findSource = async (address: ModelAddress): Promise<ModelSource | null> => {
    const kept = await keptModel(address.url);
    return kept ? sourceOf(address, kept) : (fetched.get(address.id) ?? null);
  };

  /** A refused model is told where its download stood, too. */
  const load = async (source: ModelSource): Promise<void> => {
    const failure = await openSource(source);
    if (failure) put(source.id, 'failed', failure);
    else if (store.getState().model?.id === source.id) forget(source.id);
  };

  const giveUp = (id: string, failure: Failure) => {
    patch(id, { state: 'failed', failure, rate: null, secondsLeft: null });
    // Where the dialog is open, it tells.
    if (!store.getState().modelsOpen) refuse(store, failure);
  };

  const run = async (address: ModelAddress): Promise<void> => {
    const { id } = address;
    const { modelLoads, hubHost } = store.getState();
    const mine: Running = { address, abort: new AbortController(), loaded: 0, total: null, readings: [] };
    running.set(id, mine);
    if (running.size === 1) ticking = setInterval(tick, 1000 * PACE);
    const onBytes = (loaded: number, total: number | null) => Object.assign(mine, { loaded, total });
    const hub = await import('../inference/hub/downloadModel').catch(() => null);
    const model = hub
      ? await hub.downloadModel(address, hubHost, onBytes, mine.abort.signal)
      : fail('hub-unreachable', { host: location.host });
    // Canceled, or begun anew since.
    if (running.get(id) !== mine) return;
    tick();
    end(id);
    if (!model.ok) return giveUp(id, model);
    const source = sourceOf(address, model.value);
    if (model.value.kept) void listStored();
    else {
      fetched.set(id, source);
      notify(store, { kind: 'info', code: 'model-not-kept', details: { model: id } });
    }
    patch(id, { state: 'done', rate: null, secondsLeft: null });
    const state = store.getState();
    if (state.modelLoads === modelLoads && state.wantedModel === null) await load(source);
    else if (!state.modelsOpen) notify(store, { kind: 'info', code: 'model-ready', details: { model: id } });
  };

  const begin = (address: ModelAddress) => {
    const { id } = address;
    if (running.has(id)) return;
    put(id, 'running');
    void run(address);
  };

  const addressOf = (text: string) => readModelAddress(text, store.getState().hubHost);

  return {
    /** The model of this id or address without fetching anything; null where it is not here. */
    async sourceFromStore(text: string): Promise<ModelSource | null> {
      const address = addressOf(text);
      return address.ok ? findSource(address.value) : null;
    },

    openModels() {
      store.setState({ modelsOpen: true });
      void listStored();
    },

    closeModels: () => store.setState({ modelsOpen: false }),

    /**
     * Fetches the model of this id or address, and uses it. A kept one is used without fetching. Answers why an
     * address cannot be read.
     */
    async downloadModel(text: string): Promise<Failure | null> {
      const address = addressOf(text);
      if (!address.ok) return address;
      const source = await findSource(address.value);
      if (source) await load(source);
      else begin(address.value);
      return null;
    },

    /** What has come is thrown away. */
    cancelDownload(id: string) {
      running.get(id)?.abort.abort();
      end(id);
      forget(id);
    },

    /** A failure that was read, or a model of this visit that is no longer needed. */
    dismissDownload(id: string) {
      fetched.delete(id);
      forget(id);
    },

    /** Gives up what the browser keeps under this key; the model in use stays. */
    async removeStored(key: string): Promise<void> {
      await removeStored(key);
      const { downloads, storedModels: kept } = store.getState();
      const id = kept.find((model) => model.key === key)?.id;
      // What was offered lies there no more.
      if (downloads.some((download) => download.id === id && download.state === 'done')) forget(id as string);
      await listStored();
    },

    /** Another host in place of the Hub; an empty text: the Hub itself. */
    setHubHost(text: string): Failure | null {
      const host = readHubHost(text);
      if (!host.ok) return host;
      keepPreference('hub-host', host.value);
      store.setState({ hubHost: host.value });
      return null;
    },

    /**
     * The model from elsewhere that a link names, where it is kept; where it is not, the visitor is asked, and null is
     * answered.
     */
    async linkedModel(name: string): Promise<ModelSource | null> {
      const address = addressOf(name);
      if (!address.ok) {
        refuse(store, fail('link-unknown-value', { name: 'model', value: name }));
        return null;
      }
      const source = await findSource(address.value);
      const { id, url, hub } = address.value;
      const host = new URL(hub ? store.getState().hubHost : url).host;
      if (!source) notify(store, { kind: 'ask-model', model: id, host });
      return source;
    },
  };
}

export type DownloadActions = ReturnType<typeof createDownloadActions>;
