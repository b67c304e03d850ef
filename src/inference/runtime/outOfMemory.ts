import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';

/** Whether what was thrown says that memory ran out: the script's own, the WASM heap's, or the GPU's. */
export const isOutOfMemory = (error: unknown): boolean =>
  error instanceof RangeError || /memory|texture|\bOOM\b/i.test(String(error));

/** Whether WebGL could not give a texture since it was asked last: TensorFlow.js asks in its debug mode only. */
export function gpuRanOut({ gpgpu: { gl } }: MathBackendWebGL): boolean {
  let ranOut = false;
  // A GPU in parts keeps an error for each.
  for (let error = gl.getError(); error !== gl.NO_ERROR; error = gl.getError()) {
    if (error === gl.CONTEXT_LOST_WEBGL) break;
    ranOut ||= error === gl.OUT_OF_MEMORY;
  }
  return ranOut;
}
