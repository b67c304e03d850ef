import { memory, setBackend, tensor4d } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, expect, test } from 'vitest';
import { gateStep, hiddenStep, sigmoid } from '../analysis/excitationSteps';
import { excitationWeights } from './excitationWeights';
import { forward } from './forward';
import type { LoadedWeights } from './loadedWeights';
import { readModelConfig } from './modelConfig';
import { buildNetwork } from './network';
import { randomCheckpoint } from './randomCheckpoint';
import { parseSafetensors } from './safetensors';
import { writeSafetensors } from './writeSafetensors';

beforeAll(async () => {
  await setBackend('cpu');
});

const checkpointOf = (seBias: boolean) =>
  randomCheckpoint({
    block: 'basic',
    layers: [1, 2],
    width: 8,
    classes: 3,
    reduction: 4,
    stemKernel: 3,
    seBias,
  });

function upload(checkpoint: ReturnType<typeof randomCheckpoint>): LoadedWeights {
  const file = parseSafetensors(writeSafetensors(checkpoint));
  const config = readModelConfig(null);
  if (!file.ok || !config.ok) throw new Error('not readable');
  const network = buildNetwork(file.value, config.value);
  if (!network.ok) throw new Error(network.code);
  return network.value.upload();
}

test.each([true, false])('are those of the file, as PyTorch lays them out (biases: %s)', (seBias) => {
  const checkpoint = checkpointOf(seBias);
  const weights = upload(checkpoint);
  const before = memory().numTensors;
  const read = excitationWeights(weights, 'SE_3_2');
  if (!read.ok) throw new Error(read.code);
  const of = (name: string) => checkpoint.get(`layer2.1.se.fc.${name}`)?.data ?? null;
  expect(read.value).toEqual({ w1: of('0.weight'), b1: of('0.bias'), w2: of('2.weight'), b2: of('2.bias') });
  expect(memory().numTensors).toBe(before);
  weights.dispose();
});

function blocksOf(weights: LoadedWeights) {
  const input = tensor4d(
    Float32Array.from({ length: 768 }, (_, i) => Math.sin(i)),
    [1, 16, 16, 3],
  );
  const { packed, unpack } = forward(weights, input);
  const { blocks } = unpack(packed.dataSync<'float32'>());
  packed.dispose();
  input.dispose();
  return blocks;
}

test.each([true, false])('take every gate of a pass apart to 1e-5 (biases: %s)', (seBias) => {
  const weights = upload(checkpointOf(seBias));
  const worst = { gate: 0, hidden: 0 };
  for (const { name, squeeze, hiddenActivations, excitation } of blocksOf(weights)) {
    const read = excitationWeights(weights, name);
    if (!read.ok) throw new Error(read.code);
    hiddenActivations.forEach((value, unit) => {
      const { sum } = hiddenStep(squeeze, read.value, unit);
      worst.hidden = Math.max(worst.hidden, Math.abs(Math.max(0, sum) - value));
    });
    excitation.forEach((gate, channel) => {
      const { sum } = gateStep(hiddenActivations, read.value, channel);
      worst.gate = Math.max(worst.gate, Math.abs(sigmoid(sum) - gate));
    });
  }
  expect(worst.gate).toBeLessThan(1e-5);
  expect(worst.hidden).toBeLessThan(1e-5);
  weights.dispose();
});

test('are copies: changing them changes no gate', () => {
  const weights = upload(checkpointOf(true));
  const gates = () => blocksOf(weights)[0].excitation;
  const before = gates();
  const read = excitationWeights(weights, 'SE_2_1');
  if (!read.ok) throw new Error(read.code);
  for (const values of Object.values(read.value)) values?.fill(0);
  expect(gates()).toEqual(before);
  weights.dispose();
});

test('of a block that the network lacks are refused by name', () => {
  const weights = upload(checkpointOf(false));
  expect(excitationWeights(weights, 'SE_5_3')).toMatchObject({
    ok: false,
    code: 'block-missing',
    details: { block: 'SE_5_3' },
  });
  weights.dispose();
});
