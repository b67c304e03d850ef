import { mean, memory, mul, ones, setBackend, type Tensor2D, tensor4d } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, test } from 'vitest';
import { countSteps, type ForwardOptions, forward, forwardSteps } from './forward';
import type { LoadedWeights } from './loadedWeights';
import { readModelConfig } from './modelConfig';
import { buildNetwork, type Network } from './network';
import { type CheckpointShape, randomCheckpoint } from './randomCheckpoint';
import { parseSafetensors } from './safetensors';
import { writeSafetensors } from './writeSafetensors';

const TINY: CheckpointShape = {
  block: 'basic',
  layers: [1, 2, 1],
  width: 8,
  classes: 5,
  reduction: 4,
  stemKernel: 3,
};

function networkOf(shape: CheckpointShape, json: unknown = null): Network {
  const file = parseSafetensors(writeSafetensors(randomCheckpoint(shape)));
  const config = readModelConfig(json);
  if (!file.ok || !config.ok) throw new Error('not readable');
  const network = buildNetwork(file.value, config.value);
  if (!network.ok) throw new Error(JSON.stringify(network));
  return network.value;
}

beforeAll(async () => {
  await setBackend('cpu');
});

describe('a pass', () => {
  const image = (size: number) =>
    tensor4d(
      Float32Array.from({ length: size * size * 3 }, (_, i) => Math.sin(i / 7)),
      [1, size, size, 3],
    );

  function run(weights: LoadedWeights, size: number, options?: ForwardOptions) {
    const input = image(size);
    const { packed, unpack } = forward(weights, input, options);
    const taps = unpack(packed.dataSync<'float32'>());
    packed.dispose();
    input.dispose();
    return taps;
  }

  test('leaves no tensor behind, with and without taps, and when it is ended early', () => {
    const start = memory().numTensors;
    const weights = networkOf(TINY).upload();
    const loaded = memory().numTensors;
    for (let pass = 0; pass < 3; pass++) run(weights, 32);
    run(weights, 32, { taps: false });
    expect(memory().numTensors).toBe(loaded);

    const input = image(32);
    const steps = forwardSteps(weights, input);
    steps.next();
    steps.next();
    steps.return(undefined as never);
    input.dispose();
    expect(memory().numTensors).toBe(loaded);
    weights.dispose();
    weights.dispose();
    expect(memory().numTensors).toBe(start);
  });

  test('in steps gives the same numbers as at once', () => {
    const weights = networkOf(TINY).upload();
    const input = image(32);
    const steps = forwardSteps(weights, input);
    const seen: number[] = [];
    let step = steps.next();
    for (; !step.done; step = steps.next()) seen.push(step.value);
    expect(seen).toEqual(Array.from({ length: countSteps(weights) }, (_, i) => i + 1));
    expect(step.value.unpack(step.value.packed.dataSync<'float32'>())).toEqual(run(weights, 32));
    weights.dispose();
  });

  test('without taps gives the same logits and no blocks', () => {
    const weights = networkOf(TINY).upload();
    const { logits, blocks } = run(weights, 32, { taps: false });
    expect(blocks).toEqual([]);
    expect(logits).toEqual(run(weights, 32).logits);
    weights.dispose();
  });

  test('a gate override multiplies U in place of the gates, which are still told', () => {
    const weights = networkOf(TINY).upload();
    const loaded = memory().numTensors;
    const plain = run(weights, 32);
    const fixed = new Float32Array(16).fill(0.25);
    const average = (s: Tensor2D) => mul(ones([1, 16]), mean(s)) as Tensor2D;
    const edited = run(weights, 32, {
      gateOverrides: new Map<string, Float32Array | typeof average>([
        ['SE_3_1', fixed],
        ['SE_3_2', average],
      ]),
    });
    expect(edited.blocks.map(({ applied }) => applied !== undefined)).toEqual([false, true, true, false]);
    expect(edited.blocks[1].applied).toEqual(fixed);
    expect(edited.blocks[1].excitation).toEqual(plain.blocks[1].excitation);
    const own = edited.blocks[2].excitation;
    const expected = own.reduce((sum, value) => sum + value, 0) / own.length;
    expect(edited.blocks[2].applied![3]).toBeCloseTo(expected, 6);
    expect(edited.logits).not.toEqual(plain.logits);
    expect(
      run(weights, 32, { gateOverrides: new Map([['SE_3_1', plain.blocks[1].excitation]]) }).logits,
    ).toEqual(plain.logits);
    expect(memory().numTensors).toBe(loaded);
    weights.dispose();
  });

  test('a full-width SEBottleneck 1-1-1-1 net has 2,048 gates in its last block', () => {
    const network = networkOf(
      { block: 'bottleneck', layers: [1, 1, 1, 1], width: 64, classes: 10, reduction: 16 },
      { pretrained_cfg: { input_size: [3, 32, 32], crop_pct: 1 } },
    );
    expect(network.blocks.at(-1)).toMatchObject({ name: 'SE_5_1', channels: 2048, hidden: 128, height: 1 });
    const weights = network.upload();
    const { blocks, logits } = run(weights, 32);
    expect(blocks.map(({ excitation }) => excitation.length)).toEqual([256, 512, 1024, 2048]);
    for (const { squeeze, excitation } of blocks) {
      expect(squeeze.every(Number.isFinite)).toBe(true);
      expect(excitation.every((gate) => gate > 0 && gate < 1)).toBe(true);
      expect(Math.max(...excitation) - Math.min(...excitation)).toBeGreaterThan(0.1);
    }
    expect(logits.length).toBe(10);
    weights.dispose();
  });
});
