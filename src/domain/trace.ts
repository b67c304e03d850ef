import type { GateEdits } from './gateEdit';
import type { CropSquare, Preprocess } from './preprocess';
import type { ConfigSettings } from './settings';

export const TRACE_FORMAT = 'se-trace/1';

export type BackendName = 'webgl' | 'wasm' | 'cpu';

export interface Prediction {
  index: number;
  /** English, as in config.json. */
  label: string;
  /** Softmax over all classes. */
  probability: number;
  /** Sigmoid of the class's own logit, where the network's scores are such. */
  score?: number;
}

export interface BlockTrace {
  name: string;
  path: string;
  channels: number;
  hidden: number;
  /** z, (C): global average of the residual branch U. */
  squeeze: Float32Array;
  /** (C/r), after the ReLU. */
  hiddenActivations: Float32Array;
  /** s, (C), 0..1: the SE layer's output in this pass. */
  excitation: Float32Array;
  /** (C): what multiplied U, present only where an edit acted. */
  applied?: Float32Array;
}

/** What the weights cannot tell of the network's geometry, by the names of config.json; what precedes it is in `preprocess`. */
export interface TraceSettings extends Pick<ConfigSettings, 'family' | 'stem_stride' | 'max_pool'> {
  /** Settings, of all in config.json, that nothing told, and those that the visitor chose. */
  assumed: string[];
  chosen: string[];
}

/** Everything recorded of one forward pass of one image; the file format is `se-trace/1`. */
export interface Trace {
  format: typeof TRACE_FORMAT;
  /** `scores`: absent for shares among all classes. `settings`: files of older versions and of PyTorch have none. */
  model: {
    id: string;
    architecture: string;
    sha256: string;
    scores?: 'sigmoid';
    settings?: TraceSettings;
  };
  runtime: { backend: BackendName; renderer: string | null; precision: 'float32' | 'float16'; app: string };
  image: {
    name: string;
    /** Of the file, hex; files of older versions and of PyTorch have none. */
    sha256?: string;
    /** After EXIF orientation. */
    width: number;
    height: number;
    crop: CropSquare;
    preprocess: Preprocess;
  };
  gateEdits: GateEdits;
  /** Every class, raw. */
  logits: Float32Array;
  /** The best five (or all, if fewer), best first. */
  predictions: Prediction[];
  blocks: BlockTrace[];
  timings: { decodeMs: number; preprocessMs: number; forwardMs: number };
}
