import type { StoreApi } from 'zustand/vanilla';
import { type Failure, fail } from '../domain/failure';
import type { LoadedModel, ModelCard } from '../domain/model';
import { isModelLink, linkOfModel } from '../domain/modelAddress';
import type { InferenceClient, ModelSource } from '../inference/protocol';
import type { AppState, SecondModel, TrayImage } from './appState';
import { refuse } from './notices';
import { readModelFiles } from './readModelFiles';
import { reportSelfCheck } from './reportSelfCheck';
import { tellLabels } from './tellLabels';
import { traceInput } from './traceInput';

/** The runtime of the second network, with the backend of the page's own that it was started for. */
interface Running {
  client: InferenceClient;
  backend: string;
  source: ModelSource | null;
}

/**
 * Another network on the pinned image, in a runtime of its own: the loaded one stays where it is. The runtime lives
 * while the Compare view shows the second network and ends with either; on the way back it is made again if needed.
 */
export function createSecondModelActions(
  store: StoreApi<AppState>,
  createClient: () => InferenceClient,
  sourceOf: (card: ModelCard) => ModelSource,
  sourceFromStore: (name: string) => Promise<ModelSource | null>,
) {
  let wanted: ModelSource | null = null;
  let running: Running | null = null;
  let working = false;
  let again = false;
  /** What failed is not tried again before something changes. */
  let failedKey: string | null = null;
  /** Counts the networks that were asked for: the same name may come with other weights. */
  let asked = 0;

  const patch = (change: Partial<SecondModel>) =>
    store.setState(({ secondModel }) => ({ secondModel: secondModel && { ...secondModel, ...change } }));

  const close = () => {
    running?.client.dispose();
    running = null;
    const { secondModel } = store.getState();
    if (secondModel?.running || secondModel?.progress) patch({ running: false, progress: null });
  };

  const remove = () => {
    wanted = null;
    if (store.getState().secondModel) store.setState({ secondModel: null });
    close();
  };

  const give = (failure: Failure) => {
    refuse(store, failure);
    remove();
  };

  const keyOf = ({ runtime }: AppState, { id, version, crop }: TrayImage) =>
    `${asked}|${runtime?.backend}|${id}@${version}|${crop ? `${crop.x},${crop.y},${crop.size}` : 'center'}`;

  /** The runtime on the page's backend; null where it did not come up or is wanted no more. */
  const open = async (backend: NonNullable<AppState['runtime']>['backend']): Promise<Running | null> => {
    const client = createClient();
    const mine: Running = { client, backend, source: null };
    running = mine;
    client.subscribe((event) => {
      if (running === mine && event.kind === 'failed') give(event.failure);
    });
    const started = await client.start(backend);
    if (running !== mine) return null;
    if (started.ok) return mine;
    give(started);
    return null;
  };

  const load = async (into: Running, source: ModelSource): Promise<void> => {
    const loaded = await into.client.load(source, (progress) => wanted === source && patch({ progress }));
    if (running !== into || wanted !== source) return;
    if (!loaded.ok) return give(loaded);
    if (loaded.value.sha256 === store.getState().model?.sha256) return give(fail('second-same-weights'));
    into.source = source;
    patch({ model: loaded.value, progress: null });
    reportSelfCheck(store, loaded.value, null);
  };

  const run = async (on: Running, image: TrayImage, key: string): Promise<void> => {
    patch({ running: true });
    const result = await on.client.trace(traceInput(image));
    if (running !== on || !key.startsWith(`${asked}|`)) return;
    if (result.ok) patch({ running: false, result: { key, image: image.id, output: result.value } });
    else {
      patch({ running: false });
      if (result.code === 'stale') return;
      failedKey = key;
      refuse(store, result);
    }
  };

  /** The next thing to do; false: nothing. */
  const step = async (): Promise<boolean> => {
    const state = store.getState();
    const { view, runtime, images, compared, secondModel } = state;
    const source = wanted;
    if (!source || !secondModel || !runtime || state.stage !== 'ready' || view !== 'compare') return false;
    const image = images.find(({ id }) => id === compared[0]?.id);
    const runs = image !== undefined && image.origin.kind !== 'trace';
    const key = runs ? keyOf(state, image) : null;
    const done = key === null || key === secondModel.result?.key || key === failedKey;
    if (secondModel.model && done) return false;
    if (running && running.backend !== runtime.backend) close();
    const on = running ?? (await open(runtime.backend));
    if (!on) return true;
    if (on.source !== source) await load(on, source);
    else if (runs && key !== null) await run(on, image, key);
    return true;
  };

  const work = async (): Promise<void> => {
    if (working) {
      again = true;
      return;
    }
    working = true;
    try {
      do {
        again = false;
        while (await step());
      } while (again);
    } finally {
      working = false;
    }
  };

  store.subscribe(({ view, model, secondModel }) => {
    if (!secondModel) return;
    if (isSame(model, secondModel)) return remove();
    if (view !== 'compare') close();
    else void work();
  });

  const choose = (source: ModelSource) => {
    wanted = source;
    asked++;
    failedKey = null;
    // A load under way is of no use any more.
    if (running?.source === null) close();
    const secondModel = { id: source.id, progress: null, model: null, result: null, running: false };
    store.setState({ secondModel });
  };

  return {
    /** A bundled network, or one from elsewhere that the browser keeps, beside the loaded one; `name`: as in a link. */
    async chooseSecondModel(name: string): Promise<Failure | null> {
      const { catalog, model } = store.getState();
      const card = catalog.find(({ id }) => id === name);
      if (card?.sha256 === model?.sha256) return refuse(store, fail('second-same-weights'));
      if (card) {
        choose(sourceOf(card));
        return null;
      }
      const elsewhere = isModelLink(name) || linkOfModel(name) !== undefined;
      if (!elsewhere) return refuse(store, fail('link-unknown-value', { name: 'models', value: name }));
      const before = asked;
      const source = await sourceFromStore(name);
      // Another one was chosen meanwhile.
      if (asked !== before) return null;
      if (!source) return refuse(store, fail('second-not-kept', { model: name.replace(/^hf:/, '') }));
      if (source.id === store.getState().model?.id) return refuse(store, fail('second-same-weights'));
      choose(source);
      return null;
    },

    /** A `.safetensors` file, with its `config.json` and labels where picked along, beside the loaded network. */
    async openSecondModelFiles(files: readonly File[]): Promise<Failure | null> {
      const read = await readModelFiles(files);
      if (!read.ok) return refuse(store, read);
      const { source, labels } = read.value;
      if (!source) return refuse(store, fail('model-no-weights', { name: labels?.file ?? '' }));
      choose(source);
      if (labels) tellLabels(store, labels, true);
      return null;
    },

    removeSecondModel: remove,
  };
}

/** The loaded network has become the one beside it: there is nothing to set against it. */
const isSame = (model: LoadedModel | null, second: SecondModel) =>
  model !== null && model.sha256 === second.model?.sha256;

export type SecondModelActions = ReturnType<typeof createSecondModelActions>;
