import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import type { MaxPoolKind } from '../../model/networkSpec';
import { runPacked } from './packedProgram';

/**
 * The stem's 3x3 maximum with stride 2 of x (1, h, w, C), C even: `padded` as PyTorch's padding 1, `ceil` as padding 0 with
 * ceil_mode=True; pixels outside never win. One draw that leaves a packed texture; stock TensorFlow.js unpacks before,
 * and packs again for each of the two that read the result.
 */
export const stemPool: KernelFunc = ({ inputs, attrs, backend }) => {
  const x = inputs.x as TensorInfo;
  const { kind } = attrs as unknown as { kind: MaxPoolKind };
  const [, height, width, channels] = x.shape;
  const after = (side: number) =>
    kind === 'padded' ? Math.floor((side - 1) / 2) + 1 : Math.ceil((side - 3) / 2) + 1;
  const outputShape = [1, after(height), after(width), channels];
  const code = codeFor(kind === 'padded' ? 1 : 0);
  return runPacked(backend as MathBackendWebGL, { names: ['X'], outputShape, code, size: [height, width] }, [
    x,
  ]);
};

const codeFor = (pad: number) => `
  const float LOWEST = -3.4e38;

  vec2 pixel(int h, int w, int c) {
    if (h < 0 || h >= size.x || w < 0 || w >= size.y) return vec2(LOWEST);
    vec4 texel = getX(0, h, w, c);
    return w % 2 == 0 ? texel.xy : texel.zw;
  }

  void main() {
    ivec4 at = getOutputCoords();
    vec4 best = vec4(LOWEST);
    for (int i = 0; i < 3; i++)
      for (int j = 0; j < 3; j++) {
        int h = 2 * at.y - ${pad} + i;
        int w = 2 * at.z - ${pad} + j;
        best = max(best, vec4(pixel(h, w, at.w), pixel(h, w + 2, at.w)));
      }
    setOutput(best);
  }
`;
