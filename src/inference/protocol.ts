import type { ClassLabels } from '../domain/classLabels';
import type { StoredModel } from '../domain/download';
import type { ExcitationWeights } from '../domain/excitation';
import type { Failure } from '../domain/failure';
import type { GateEdits, ResolvedEdits } from '../domain/gateEdit';
import type { BlockMaps } from '../domain/maps';
import type { LoadedModel } from '../domain/model';
import type { CropSquare, RgbImage } from '../domain/preprocess';
import type { Profile } from '../domain/profile';
import type { Result } from '../domain/result';
import type { BackendChoice, RuntimeInfo } from '../domain/runtime';
import type { ConfigSettings } from '../domain/settings';
import type { Trace } from '../domain/trace';

/**
 * Where a model comes from: a base address with config.json and model.safetensors, or files at hand. `sha256`: of
 * model.safetensors, where known beforehand. `beside`: the other files of its folder, by name, or the address of the
 * folder. `settings`: what the visitor chose in place of assumed or read values. `labels`: names in place of those that
 * config.json gives. `imagenetLabels`: an address or a file with the names of ImageNet's classes, for a network of as
 * many without names.
 */
export type ModelSource = {
  settings?: Partial<ConfigSettings>;
  labels?: ClassLabels;
  imagenetLabels?: string | Blob;
} & (
  | { kind: 'folder'; id: string; url: string; sha256?: string }
  | { kind: 'files'; id: string; weights: Blob; config: Blob | null; beside?: Record<string, Blob> | string }
);

export interface TraceInput {
  /** Identifies the pixels: the worker keeps the last decoded image, so that a moved crop does not decode again. */
  imageId: string;
  name: string;
  blob: Blob;
  /** null: resize the shorter side and crop the centre, as torchvision does. */
  crop: CropSquare | null;
  gateEdits: GateEdits;
  /** The same with everything looked up, for the runtime; absent where nothing is edited. */
  resolvedEdits?: ResolvedEdits;
}

/** The maps of some channels of one block, of the pass that `trace` makes of the same input. */
export interface MapsInput {
  input: TraceInput;
  block: string;
  channels: number[];
}

/** Notices that accompany a good result, as i18n keys `notice.CODE`. */
export type ImageNotice = 'transparency-flattened' | 'first-frame' | 'image-reduced' | 'image-enlarged';

export interface TraceOutput {
  trace: Trace;
  /** The exact 8-bit pixels the network saw, inputSize x inputSize, before mean and std. */
  input: RgbImage;
  notices: ImageNotice[];
}

/** What runs while nothing can be answered yet. `fraction` never falls and ends at 1. */
export interface Progress {
  stage: 'backend' | 'download' | 'weights' | 'warmup' | 'self-check';
  fraction: number;
  loadedBytes?: number;
  totalBytes?: number;
}

export type Request =
  | { id: number; kind: 'start'; backend: BackendChoice; place: 'worker' | 'page'; webglFailed: boolean }
  /** Out of turn and without an answer: see `InferenceClient.prepare`. */
  | { id: number; kind: 'prepare'; source: ModelSource }
  | { id: number; kind: 'load'; source: ModelSource }
  | { id: number; kind: 'trace'; input: TraceInput }
  | ({ id: number; kind: 'maps' } & MapsInput)
  /** The profile beside the loaded model. */
  | { id: number; kind: 'profile' }
  /** The two layers of one SE block of the loaded model. */
  | { id: number; kind: 'excitation-weights'; block: string }
  | { id: number; kind: 'cancel'; target: number }
  | { id: number; kind: 'memory' }
  /** For tests and the fault drill: loses the WebGL context on purpose. */
  | { id: number; kind: 'lose-context' }
  | { id: number; kind: 'dispose' };

export interface MemoryReport {
  tensors: number;
  /** Bytes of tensors, and of GPU textures where the backend tells. */
  bytes: number;
  gpuBytes: number | null;
  gpuFreeBytes: number | null;
  /** Textures that TensorFlow.js holds, in use or to be used again; null off WebGL. */
  textures: number | null;
}

export type Reply =
  | { id: number; kind: 'started'; result: Result<RuntimeInfo> }
  | { id: number; kind: 'loaded'; result: Result<LoadedModel> }
  | { id: number; kind: 'traced'; result: Result<TraceOutput> }
  | { id: number; kind: 'mapped'; result: Result<BlockMaps> }
  | { id: number; kind: 'profiled'; result: Result<Profile> }
  | { id: number; kind: 'excitation-weights'; result: Result<ExcitationWeights> }
  | { id: number; kind: 'memory'; report: MemoryReport }
  | { id: number; kind: 'progress'; progress: Progress }
  | { id: number; kind: 'crashed'; message: string }
  | { id: -1; kind: 'context-lost' };

/** What the page sees of the runtime; the same behind a worker and without one. */
export interface InferenceClient {
  /** Starts the runtime, or restarts it on another backend; the model has to be loaded again by `load`. */
  start(backend: BackendChoice): Promise<Result<RuntimeInfo>>;
  /** Begins to read a model that `load` will be asked for, while the runtime still starts. */
  prepare(source: ModelSource): void;
  /** Reads, checks, uploads, warms up and self-checks a model. A failure leaves the previous model running. */
  load(source: ModelSource, onProgress?: (progress: Progress) => void): Promise<Result<LoadedModel>>;
  /** One pass at a time; an aborted or outdated request answers `stale`. */
  trace(input: TraceInput, signal?: AbortSignal): Promise<Result<TraceOutput>>;
  /** Runs up to the end of the block and answers the maps of these channels; aborted or outdated: `stale`. */
  maps(request: MapsInput, signal?: AbortSignal): Promise<Result<BlockMaps>>;
  /** Reads the profile beside the loaded model; `profile-missing` where there is none. */
  profile(): Promise<Result<Profile>>;
  /** Reads the SE layer of this block name from the loaded model; `block-missing` where it has none of that name. */
  excitationWeights(block: string): Promise<Result<ExcitationWeights>>;
  /** The weights that the browser keeps for the next visit. */
  stored(): Promise<StoredModel[]>;
  memory(): Promise<MemoryReport>;
  loseContext(): Promise<void>;
  /** Events outside requests: a lost context and the recovery after it (new runtime, model loaded again). */
  subscribe(listener: (event: ClientEvent) => void): () => void;
  dispose(): void;
}

export type ClientEvent =
  | { kind: 'context-lost' }
  | { kind: 'recovered'; runtime: RuntimeInfo; model: LoadedModel | null }
  | { kind: 'failed'; failure: Failure };
