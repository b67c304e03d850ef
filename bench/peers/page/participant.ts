import type { BackendName } from '../../../src/domain/trace';

export interface OpenOptions {
  /** Of the model's folder, absolute, with the final slash. */
  url: string;
  backend: BackendName;
  /** For onnxruntime-web; the others are given those of this runtime. */
  threads: number;
}

/** A network, ready to run. */
export interface OpenedNetwork {
  /** Pixels on each side of the input. */
  side: number;
  layout: 'nhwc' | 'nchw';
  threads: number;
  /** From the values of one normalized image to the logits. */
  pass(values: Float32Array): Float32Array | Promise<Float32Array>;
}
