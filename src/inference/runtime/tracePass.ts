import { fail } from '../../domain/failure';
import { type Result, succeed } from '../../domain/result';
import type { RuntimeInfo } from '../../domain/runtime';
import { TRACE_FORMAT } from '../../domain/trace';
import type { Taps } from '../../model/forward';
import type { DecodedImage } from '../image/decodeImage';
import type { ImageNotice, TraceInput, TraceOutput } from '../protocol';
import type { ReadyModel } from './loadModel';
import type { PassKeeper } from './passKeeper';
import { runPass } from './runPass';
import { topPredictions } from './topPredictions';

declare const __APP_VERSION__: string;

/** Runs one pass of a decoded image, see runPass, and records it as a trace. */
export function tracePass(
  request: TraceInput,
  decoded: DecodedImage,
  decodeMs: number,
  ready: ReadyModel,
  runtime: RuntimeInfo,
  keeper: PassKeeper,
): Result<TraceOutput> {
  const { name, gateEdits } = request;
  const { info } = ready;
  const {
    preprocess,
    settings: { scores, family, stem_stride, max_pool },
  } = info;
  const { seen, taps, preprocessMs, forwardMs } = runPass(request, decoded, ready, keeper);
  const where = notFinite(taps);
  if (where) return fail('output-not-finite', { where });

  const notices: ImageNotice[] = [...decoded.notices];
  if (seen.crop.size < preprocess.inputSize) notices.push('image-enlarged');
  return succeed({
    trace: {
      format: TRACE_FORMAT,
      model: {
        id: info.id,
        architecture: info.architecture,
        sha256: info.sha256,
        ...(scores === 'sigmoid' && { scores }),
        settings: { family, stem_stride, max_pool, assumed: info.assumed, chosen: Object.keys(info.chosen) },
      },
      runtime: {
        backend: runtime.backend,
        renderer: runtime.backend === 'webgl' ? runtime.renderer : null,
        precision: runtime.precision,
        app: __APP_VERSION__,
      },
      image: {
        name,
        sha256: decoded.sha256,
        width: decoded.width,
        height: decoded.height,
        crop: seen.crop,
        preprocess,
      },
      gateEdits,
      logits: taps.logits,
      predictions: topPredictions(taps.logits, info.labels, scores),
      blocks: taps.blocks,
      timings: { decodeMs, preprocessMs, forwardMs },
    },
    input: seen.input,
    notices,
  });
}

/** The first place that holds NaN or infinity; null if none does. */
function notFinite({ logits, blocks }: Taps): string | null {
  const broken = (values: Float32Array) => !values.every(Number.isFinite);
  for (const { name, squeeze, hiddenActivations, excitation } of blocks)
    if ([squeeze, hiddenActivations, excitation].some(broken)) return name;
  return broken(logits) ? 'logits' : null;
}
