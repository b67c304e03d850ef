import type { BackendName } from '../../../src/domain/trace';

export interface OpenOptions {
  /** Of the model's folder, absolute, with the final slash. */
  url: string;
  backend: BackendName;
  /** Of WASM; this runtime chooses by itself, but for `se-lens-other`. */
  threads: number;
}

/** A network, ready to run. */
export interface OpenedNetwork {
  /** Pixels on each side of the input. */
  side: number;
  layout: 'nhwc' | 'nchw';
  threads: number;
  /** Those that it could take here, where it tells. */
  mostThreads?: number;
  /** From the values of one normalized image to the logits. */
  pass(values: Float32Array): Float32Array | Promise<Float32Array>;
}
