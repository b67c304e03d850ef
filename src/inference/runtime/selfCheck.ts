import { tensor4d } from '@tensorflow/tfjs-core';
import { largestDifference } from '../../domain/largestDifference';
import type { SelfCheck } from '../../domain/model';
import type { RuntimeInfo } from '../../domain/runtime';
import { toleranceOf } from '../../domain/tolerance';
import { forward } from '../../model/forward';
import type { LoadedWeights } from '../../model/loadedWeights';
import { parseSafetensors } from '../../model/safetensors';

/**
 * Runs the model's reference input and compares with what PyTorch computed from it: tensors `input` (1, 3, H, W),
 * `logits`, `BLOCK.squeeze` and `BLOCK.excitation` of a safetensors file. null if the file is none or lacks one of them.
 */
export function selfCheck(
  reference: ArrayBuffer,
  weights: LoadedWeights,
  runtime: RuntimeInfo,
): SelfCheck | null {
  const parsed = parseSafetensors(reference);
  if (!parsed.ok) return null;
  const { tensors, read } = parsed.value;
  const blocks = weights.units.flatMap(({ se }) => (se ? [se.name] : []));
  const needed = ['logits', ...blocks.flatMap((name) => [`${name}.squeeze`, `${name}.excitation`])];
  if (!needed.every((name) => tensors.has(name))) return null;
  const [count, channels, height, width] = tensors.get('input')?.shape ?? [];
  if (count !== 1 || channels !== 3) return null;
  const nchw = read('input');
  const nhwc = new Float32Array(nchw.length);
  for (let c = 0; c < channels; c++)
    for (let i = 0; i < height * width; i++) nhwc[i * channels + c] = nchw[c * height * width + i];

  const input = tensor4d(nhwc, [1, height, width, channels]);
  const result = forward(weights, input);
  const taps = result.unpack(result.packed.dataSync() as Float32Array);
  input.dispose();
  result.packed.dispose();

  let gates = 0;
  let squeeze = 0;
  for (const block of taps.blocks) {
    gates = Math.max(gates, largestDifference(block.excitation, read(`${block.name}.excitation`)));
    const z = read(`${block.name}.squeeze`);
    squeeze = Math.max(squeeze, largestDifference(block.squeeze, z) / largest(z));
  }
  const expected = read('logits');
  const logits = largestDifference(taps.logits, expected);
  const limit = toleranceOf(runtime);
  const passed =
    gates <= limit.gates && squeeze <= limit.squeeze && logits / largest(expected) <= limit.logits;
  return { gates, squeeze, logits, passed };
}

const largest = (values: Float32Array) =>
  values.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-6);
