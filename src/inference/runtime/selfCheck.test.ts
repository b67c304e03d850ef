import { readFileSync } from 'node:fs';
import { memory, setBackend } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RuntimeInfo } from '../../domain/runtime';
import type { LoadedWeights } from '../../model/loadedWeights';
import { readModelConfig } from '../../model/modelConfig';
import { buildNetwork } from '../../model/network';
import { parseSafetensors } from '../../model/safetensors';
import { readReference, runReference } from './selfCheck';

const MODEL = new URL('../../../public/models/se_resnet50.lens_everyday100/', import.meta.url);
const CPU: RuntimeInfo = {
  backend: 'cpu',
  reason: 'chosen',
  renderer: null,
  precision: 'float32',
  threads: 1,
  place: 'page',
};

/** A fresh copy. */
const file = (name: string) => Uint8Array.from(readFileSync(new URL(name, MODEL))).buffer;

let weights: LoadedWeights;
beforeAll(async () => {
  await setBackend('cpu');
  const parsed = parseSafetensors(file('model.safetensors'));
  const config = readModelConfig(JSON.parse(readFileSync(new URL('config.json', MODEL), 'utf8')));
  if (!parsed.ok || !config.ok) throw new Error('the bundled model cannot be read');
  const network = buildNetwork(parsed.value, config.value);
  if (!network.ok) throw new Error(JSON.stringify(network));
  weights = network.value.upload();
});
afterAll(() => weights.dispose());

/** The reference with the first value of a tensor changed. */
function alteredReference(tensor: string, change: (value: number) => number): ArrayBuffer {
  const buffer = file('reference.safetensors');
  const view = new DataView(buffer);
  const length = Number(view.getBigUint64(0, true));
  const header = JSON.parse(new TextDecoder().decode(new Uint8Array(buffer, 8, length)));
  expect(header[tensor].dtype).toBe('F32');
  const at = 8 + length + header[tensor].data_offsets[0];
  view.setFloat32(at, change(view.getFloat32(at, true)), true);
  return buffer;
}

function check(reference: ArrayBuffer, runtime = CPU) {
  const read = readReference(reference, weights);
  return read?.compare(runReference(read, weights), runtime);
}

test('the bundled model gives the gates, z and logits of PyTorch, and leaves no tensors behind', () => {
  const before = memory().numTensors;
  const found = check(file('reference.safetensors'));
  expect(memory().numTensors).toBe(before);
  expect(found?.passed).toBe(true);
  expect(found?.gates).toBeLessThan(1e-4);
  expect(found?.squeeze).toBeLessThan(1e-3);
  expect(found?.logits).toBeLessThan(1e-2);
});

test.each([
  ['a gate off by 0.01', 'SE_2_1.excitation', (value: number) => value + 0.01],
  ['a z of the last block far off', 'SE_5_3.squeeze', (value: number) => value + 100],
  ['a gate that is not a number', 'SE_4_2.excitation', () => Number.NaN],
])('%s does not pass', (_, tensor, change) => {
  expect(check(alteredReference(tensor, change))?.passed).toBe(false);
});

test('a gate off by 0.005 passes only at half precision', () => {
  const altered = () => alteredReference('SE_2_1.excitation', (value) => value + 0.005);
  expect(check(altered(), { ...CPU, precision: 'float16' })?.passed).toBe(true);
  expect(check(altered(), { ...CPU, backend: 'webgl' })?.passed).toBe(false);
});

test('a file that is no reference is not checked', () => {
  expect(readReference(new ArrayBuffer(4), weights)).toBeNull();
});
