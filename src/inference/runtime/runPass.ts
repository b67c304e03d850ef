import { type Tensor4D, tensor4d } from '@tensorflow/tfjs-core';
import { createEditablePass } from '../../model/editablePass';
import { type ForwardResult, forward, type Taps } from '../../model/forward';
import { gateOverrides } from '../../model/gateOverrides';
import { normalize } from '../../model/preprocess/normalize';
import type { DecodedImage } from '../image/decodeImage';
import type { TraceInput } from '../protocol';
import { cropPixels, type SeenPixels } from './cropPixels';
import type { ReadyModel } from './loadModel';
import type { PassKeeper } from './passKeeper';

export interface PassRun {
  seen: SeenPixels;
  taps: Taps;
  preprocessMs: number;
  forwardMs: number;
}

/**
 * Preprocesses a decoded image and runs one pass with all taps and one read-back. With gate edits the unedited part of
 * the pass is taken from `keeper`, where it is of this image.
 */
export function runPass(
  request: TraceInput,
  decoded: DecodedImage,
  { info: { preprocess }, weights }: ReadyModel,
  keeper: PassKeeper,
): PassRun {
  const { crop, resolvedEdits = {} } = request;
  const { inputSize } = preprocess;
  const begun = performance.now();
  let preprocessed = begun;

  /** Calls `use` with the network's input, and frees it. */
  const withInput = <T>(use: (input: Tensor4D) => T): { seen: SeenPixels } & { used: T } => {
    const seen = cropPixels(decoded, crop, preprocess);
    const input = tensor4d(normalize(seen.input, preprocess), [1, inputSize, inputSize, 3]);
    preprocessed = performance.now();
    try {
      return { seen, used: use(input) };
    } finally {
      input.dispose();
    }
  };

  const end = (seen: SeenPixels, result: ForwardResult): PassRun => {
    const taps = readTaps(result);
    return {
      seen,
      taps,
      preprocessMs: preprocessed - begun,
      forwardMs: performance.now() - preprocessed,
    };
  };

  if (Object.keys(resolvedEdits).length === 0) {
    keeper.dropOthers(request);
    const { seen, used } = withInput((input) => forward(weights, input));
    return end(seen, used);
  }
  const { seen, pass } = keeper.passOf(request, () => {
    const { seen, used } = withInput((input) => createEditablePass(weights, input));
    return { seen, pass: used };
  });
  return end(seen, pass.run(gateOverrides(resolvedEdits)));
}

/** The one read-back of a pass. */
function readTaps({ packed, unpack }: ForwardResult): Taps {
  try {
    return unpack(packed.dataSync<'float32'>());
  } finally {
    packed.dispose();
  }
}
