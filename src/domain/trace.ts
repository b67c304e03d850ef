import type { GateEdits } from './gateEdit';
import type { CropSquare, Preprocess } from './preprocess';

export const TRACE_FORMAT = 'se-trace/1';

export type BackendName = 'webgl' | 'wasm' | 'cpu';

/** What `probability` is: a share among all classes, or the score of each class by itself. */
export type ScoreKind = 'softmax' | 'sigmoid';

export interface Prediction {
  index: number;
  /** English, as in config.json. */
  label: string;
  /** Softmax over all classes, unless the model's `scores` say otherwise. */
  probability: number;
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

/** Everything recorded of one forward pass of one image; the file format is `se-trace/1`. */
export interface Trace {
  format: typeof TRACE_FORMAT;
  model: { id: string; architecture: string; sha256: string; scores?: 'sigmoid' };
  runtime: { backend: BackendName; renderer: string | null; precision: 'float32' | 'float16'; app: string };
  image: {
    name: string;
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
