import { fail } from '../../domain/failure';
import type { BlockMaps } from '../../domain/maps';
import type { LoadedModel } from '../../domain/model';
import { type Result, succeed } from '../../domain/result';
import type { RuntimeInfo } from '../../domain/runtime';
import { TRACE_FORMAT } from '../../domain/trace';
import type { InferenceClient, MapsInput, TraceInput, TraceOutput } from '../../inference/protocol';
import { type AppState, INITIAL_STATE } from '../appState';

export const RUNTIME: RuntimeInfo = {
  backend: 'cpu',
  reason: 'chosen',
  renderer: null,
  precision: 'float32',
  threads: 1,
  place: 'page',
};

export const MODEL: LoadedModel = {
  id: 'model',
  architecture: 'se_resnet10',
  sha256: 'abc',
  parameters: 1,
  blocks: [],
  labels: [],
  labelsZh: null,
  preprocess: {
    inputSize: 8,
    resizeShort: 8,
    interpolation: 'bilinear',
    mean: [0, 0, 0],
    std: [1, 1, 1],
  },
  threads: 1,
  assumed: [],
  settings: {
    family: 'seed',
    stem_stride: 1,
    max_pool: false,
    input_size: 8,
    crop_pct: 1,
    interpolation: 'bilinear',
    mean: [0, 0, 0],
    std: [1, 1, 1],
    scores: 'softmax',
  },
  chosen: {},
  selfCheck: null,
  anatomy: {
    evidence: [],
    used: [],
    ignored: [],
    stages: [],
    sources: {
      family: 'tensors',
      stem_stride: 'assumed',
      max_pool: 'assumed',
      input_size: 'config',
      crop_pct: 'config',
      interpolation: 'config',
      mean: 'config',
      std: 'config',
      scores: 'config',
      label_names: 'config',
    },
  },
};

export const READY: AppState = { ...INITIAL_STATE, stage: 'ready', model: MODEL, runtime: RUNTIME };

export function outputOf({ name, crop, gateEdits }: TraceInput, notices: TraceOutput['notices'] = []): TraceOutput {
  const { preprocess, id, architecture, sha256 } = MODEL;
  return {
    trace: {
      format: TRACE_FORMAT,
      model: { id, architecture, sha256 },
      runtime: { backend: 'cpu', renderer: null, precision: 'float32', app: '0' },
      image: { name, width: 8, height: 8, crop: crop ?? { x: 0, y: 0, size: 8 }, preprocess },
      gateEdits,
      logits: new Float32Array(),
      predictions: [],
      blocks: [],
      timings: { decodeMs: 0, preprocessMs: 0, forwardMs: 0 },
    },
    input: { width: 8, height: 8, data: new Uint8Array(192) },
    notices,
  };
}

/** Maps of 2 x 2 positions that name their channel. */
export function mapsOf({ block, channels }: MapsInput): BlockMaps {
  const map = (channel: number) => new Float32Array(4).fill(channel);
  return {
    block,
    height: 2,
    width: 2,
    channels: channels.map((channel) => ({
      channel,
      u: map(channel),
      scaled: map(channel),
      shortcut: map(channel),
      output: map(channel),
    })),
  };
}

/** Lets go on what waits for nothing but promises. */
export const settle = () => new Promise((resolve) => setTimeout(resolve));

/** Stands at the border to the worker: every pass waits until the test answers it. */
export class WaitingClient implements InferenceClient {
  asked: TraceInput[] = [];
  waiting: ((result: Result<TraceOutput>) => void)[] = [];
  mostAtOnce = 0;

  trace(input: TraceInput): Promise<Result<TraceOutput>> {
    this.asked.push(input);
    return new Promise((resolve) => {
      this.waiting.push(resolve);
      this.mostAtOnce = Math.max(this.mostAtOnce, this.waiting.length);
    });
  }

  /** Answers the pass that waits; well, unless told otherwise. */
  async answer(result: Result<TraceOutput> = succeed(outputOf(this.asked.at(-1)!))): Promise<void> {
    const next = this.waiting.shift();
    if (!next) throw new Error('no pass is waiting');
    next(result);
    await settle();
  }

  askedMaps: (MapsInput & { signal?: AbortSignal })[] = [];
  waitingMaps: ((result: Result<BlockMaps>) => void)[] = [];

  maps(request: MapsInput, signal?: AbortSignal): Promise<Result<BlockMaps>> {
    this.askedMaps.push({ ...request, signal });
    return new Promise((resolve) => this.waitingMaps.push(resolve));
  }

  /** Answers the request for maps that waits; well, unless told otherwise. */
  async answerMaps(result: Result<BlockMaps> = succeed(mapsOf(this.askedMaps.at(-1)!))): Promise<void> {
    const next = this.waitingMaps.shift();
    if (!next) throw new Error('no maps are waiting');
    next(result);
    await settle();
  }

  start: InferenceClient['start'] = async () => succeed(RUNTIME);
  prepare() {}
  load: InferenceClient['load'] = async () => succeed(MODEL);
  profile = async () => fail('profile-missing');
  excitationWeights = async (block: string) => fail('block-missing', { block });
  stored = async () => [];
  memory = async () => ({ tensors: 0, bytes: 0, gpuBytes: null, gpuFreeBytes: null, textures: null });
  loseContext = async () => {};
  subscribe = () => () => {};
  dispose() {}
}
