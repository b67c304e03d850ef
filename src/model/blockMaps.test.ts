import { memory, setBackend, tensor4d } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { blockMaps } from './blockMaps';
import { type ForwardOptions, forward } from './forward';
import type { LoadedWeights } from './loadedWeights';
import { readModelConfig } from './modelConfig';
import { buildNetwork } from './network';
import { randomCheckpoint } from './randomCheckpoint';
import { parseSafetensors } from './safetensors';
import { writeSafetensors } from './writeSafetensors';

/** Eight channels in stage 2, 16 in stage 3, 32 in stage 4; SE_3_2 has the identity as its shortcut. */
function upload(): LoadedWeights {
  const checkpoint = randomCheckpoint({
    block: 'basic',
    layers: [1, 2, 1],
    width: 8,
    classes: 5,
    reduction: 4,
    stemKernel: 3,
  });
  const file = parseSafetensors(writeSafetensors(checkpoint));
  const config = readModelConfig(null);
  if (!file.ok || !config.ok) throw new Error('not readable');
  const network = buildNetwork(file.value, config.value);
  if (!network.ok) throw new Error(JSON.stringify(network));
  return network.value.upload();
}

const SIZE = 32;
const image = () =>
  tensor4d(
    Float32Array.from({ length: SIZE * SIZE * 3 }, (_, i) => Math.sin(i / 7)),
    [1, SIZE, SIZE, 3],
  );

const average = (values: Float32Array) => values.reduce((sum, value) => sum + value, 0) / values.length;
const all = (count: number) => Array.from({ length: count }, (_, channel) => channel);

describe.each(['cpu', 'wasm'])('the maps of a block on %s', (backend) => {
  let weights: LoadedWeights;
  beforeAll(async () => {
    setWasmPaths(new URL('../../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url).pathname);
    setThreadsCount(1);
    await setBackend(backend);
    weights = upload();
  });
  afterAll(() => weights.dispose());

  function maps(block: string, channels: number[], options?: ForwardOptions) {
    const input = image();
    const result = blockMaps(weights, input, block, channels, options);
    input.dispose();
    if (!result) throw new Error(`no block ${block}`);
    const unpacked = result.unpack(result.packed.dataSync<'float32'>());
    result.packed.dispose();
    return unpacked;
  }

  function trace(options?: ForwardOptions) {
    const input = image();
    const { packed, unpack } = forward(weights, input, options);
    const taps = unpack(packed.dataSync<'float32'>());
    packed.dispose();
    input.dispose();
    return taps;
  }

  it('have z as the mean of U, and s times U as the scaled map, in every channel of every block', () => {
    const { blocks } = trace();
    for (const { name, channels, squeeze, excitation } of blocks) {
      for (const { channel, u, scaled } of maps(name, all(channels)).channels) {
        expect(Math.abs(average(u) - squeeze[channel]), `${name} ${channel}`).toBeLessThan(1e-5);
        scaled.forEach((value, at) => {
          expect(Math.abs(value - excitation[channel] * u[at])).toBeLessThan(1e-6);
        });
      }
    }
  });

  it('end with relu(scaled + shortcut), where the shortcut is the output of the block before', () => {
    const before = maps('SE_3_1', all(16)).channels;
    maps('SE_3_2', all(16)).channels.forEach(({ scaled, shortcut, output }, channel) => {
      expect(shortcut).toEqual(before[channel].output);
      output.forEach((value, at) => {
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeCloseTo(Math.max(0, scaled[at] + before[channel].output[at]), 5);
      });
    });
  });

  it('have a projected shortcut where the block changes the size, and the output is of both', () => {
    for (const { scaled, shortcut, output } of maps('SE_3_1', all(16)).channels)
      output.forEach((value, at) => {
        expect(value).toBeCloseTo(Math.max(0, scaled[at] + shortcut[at]), 5);
      });
  });

  it('lead to the logits: the classifier reads the mean of the last block’s output', () => {
    const features = maps('SE_4_1', all(32)).channels.map(({ output }) => average(output));
    const weight = weights.classifier.weight.dataSync();
    const bias = weights.classifier.bias!.dataSync();
    trace().logits.forEach((logit, label) => {
      const sum = features.reduce(
        (total, feature, i) => total + feature * weight[i * 5 + label],
        bias[label],
      );
      expect(sum).toBeCloseTo(logit, 4);
    });
  });

  it('come in the order asked for, row by row, with the size of the block', () => {
    const { block, height, width, channels } = maps('SE_4_1', [30, 2, 7]);
    expect([block, height, width]).toEqual(['SE_4_1', 8, 8]);
    expect(channels.map(({ channel }) => channel)).toEqual([30, 2, 7]);
    const every = maps('SE_4_1', all(32)).channels;
    for (const found of channels) expect(found).toEqual(every[found.channel]);
  });

  it('honor gate overrides as a trace does, in this block and in those before it', () => {
    const gateOverrides = new Map([
      ['SE_2_1', new Float32Array(8).fill(0.25)],
      ['SE_3_1', new Float32Array(16).fill(0.5)],
    ]);
    const [first, second] = trace({ gateOverrides }).blocks;
    expect(average(maps('SE_2_1', [3], { gateOverrides }).channels[0].u)).toBeCloseTo(first.squeeze[3], 5);
    const [{ u, scaled }] = maps('SE_3_1', [3], { gateOverrides }).channels;
    expect(average(u)).toBeCloseTo(second.squeeze[3], 5);
    expect(average(u)).not.toBeCloseTo(average(maps('SE_3_1', [3]).channels[0].u), 5);
    scaled.forEach((value, at) => {
      expect(value).toBeCloseTo(0.5 * u[at], 6);
    });
  });

  it('leave no tensor behind over 20 requests, nor where the block does not exist', () => {
    const loaded = memory().numTensors;
    for (let request = 0; request < 20; request++) maps('SE_3_2', [request % 16, 0]);
    const input = image();
    expect(blockMaps(weights, input, 'SE_9_9', [0])).toBeNull();
    input.dispose();
    expect(memory().numTensors).toBe(loaded);
  });
});
