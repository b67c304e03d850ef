import { env, getBackend, type Tensor4D } from '@tensorflow/tfjs-core';
import { countSteps, type ForwardOptions, forwardSteps, type Taps } from '../../model/forward';
import type { LoadedWeights } from '../../model/loadedWeights';

/** Milliseconds of work before others are let in: a browser makes each of many pauses in a row last 4 ms. */
const SLICE = 30;

const yieldToOthers = () => new Promise<void>((resolve) => setTimeout(resolve, 0));

/**
 * One pass in slices: shaders compile and weights go to the GPU, while messages still get through. Takes `input`
 * (1, H, W, 3), normalized, and disposes it. `onFraction`: 0..1, how much is done; `options`: of the passes that will follow.
 */
export async function warmUp(
  weights: LoadedWeights,
  input: Tensor4D,
  onFraction: (fraction: number) => void,
  options: ForwardOptions = {},
): Promise<Taps> {
  const isWebGL = getBackend() === 'webgl';
  // Uploads leave a staging texture each; deleting them halves the memory that the pool would keep.
  if (isWebGL) env().set('WEBGL_DELETE_TEXTURE_THRESHOLD', 0);
  const steps = forwardSteps(weights, input, options);
  const total = countSteps(weights);
  let paused = performance.now();
  try {
    onFraction(0);
    for (let step = steps.next(), done = 0; ; step = steps.next()) {
      if (step.done) {
        const { packed, unpack } = step.value;
        const values = packed.dataSync<'float32'>();
        packed.dispose();
        return unpack(values);
      }
      onFraction(++done / total);
      if (performance.now() - paused < SLICE) continue;
      await yieldToOthers();
      paused = performance.now();
    }
  } finally {
    steps.return?.(undefined as never);
    input.dispose();
    if (isWebGL) env().set('WEBGL_DELETE_TEXTURE_THRESHOLD', -1);
  }
}
