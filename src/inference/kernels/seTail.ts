import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import { runPacked } from './packedProgram';

/**
 * relu(x s + r) with x and r (1, h, w, C) and s (1, C), C even, in one draw; stock TensorFlow.js takes three and two
 * textures more. NaN stays NaN, as in its own relu.
 */
export const seTail: KernelFunc = ({ inputs, backend }) => {
  const x = inputs.x as TensorInfo;
  const s = inputs.s as TensorInfo;
  const r = inputs.r as TensorInfo;
  const [, height, width, channels] = x.shape;
  // The same texels under a shape that spreads over the pixels.
  const gates = { ...s, shape: [1, 1, 1, channels] };
  return runPacked(
    backend as MathBackendWebGL,
    { names: ['X', 'S', 'R'], outputShape: x.shape, code: CODE, size: [height, width] },
    [x, gates, r],
  );
};

const CODE = `
  void main() {
    vec4 sum = getXAtOutCoords() * getSAtOutCoords() + getRAtOutCoords();
    vec4 result = sum * vec4(greaterThanEqual(sum, vec4(0.)));
    bvec4 none = isnan(sum);
    setOutput(vec4(
      none.x ? sum.x : result.x,
      none.y ? sum.y : result.y,
      none.z ? sum.z : result.z,
      none.w ? sum.w : result.w));
  }
`;
