import type { Failure } from '../domain/failure';
import type { LoadedModel } from '../domain/model';
import type { BackendChoice, RuntimeInfo } from '../domain/runtime';
import { csvLine, TRACE_COLUMNS, traceRows, traceToJson } from '../domain/traceJson';
import { failureText } from '../i18n/failureText';
import { translator } from '../i18n/translate';
import { createInferenceClient } from '../inference/createClient';
import type { MemoryReport, ModelSource } from '../inference/protocol';
import type { TapTimes } from './tapTimes';

/** A model by address, or one weights file by address without a config.json. */
export type BatchModel =
  | { kind: 'folder'; id: string; url: string }
  | { kind: 'file'; id: string; url: string };

export type BatchResult<T> = { ok: true; value: T } | { ok: false; reason: string };

/** What `npm run trace` and `npm run bench` see of the page: plain values only, English reasons. */
export interface SeLensBatch {
  open(
    model: BatchModel,
    backend: BackendChoice,
  ): Promise<BatchResult<{ runtime: RuntimeInfo; model: LoadedModel }>>;
  /** One image by address. `csv`: the rows under TRACE_COLUMNS, naming the image `label`; null if not asked for. */
  trace(image: {
    name: string;
    url: string;
    label: string;
    csv: boolean;
  }): Promise<BatchResult<{ json: string; csv: string | null }>>;
  memory(): Promise<MemoryReport>;
  /** What reading the taps costs; see tapTimes.ts. */
  tapTimes(url: string, backend: 'wasm' | 'webgl', pairs: number): Promise<TapTimes>;
  csvHeader: string;
}

declare global {
  interface Window {
    seLensBatch?: SeLensBatch;
  }
}

/** Puts the runtime, without any page, at `window.seLensBatch`: the same worker and the same code as the application. */
export function installBatch(): void {
  const client = createInferenceClient();
  const message = translator('en');
  const refuse = (failure: Failure) => {
    return { ok: false as const, reason: failureText(message, failure) };
  };
  let images = 0;

  window.seLensBatch = {
    csvHeader: csvLine(TRACE_COLUMNS),

    async open(model, backend) {
      const runtime = await client.start(backend);
      if (!runtime.ok) return refuse(runtime);
      const loaded = await client.load(await sourceOf(model));
      if (!loaded.ok) return refuse(loaded);
      return { ok: true, value: { runtime: runtime.value, model: loaded.value } };
    },

    async trace({ name, url, label, csv }) {
      const blob = await fetch(url)
        .then((response) => response.blob())
        .catch(() => null);
      if (!blob) return { ok: false, reason: 'The file stopped being readable.' };
      const imageId = `batch-${++images}`;
      const result = await client.trace({ imageId, name, blob, crop: null, gateEdits: {} });
      if (!result.ok) return refuse(result);
      const { trace } = result.value;
      const table = csv ? traceRows(trace, label).map(csvLine).join('\n') : null;
      return { ok: true, value: { json: traceToJson(trace), csv: table } };
    },

    memory: () => client.memory(),

    tapTimes: async (...wanted) => (await import('./tapTimes')).tapTimes(...wanted),
  };
}

async function sourceOf(model: BatchModel): Promise<ModelSource> {
  // The worker knows no page that a relative address could start from.
  if (model.kind === 'folder') return { ...model, url: new URL(model.url, document.baseURI).href };
  // A body that breaks off is read as an empty file, which the loader explains.
  const weights = await fetch(model.url)
    .then((response) => response.blob())
    .catch(() => new Blob());
  return { kind: 'files', id: model.id, weights, config: null };
}
