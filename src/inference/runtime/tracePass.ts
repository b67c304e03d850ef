import { type Tensor4D, tensor4d } from '@tensorflow/tfjs-core';
import { fail } from '../../domain/failure';
import { type Result, succeed } from '../../domain/result';
import type { RuntimeInfo } from '../../domain/runtime';
import { TRACE_FORMAT } from '../../domain/trace';
import { forward, type Taps } from '../../model/forward';
import { normalize } from '../../model/preprocess/normalize';
import type { DecodedImage } from '../image/decodeImage';
import type { ImageNotice, TraceInput, TraceOutput } from '../protocol';
import { cropPixels } from './cropPixels';
import type { ReadyModel } from './loadModel';
import { topPredictions } from './topPredictions';

declare const __APP_VERSION__: string;

/** Preprocesses a decoded image, runs one pass with all taps and one read-back, and records it as a trace. */
export function tracePass(
  { name, crop, gateEdits }: TraceInput,
  decoded: DecodedImage,
  decodeMs: number,
  { info, weights }: ReadyModel,
  runtime: RuntimeInfo,
): Result<TraceOutput> {
  const { preprocess } = info;
  const begun = performance.now();
  const seen = cropPixels(decoded, crop, preprocess);
  const { inputSize } = preprocess;
  const input = tensor4d(normalize(seen.input, preprocess), [1, inputSize, inputSize, 3]);
  const preprocessed = performance.now();
  const taps = readTaps(weights, input);
  const finished = performance.now();
  const where = notFinite(taps);
  if (where) return fail('output-not-finite', { where });

  const notices: ImageNotice[] = [...decoded.notices];
  if (seen.crop.size < inputSize) notices.push('image-enlarged');
  return succeed({
    trace: {
      format: TRACE_FORMAT,
      model: { id: info.id, architecture: info.architecture, sha256: info.sha256 },
      runtime: {
        backend: runtime.backend,
        renderer: runtime.backend === 'webgl' ? runtime.renderer : null,
        precision: runtime.precision,
        app: __APP_VERSION__,
      },
      image: { name, width: decoded.width, height: decoded.height, crop: seen.crop, preprocess },
      gateEdits,
      logits: taps.logits,
      predictions: topPredictions(taps.logits, info.labels),
      blocks: taps.blocks,
      timings: { decodeMs, preprocessMs: preprocessed - begun, forwardMs: finished - preprocessed },
    },
    input: seen.input,
    notices,
  });
}

/** One pass with one read-back; frees `input`, also where a kernel throws. */
function readTaps(weights: ReadyModel['weights'], input: Tensor4D): Taps {
  try {
    const { packed, unpack } = forward(weights, input);
    try {
      return unpack(packed.dataSync() as Float32Array);
    } finally {
      packed.dispose();
    }
  } finally {
    input.dispose();
  }
}

/** The first place that holds NaN or infinity; null if none does. */
function notFinite({ logits, blocks }: Taps): string | null {
  const broken = (values: Float32Array) => !values.every(Number.isFinite);
  for (const { name, squeeze, hiddenActivations, excitation } of blocks)
    if ([squeeze, hiddenActivations, excitation].some(broken)) return name;
  return broken(logits) ? 'logits' : null;
}
