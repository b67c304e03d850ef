import type { MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import type { KernelFunc, TensorInfo } from '@tensorflow/tfjs-core';
import { runPacked } from './packedProgram';

/** Up to so many pixels one fragment adds alone; more are added by row first, so that the rows run beside each other. */
const ALONE = 64;

/**
 * z = mean of x (1, h, w, C) over h and w, (1, C), C even. Each of two stages adds along one side and scales by it, so that
 * half floats neither overflow nor vanish. Stock TensorFlow.js: transpose, reshape, unpack, three sums.
 */
export const globalMean: KernelFunc = ({ inputs, backend }) => {
  const webgl = backend as MathBackendWebGL;
  const x = inputs.x as TensorInfo;
  const [, height, width, channels] = x.shape;
  const size: [number, number] = [height, width];
  const outputShape = [1, channels];
  if (height * width <= ALONE) return runPacked(webgl, { names: ['X'], outputShape, code: WHOLE, size }, [x]);
  const rows = runPacked(webgl, { names: ['X'], outputShape: [height, channels], code: ALONG_ROWS, size }, [
    x,
  ]);
  const mean = runPacked(webgl, { names: ['X'], outputShape, code: OVER_ROWS, size }, [rows]);
  webgl.disposeIntermediateTensorInfo(rows);
  return mean;
};

/** Two columns of two channels, added; the second column is none at an odd width's end. */
const COLUMNS = `
  vec2 columns(vec4 texel, int w) {
    return w + 1 < size.y ? texel.xy + texel.zw : texel.xy;
  }
`;

const WHOLE = `${COLUMNS}
  void main() {
    int c = getOutputCoords().y;
    vec2 sum = vec2(0.);
    for (int h = 0; h < size.x; h++)
      for (int w = 0; w < size.y; w += 2) sum += columns(getX(0, h, w, c), w);
    setOutput(vec4(sum / float(size.x * size.y), 0., 0.));
  }
`;

/** (1, h, w, C) -> (h, C): a texel is two rows of two channels. */
const ALONG_ROWS = `${COLUMNS}
  void main() {
    ivec2 at = getOutputCoords();
    int next = min(at.x + 1, size.x - 1);
    vec4 sum = vec4(0.);
    for (int w = 0; w < size.y; w += 2)
      sum += vec4(columns(getX(0, at.x, w, at.y), w), columns(getX(0, next, w, at.y), w));
    setOutput(sum / float(size.y));
  }
`;

/** (h, C) -> (1, C) */
const OVER_ROWS = `
  void main() {
    int c = getOutputCoords().y;
    vec2 sum = vec2(0.);
    for (int h = 0; h < size.x; h += 2) {
      vec4 texel = getX(h, c);
      sum += h + 1 < size.x ? texel.xy + texel.zw : texel.xy;
    }
    setOutput(vec4(sum / float(size.x), 0., 0.));
  }
`;
