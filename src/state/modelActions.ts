import type { StoreApi } from 'zustand/vanilla';
import type { ClassLabels } from '../domain/classLabels';
import { type Failure, fail } from '../domain/failure';
import { defaultCard, type ModelCard } from '../domain/model';
import type { BackendChoice } from '../domain/runtime';
import type { ConfigSettings } from '../domain/settings';
import type { InferenceClient, ModelSource } from '../inference/protocol';
import { inlinedFolder } from '../site/siteFiles';
import type { AppState } from './appState';
import { drawnModel } from './drawn';
import { notify, refuse } from './notices';
import { openReference } from './openReference';
import { readModelFiles } from './readModelFiles';
import { reportSelfCheck } from './reportSelfCheck';
import { tellLabels } from './tellLabels';

/** That the engine is starting again is true only until it has, or cannot. */
const withoutRecovering = ({ notices }: AppState) =>
  notices.filter((notice) => notice.kind !== 'info' || notice.code !== 'recovering');

/** What a visitor can do with the runtime and the model. */
export function createModelActions(store: StoreApi<AppState>, client: InferenceClient, pump: () => void) {
  /** The last model that loaded, and the last one asked for: a load may still be under way. */
  let good: ModelSource | null = null;
  let wanted: ModelSource | null = null;
  let asked = 0;

  /** `renamed`: the same network under other labels, of which the profile stays true. */
  const load = async (source: ModelSource, renamed = false): Promise<Failure | null> => {
    const mine = ++asked;
    wanted = source;
    store.setState({ wantedModel: source.id });
    const loaded = await client.load(source, (progress) => mine === asked && store.setState({ progress }));
    if (mine !== asked) return null;
    store.setState({ progress: null, wantedModel: null });
    void client.stored().then((storedModels) => store.setState({ storedModels }));
    if (!loaded.ok) {
      wanted = good;
      notify(store, { kind: 'error', failure: loaded });
      store.setState((state) => ({ stage: state.model ? 'ready' : 'failed' }));
      return loaded;
    }
    const again = good === source;
    good = source;
    const { sha256, blocks } = loaded.value;
    const former = store.getState().model;
    const names = blocks.map((block) => block.name);
    store.setState((state) => {
      const drawn = drawnModel(state);
      const sameWeights = drawn?.sha256 === sha256;
      // Before the first model is there, they are what the link asks for, or chosen of its recorded result.
      const first = state.model === null && (drawn === null || sameWeights);
      const reference = first && sameWeights ? state.reference : 'none';
      return {
        model: loaded.value,
        // The same model in a new runtime: results on screen stay until the new ones are there.
        modelLoads: state.modelLoads + (again ? 0 : 1),
        stage: 'ready' as const,
        block: first || names.includes(state.block ?? '') ? state.block : null,
        channel: first || sameWeights ? state.channel : null,
        brush: first || sameWeights ? state.brush : [],
        hoveredChannel: null,
        ...(again || renamed
          ? {}
          : ({ profile: null, profileState: 'none', profileFailure: null, reference } as const)),
      };
    });
    reportSelfCheck(store, loaded.value, former);
    pump();
    return null;
  };

  const rename = async (labels: ClassLabels): Promise<Failure | null> => {
    const { model } = store.getState();
    const named = wanted ?? good;
    if (!named) return refuse(store, fail('no-model'));
    const classes = model?.labels.length;
    // Known without reading the weights again.
    if (named === good && classes !== undefined && labels.en.length !== classes)
      return refuse(store, fail('labels-count', { name: labels.file, labels: labels.en.length, classes }));
    return load({ ...named, labels }, named === good);
  };

  /** `named`: of a model that is known only later; the runtime starts meanwhile. */
  const start = async (
    choice: BackendChoice,
    named: ModelSource | null | Promise<ModelSource | null>,
  ): Promise<void> => {
    store.setState({ stage: 'starting', backendChoice: choice, progress: { stage: 'backend', fraction: 0 } });
    const starting = client.start(choice);
    const source = await named;
    if (source) client.prepare(source);
    const started = await starting;
    if (!started.ok) {
      notify(store, { kind: 'error', failure: started });
      store.setState((state) => ({
        stage: state.runtime && state.model ? 'ready' : 'failed',
        progress: null,
      }));
      return;
    }
    store.setState((state) => ({
      runtime: started.value,
      // What failed in the former runtime gets another chance.
      images: state.images.map((image) => (image.output === null ? { ...image, outputKey: null } : image)),
    }));
    if (!source) {
      notify(store, { kind: 'error', failure: fail('no-model') });
      store.setState({ stage: 'failed', progress: null });
      return;
    }
    const before = good;
    // The new runtime holds no model: where the wanted one is refused, the former comes back.
    if ((await load(source)) && before && before !== source) await load(before);
  };

  client.subscribe((event) => {
    if (event.kind === 'context-lost') {
      store.setState({ stage: 'recovering' });
      notify(store, { kind: 'info', code: 'recovering', details: {} });
    } else if (event.kind === 'recovered') {
      const { backend, reason } = event.runtime;
      store.setState((state) => ({
        notices: withoutRecovering(state),
        // Lost before the first model was there, which is loaded anew.
        stage: (event.model ?? state.model) ? 'ready' : 'starting',
        runtime: event.runtime,
        model: event.model ?? state.model,
      }));
      const code = reason === 'webgl-failed' ? 'recovered-without-webgl' : 'recovered';
      notify(store, { kind: 'info', code, details: { backend } });
      pump();
    } else {
      store.setState((state) => ({ stage: 'failed', notices: withoutRecovering(state) }));
      notify(store, { kind: 'error', failure: event.failure });
    }
  });

  const bundled = ({ id, sha256 }: ModelCard): ModelSource => {
    const folder = `models/${id}/`;
    const beside = inlinedFolder(folder);
    if (!beside) return { kind: 'folder', id, sha256, url: new URL(folder, document.baseURI).href };
    return { kind: 'files', id, weights: beside['model.safetensors'], config: beside['config.json'], beside };
  };

  const defaultSource = (): ModelSource | null => {
    const { catalog } = store.getState();
    const card = defaultCard(catalog);
    return card ? bundled(card) : null;
  };

  return {
    start,

    /** Another backend: the runtime starts anew and the model is loaded into it. */
    setBackend: (choice: BackendChoice) => start(choice, wanted),

    /** After a failure: the same once more. */
    retry: () => start(store.getState().backendChoice, wanted ?? defaultSource()),

    sourceOf: bundled,

    /** Any model: bundled, kept, or just fetched. The model in use stays if it is refused. */
    openSource: load,

    /** Where the network in use came from; null before there is one. */
    loadedSource: () => good,

    async chooseModel(id: string): Promise<Failure | null> {
      const card = store.getState().catalog.find((candidate) => candidate.id === id);
      if (card) return load(bundled(card));
      const failure = fail('link-unknown-value', { name: 'model', value: id });
      notify(store, { kind: 'error', failure });
      return failure;
    },

    /** Other settings for the model in use, in place of assumed ones. They stay as they are if refused. */
    async changeSettings(settings: Partial<ConfigSettings>): Promise<Failure | null> {
      return good && load({ ...good, settings: { ...good.settings, ...settings } });
    },

    /**
     * A `.safetensors` file, with its `config.json`, labels and profile where picked along; or labels or a profile for the
     * model in use, which stays as it is if they are refused.
     */
    async openModelFiles(files: readonly File[]): Promise<Failure | null> {
      const read = await readModelFiles(files);
      if (!read.ok) return refuse(store, read);
      const { source, labels, profile } = read.value;
      const failure = source ? await load(source) : labels && (await rename(labels));
      if (!failure && labels) tellLabels(store, labels, source !== null);
      return failure ?? (profile && openReference(store, profile));
    },
  };
}

export type ModelActions = ReturnType<typeof createModelActions>;
