import { fileURLToPath } from 'node:url';
import { memory, setBackend, tensor4d } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FIXTURE_NETS as NAMES } from './__fixtures__/fixtureNets';
import { buildFixture as build, imageOf, netOf, openFixture as open } from './__fixtures__/openFixture';
import { forward, type Taps } from './forward';
import type { LoadedWeights } from './loadedWeights';
import { readModelConfig } from './modelConfig';
import { buildNetwork } from './network';
import { randomCheckpoint } from './randomCheckpoint';
import { parseSafetensors, type SafetensorsFile } from './safetensors';
import { writeSafetensors } from './writeSafetensors';

function run(weights: LoadedWeights, file: SafetensorsFile, index: number): Taps {
  const input = imageOf(file, index);
  const { packed, unpack } = forward(weights, input);
  const taps = unpack(packed.dataSync<'float32'>());
  packed.dispose();
  input.dispose();
  return taps;
}

/** Largest differences to PyTorch over all images; z, hidden and logits relative to the largest magnitude. */
function differences(file: SafetensorsFile, weights: LoadedWeights) {
  const worst = { gates: 0, squeeze: 0, hidden: 0, logits: 0 };
  const count = file.tensors.get('input')!.shape[0];
  for (let index = 0; index < count; index++) {
    const expected = (name: string) => {
      const values = file.read(name);
      return values.subarray((index * values.length) / count, ((index + 1) * values.length) / count);
    };
    const taps = run(weights, file, index);
    worst.logits = Math.max(worst.logits, relative(taps.logits, expected('logits')));
    for (const block of taps.blocks) {
      const { name } = block;
      worst.squeeze = Math.max(worst.squeeze, relative(block.squeeze, expected(`${name}.squeeze`)));
      worst.hidden = Math.max(worst.hidden, relative(block.hiddenActivations, expected(`${name}.hidden`)));
      worst.gates = Math.max(worst.gates, absolute(block.excitation, expected(`${name}.excitation`)));
    }
  }
  return worst;
}

function absolute(actual: Float32Array, expected: Float32Array): number {
  expect(actual.length).toBe(expected.length);
  return actual.reduce((worst, value, i) => Math.max(worst, Math.abs(value - expected[i])), 0);
}

function relative(actual: Float32Array, expected: Float32Array): number {
  return absolute(actual, expected) / expected.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-6);
}

test('there are fixtures of basic, bottleneck and plain nets', () => {
  expect(NAMES.length).toBeGreaterThanOrEqual(6);
  for (const kind of ['se_basic', 'se_bottleneck', 'plain']) {
    expect(NAMES.some((name) => name.startsWith(kind))).toBe(true);
  }
});

describe.each(['cpu', 'wasm'])('on the %s backend', (backend) => {
  beforeAll(async () => {
    setThreadsCount(1);
    setWasmPaths(
      fileURLToPath(new URL('../../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url)),
    );
    expect(await setBackend(backend)).toBe(true);
  });

  test.each(NAMES)('%s gives PyTorch gates within 1e-5, z and logits within 1e-4', (name) => {
    const file = open(name);
    const network = build(netOf(file));
    const names = [...file.tensors.keys()].filter((key) => key.endsWith('.excitation'));
    expect(network.blocks.map((block) => `${block.name}.excitation`).sort()).toEqual(names.sort());

    const before = memory().numTensors;
    const weights = network.upload();
    const worst = differences(file, weights);
    weights.dispose();
    expect(memory().numTensors).toBe(before);
    expect(worst.gates).toBeLessThan(1e-5);
    expect(worst.squeeze).toBeLessThan(1e-4);
    expect(worst.hidden).toBeLessThan(1e-4);
    expect(worst.logits).toBeLessThan(1e-4);
  });
});

test('a net with 2,048 channels gives the same on WASM as on the CPU', async () => {
  const tensors = randomCheckpoint({
    block: 'bottleneck',
    layers: [1, 1, 1, 1],
    width: 64,
    classes: 100,
    reduction: 16,
  });
  const parsed = parseSafetensors(writeSafetensors(tensors));
  const config = readModelConfig(null);
  if (!parsed.ok || !config.ok) throw new Error('not readable');
  const network = buildNetwork(parsed.value, config.value);
  if (!network.ok) throw new Error(JSON.stringify(network));
  const taps: Taps[] = [];
  for (const backend of ['cpu', 'wasm']) {
    await setBackend(backend);
    const weights = network.value.upload();
    const input = tensor4d(
      Float32Array.from({ length: 3 * 64 * 64 }, (_, i) => Math.sin(i / 7)),
      [1, 64, 64, 3],
    );
    const { packed, unpack } = forward(weights, input);
    taps.push(unpack(packed.dataSync<'float32'>()));
    for (const owned of [packed, input, weights]) owned.dispose();
  }
  const [cpu, wasm] = taps;
  expect(relative(wasm.logits, cpu.logits)).toBeLessThan(1e-4);
  cpu.blocks.forEach((block, i) => {
    expect(absolute(wasm.blocks[i].excitation, block.excitation)).toBeLessThan(1e-5);
    expect(relative(wasm.blocks[i].hiddenActivations, block.hiddenActivations)).toBeLessThan(1e-4);
  });
});

describe('parity fails when the network is built wrongly:', () => {
  const file = open('se_bottleneck');
  let weights: LoadedWeights;
  beforeAll(async () => {
    await setBackend('cpu');
  });
  afterAll(() => weights.dispose());

  test('a batch-norm epsilon of 1e-3', () => {
    weights = build(
      netOf(file, (name, values) => {
        if (name.endsWith('running_var')) for (let i = 0; i < values.length; i++) values[i] += 1e-3 - 1e-5;
      }),
    ).upload();
    expect(differences(file, weights).gates).toBeGreaterThan(1e-5);
    weights.dispose();
  });

  test("TensorFlow's 'same' padding at stride 2", () => {
    weights = build(netOf(file)).upload();
    for (const { convs } of weights.units) {
      for (const conv of convs) if (conv.stride === 2) Object.assign(conv, { pad: 'same' });
    }
    expect(differences(file, weights).gates).toBeGreaterThan(1e-3);
    weights.dispose();
  });

  test('the stride in the first 1x1 convolution, as in Caffe', () => {
    weights = build(netOf(file)).upload();
    for (const { convs } of weights.units)
      [convs[0].stride, convs[1].stride] = [convs[1].stride, convs[0].stride];
    expect(differences(file, weights).gates).toBeGreaterThan(1e-3);
    weights.dispose();
  });

  test('no max-pool', () => {
    weights = build(netOf(file)).upload();
    weights.maxPool = null;
    expect(differences(file, weights).gates).toBeGreaterThan(1e-3);
    weights.dispose();
  });

  test('a convolution kernel with height and width exchanged', () => {
    weights = build(
      netOf(file, (name, values) => {
        if (name !== 'conv1.weight') return;
        const kernel = values.slice();
        for (let i = 0; i < values.length; i++) {
          const tap = i % 49;
          values[i] = kernel[i - tap + (tap % 7) * 7 + Math.floor(tap / 7)];
        }
      }),
    ).upload();
    expect(differences(file, weights).gates).toBeGreaterThan(1e-3);
  });
});
