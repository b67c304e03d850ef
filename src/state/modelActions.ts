import type { StoreApi } from 'zustand/vanilla';
import { type Failure, fail } from '../domain/failure';
import type { ModelCard } from '../domain/model';
import type { BackendChoice } from '../domain/runtime';
import type { InferenceClient, ModelSource } from '../inference/protocol';
import type { AppState } from './appState';
import { notify } from './notices';

/** What a visitor can do with the runtime and the model. */
export function createModelActions(store: StoreApi<AppState>, client: InferenceClient, pump: () => void) {
  let source: ModelSource | null = null;

  const load = async (wanted: ModelSource): Promise<Failure | null> => {
    const loaded = await client.load(wanted, (progress) => store.setState({ progress }));
    store.setState({ progress: null });
    if (!loaded.ok) {
      notify(store, { kind: 'error', failure: loaded });
      store.setState((state) => ({ stage: state.model ? 'ready' : 'failed' }));
      return loaded;
    }
    source = wanted;
    const names = loaded.value.blocks.map((block) => block.name);
    store.setState((state) => ({
      model: loaded.value,
      stage: 'ready',
      block: state.block !== null && names.includes(state.block) ? state.block : null,
      channel: state.model?.sha256 === loaded.value.sha256 ? state.channel : null,
      hoveredChannel: null,
    }));
    pump();
    return null;
  };

  const start = async (choice: BackendChoice, wanted: ModelSource | null): Promise<void> => {
    store.setState({ stage: 'starting', backendChoice: choice, progress: { stage: 'backend', fraction: 0 } });
    const started = await client.start(choice);
    if (!started.ok) {
      notify(store, { kind: 'error', failure: started });
      store.setState((state) => ({
        stage: state.runtime && state.model ? 'ready' : 'failed',
        progress: null,
      }));
      return;
    }
    store.setState({ runtime: started.value });
    if (wanted) await load(wanted);
  };

  client.subscribe((event) => {
    if (event.kind === 'context-lost') {
      store.setState({ stage: 'recovering' });
      notify(store, { kind: 'info', code: 'recovering', details: {} });
    } else if (event.kind === 'recovered') {
      store.setState((state) => ({
        stage: 'ready',
        runtime: event.runtime,
        model: event.model ?? state.model,
      }));
      notify(store, { kind: 'info', code: 'recovered', details: { backend: event.runtime.backend } });
      pump();
    } else {
      store.setState({ stage: 'failed' });
      notify(store, { kind: 'error', failure: event.failure });
    }
  });

  const bundled = (card: ModelCard): ModelSource => ({
    kind: 'folder',
    id: card.id,
    url: new URL(`models/${card.id}/`, document.baseURI).href,
  });

  return {
    start,

    /** Another backend: the runtime starts anew and the model is loaded into it. */
    setBackend: (choice: BackendChoice) => start(choice, source),

    sourceOf: bundled,

    async chooseModel(id: string): Promise<Failure | null> {
      const card = store.getState().catalog.find((candidate) => candidate.id === id);
      if (card) return load(bundled(card));
      const failure = fail('link-unknown-value', { name: 'model', value: id });
      notify(store, { kind: 'error', failure });
      return failure;
    },

    /** A `.safetensors` file, with its `config.json` where picked along. The model in use stays if it is refused. */
    async openModelFiles(files: readonly File[]): Promise<Failure | null> {
      const weights = files.find((file) => /\.safetensors$/i.test(file.name));
      const config = files.find((file) => /\.json$/i.test(file.name)) ?? null;
      if (!weights) {
        const failure = fail('weights-header', { reason: files.map((file) => file.name).join(', ') });
        notify(store, { kind: 'error', failure });
        return failure;
      }
      return load({ kind: 'files', id: weights.name.replace(/\.safetensors$/i, ''), weights, config });
    },
  };
}

export type ModelActions = ReturnType<typeof createModelActions>;
