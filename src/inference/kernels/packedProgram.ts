import type { GPGPUProgram, MathBackendWebGL } from '@tensorflow/tfjs-backend-webgl';
import { backend, engine, env, type Tensor4D, type TensorInfo } from '@tensorflow/tfjs-core';

export interface PackedProgram {
  /** In the order of `inputs`; GLSL reads input X by `getX(…)` or `getXAtOutCoords()`. */
  names: string[];
  outputShape: number[];
  /** GLSL with a `main` that ends in `setOutput(vec4)`. `size` is (h, w) of the input. */
  code: string;
  size: [number, number];
}

/**
 * Draws a program over packed textures. A texel holds 2 x 2 values of the last two dimensions: of (1, h, w, C) the
 * columns w, w + 1 (`.xy`, `.zw`) of the channels c, c + 1; of (n, C) the rows n, n + 1. Lanes beyond an odd size hold
 * what the texture held before, NaN perhaps. Sizes go in as uniforms where TensorFlow.js does the same: one program
 * then serves every block.
 */
export function runPacked(
  backend: MathBackendWebGL,
  { names, outputShape, code, size }: PackedProgram,
  inputs: TensorInfo[],
): TensorInfo {
  const program: GPGPUProgram = {
    variableNames: names,
    outputShape,
    packedInputs: true,
    packedOutput: true,
    enableShapeUniforms: env().getBool('WEBGL_USE_SHAPES_UNIFORMS'),
    customUniforms: [{ name: 'size', type: 'ivec2' }],
    userCode: code,
  };
  return backend.runWebGLProgram(program, inputs, 'float32', [size]);
}

/** The same (1, h, w, C) with NaN in the lanes beyond an odd width, which no kernel may read; on WebGL, the current backend. */
export function besideNaN(x: Tensor4D): Tensor4D {
  const [, height, width] = x.shape;
  const program: PackedProgram = {
    names: ['X'],
    outputShape: x.shape,
    code: BESIDE_NAN,
    size: [height, width],
  };
  return engine().makeTensorFromTensorInfo(
    runPacked(backend() as MathBackendWebGL, program, [x]),
  ) as Tensor4D;
}

const BESIDE_NAN = `
  void main() {
    vec4 texel = getXAtOutCoords();
    setOutput(getOutputCoords().z + 1 < size.y ? texel : vec4(texel.xy, NAN, NAN));
  }
`;
