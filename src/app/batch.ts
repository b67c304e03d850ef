import { resolveEdits } from '../analysis/resolveEdits';
import { type Failure, fail } from '../domain/failure';
import { asksForUsual, type GateEdits, type ResolvedEdits } from '../domain/gateEdit';
import type { LoadedModel } from '../domain/model';
import type { BackendChoice, RuntimeInfo } from '../domain/runtime';
import type { BlockTrace } from '../domain/trace';
import { csvComment, csvLine, TRACE_COLUMNS, traceRows, traceToJson } from '../domain/traceJson';
import { failureText } from '../i18n/failureText';
import { translator } from '../i18n/translate';
import { createInferenceClient } from '../inference/createClient';
import type { KernelErrors } from '../inference/kernels/compareKernels';
import type { Size } from '../inference/kernels/exactKernels';
import type { MemoryReport, ModelSource } from '../inference/protocol';
import { preprocessText } from '../state/preprocessText';
import { modelNote } from '../state/provenance';
import { writeRecording } from '../state/recordingFile';
import type { EditTimes } from './editTimes';
import type { TapTimes } from './tapTimes';

declare const __APP_VERSION__: string;

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
  /**
   * Gate edits for all following traces, looked up once; `donors`: addresses of the images that they take gates from, by the name
   * that the edits give them.
   */
  edit(edits: GateEdits, donors: Record<string, string>): Promise<BatchResult<null>>;
  /** One image by address. `csv`: the rows under TRACE_COLUMNS, naming the image `label`; null if not asked for. */
  trace(image: {
    name: string;
    url: string;
    label: string;
    csv: boolean;
  }): Promise<BatchResult<{ json: string; csv: string | null }>>;
  /** The trace of a sample, by its id, as the page shows it before its network is ready: a recording's file. */
  record(sample: string, image: { name: string; url: string }): Promise<BatchResult<string>>;
  memory(): Promise<MemoryReport>;
  /** What reading the taps costs; see tapTimes.ts. */
  tapTimes(url: string, backend: 'wasm' | 'webgl', pairs: number): Promise<TapTimes>;
  /** What gate edits cost; see editTimes.ts. */
  editTimes(url: string, backend: 'wasm' | 'webgl', runs: number): Promise<EditTimes>;
  /** Our WebGL kernels and the plain operations; see kernelCheck.ts. */
  kernelErrors(sizes: readonly Size[]): Promise<KernelErrors[]>;
  kernelDifferenceOfNet(url: string): Promise<number>;
  csvHeader: string;
  /** Where the numbers of all following traces come from, as comment lines of a CSV. */
  csvComments(): string[];
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
  let edited: { gateEdits: GateEdits; resolvedEdits?: ResolvedEdits } = { gateEdits: {} };
  let loaded: LoadedModel | null = null;
  let started: { choice: BackendChoice; runtime: RuntimeInfo } | null = null;

  /** One pass of a picture by address; null: it could not be fetched. */
  const pass = async (name: string, url: string, edits: typeof edited) => {
    const blob = await fetch(url)
      .then((response) => response.blob())
      .catch(() => null);
    if (!blob) return null;
    return client.trace({ imageId: `batch-${++images}`, name, blob, crop: null, ...edits });
  };
  const unreadable = { ok: false as const, reason: 'The file stopped being readable.' };

  window.seLensBatch = {
    csvHeader: csvLine(TRACE_COLUMNS),

    csvComments() {
      if (!loaded || !started) return [];
      const { backend, renderer, precision } = started.runtime;
      const { gateEdits } = edited;
      const { settings, assumed } = loaded;
      const { scores } = settings;
      return [
        preprocessText(loaded.preprocess),
        modelNote({
          ...loaded,
          ...(scores === 'sigmoid' && { scores }),
          settings: { ...settings, assumed, chosen: [] },
        }),
        ...(Object.keys(gateEdits).length > 0
          ? [`gate edits (s as computed, not as applied): ${JSON.stringify(gateEdits)}`]
          : []),
        `SE Lens ${__APP_VERSION__}, ${backend}${backend === 'webgl' ? ` (${renderer})` : ''}, ${precision}`,
      ].map(csvComment);
    },

    async open(model, backend) {
      // Another model goes into the runtime that is there: on WebGL its shaders serve again.
      if (started?.choice !== backend) {
        const runtime = await client.start(backend);
        if (!runtime.ok) return refuse(runtime);
        started = { choice: backend, runtime: runtime.value };
      }
      const read = await client.load(await sourceOf(model));
      if (!read.ok) return refuse(read);
      loaded = read.value;
      return { ok: true, value: { runtime: started.runtime, model: loaded } };
    },

    async edit(edits, donors) {
      if (!loaded) return refuse(fail('no-model'));
      const gates = new Map<string, BlockTrace[]>();
      for (const [name, url] of Object.entries(donors)) {
        const donor = await pass(name, url, { gateEdits: {} });
        if (!donor) return unreadable;
        if (!donor.ok) return refuse(donor);
        gates.set(name, donor.value.trace.blocks);
      }
      const profile = asksForUsual(edits) ? await client.profile() : null;
      if (profile && !profile.ok) return refuse(profile);
      const resolved = resolveEdits(edits, {
        blocks: loaded.blocks,
        labels: loaded.labels,
        profile: profile?.value ?? null,
        gatesOf: (image, block) => gates.get(image)?.find(({ name }) => name === block)?.excitation ?? null,
      });
      if (!resolved.ok) return refuse(resolved);
      edited = { gateEdits: edits, resolvedEdits: resolved.value };
      return { ok: true, value: null };
    },

    async trace({ name, url, label, csv }) {
      const result = await pass(name, url, edited);
      if (!result) return unreadable;
      if (!result.ok) return refuse(result);
      const { trace } = result.value;
      const table = csv ? traceRows(trace, label).map(csvLine).join('\n') : null;
      return { ok: true, value: { json: traceToJson(trace), csv: table } };
    },

    async record(sample, { name, url }) {
      if (!loaded) return refuse(fail('no-model'));
      const result = await pass(name, url, { gateEdits: {} });
      if (!result) return unreadable;
      if (!result.ok) return refuse(result);
      return { ok: true, value: writeRecording(sample, loaded, result.value) };
    },

    memory: () => client.memory(),

    tapTimes: async (...wanted) => (await import('./tapTimes')).tapTimes(...wanted),

    editTimes: async (...wanted) => (await import('./editTimes')).editTimes(...wanted),

    kernelErrors: async (sizes) => (await import('./kernelCheck')).kernelErrors(sizes),

    kernelDifferenceOfNet: async (url) => (await import('./kernelCheck')).kernelDifferenceOfNet(url),
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
