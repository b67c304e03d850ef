import { type Tensor4D, tensor4d } from '@tensorflow/tfjs-core';
import { largestDifference } from '../../domain/largestDifference';
import type { SelfCheck } from '../../domain/model';
import type { RuntimeInfo } from '../../domain/runtime';
import { toleranceOf } from '../../domain/tolerance';
import { forward, type Taps } from '../../model/forward';
import type { LoadedWeights } from '../../model/loadedWeights';
import { parseSafetensors } from '../../model/safetensors';

/** What PyTorch computed from an input, to compare passes with. */
export interface Reference {
  /** H and W of the input. */
  size: [number, number];
  /** The input as (1, H, W, 3); the caller disposes it. */
  input(): Tensor4D;
  compare(taps: Taps, runtime: RuntimeInfo): SelfCheck;
}

/**
 * Reads tensors `input` (1, 3, H, W), `logits`, `BLOCK.squeeze` and `BLOCK.excitation` of a safetensors file; null if the
 * file is none or lacks one of them.
 */
export function readReference(file: ArrayBuffer, { units }: LoadedWeights): Reference | null {
  const parsed = parseSafetensors(file);
  if (!parsed.ok) return null;
  const { tensors, read } = parsed.value;
  const blocks = units.flatMap(({ se }) => (se ? [se.name] : []));
  const needed = ['logits', ...blocks.flatMap((name) => [`${name}.squeeze`, `${name}.excitation`])];
  if (!needed.every((name) => tensors.has(name))) return null;
  const [count, channels, height, width] = tensors.get('input')?.shape ?? [];
  if (count !== 1 || channels !== 3) return null;

  return {
    size: [height, width],

    input() {
      const nchw = read('input');
      const nhwc = new Float32Array(nchw.length);
      for (let c = 0; c < channels; c++)
        for (let i = 0; i < height * width; i++) nhwc[i * channels + c] = nchw[c * height * width + i];
      return tensor4d(nhwc, [1, height, width, channels]);
    },

    compare(taps, runtime) {
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
    },
  };
}

/** A pass of the reference's input. */
export function runReference(reference: Reference, weights: LoadedWeights): Taps {
  const input = reference.input();
  const { packed, unpack } = forward(weights, input);
  const taps = unpack(packed.dataSync<'float32'>());
  input.dispose();
  packed.dispose();
  return taps;
}

const largest = (values: Float32Array) =>
  values.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-6);
