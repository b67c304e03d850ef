import { readFileSync } from 'node:fs';
import { memory, setBackend } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fail } from '../../domain/failure';
import type { RuntimeInfo } from '../../domain/runtime';
import type { DecodedImage } from '../image/decodeImage';
import { loadModel, type ReadyModel } from './loadModel';
import { mapsPass } from './mapsPass';
import { createPassKeeper } from './passKeeper';
import { tracePass } from './tracePass';

const MODEL = new URL('../../../public/models/se_resnet20.lens_cifar10/', import.meta.url);
const CPU: RuntimeInfo = {
  backend: 'cpu',
  reason: 'chosen',
  renderer: null,
  precision: 'float32',
  threads: 1,
  place: 'page',
};

let model: ReadyModel;
beforeAll(async () => {
  await setBackend('cpu');
  const blob = (name: string) => new Blob([Uint8Array.from(readFileSync(new URL(name, MODEL)))]);
  const loaded = await loadModel(
    { kind: 'files', id: 'mine', weights: blob('model.safetensors'), config: blob('config.json') },
    CPU,
    () => {},
  );
  if (!loaded.ok) throw new Error(JSON.stringify(loaded));
  model = loaded.value;
});
afterAll(() => model.weights.dispose());

const RAMP: DecodedImage = {
  pixels: { width: 48, height: 40, data: Uint8Array.from({ length: 48 * 40 * 3 }, (_, i) => (i * 7) % 256) },
  width: 48,
  height: 40,
  reduction: 1,
  sha256: 'cafe',
  notices: [],
};
const input = {
  imageId: 'a',
  name: 'ramp.png',
  blob: new Blob(),
  crop: { x: 3, y: 2, size: 36 },
  gateEdits: {},
};

test('maps belong to the trace of the same input, at the size that the model tells', () => {
  const traced = tracePass(input, RAMP, 0, model, CPU, createPassKeeper());
  if (!traced.ok) throw new Error(traced.code);
  for (const [at, { name, channels, height, width }] of model.info.blocks.entries()) {
    const { squeeze, excitation } = traced.value.trace.blocks[at];
    const asked = [channels - 1, 0, 5];
    const result = mapsPass({ input, block: name, channels: asked }, RAMP, model);
    if (!result.ok) throw new Error(result.code);
    expect(result.value).toMatchObject({ block: name, height, width });
    expect(result.value.channels.map(({ channel }) => channel)).toEqual(asked);
    for (const { channel, u, scaled, shortcut, output } of result.value.channels) {
      expect(u).toHaveLength(height * width);
      const mean = u.reduce((sum, value) => sum + value, 0) / u.length;
      expect(Math.abs(mean - squeeze[channel])).toBeLessThan(1e-5);
      u.forEach((value, i) => {
        expect(Math.abs(scaled[i] - excitation[channel] * value)).toBeLessThan(1e-5);
      });
      output.forEach((value, i) => {
        expect(Math.abs(value - Math.max(0, scaled[i] + shortcut[i]))).toBeLessThan(1e-5);
      });
    }
  }
});

test('what another model was asked for is stale', () => {
  const [{ name, channels }] = model.info.blocks;
  expect(mapsPass({ input, block: 'SE_9_9', channels: [0] }, RAMP, model)).toEqual(fail('stale'));
  expect(mapsPass({ input, block: name, channels: [channels] }, RAMP, model)).toEqual(fail('stale'));
  expect(mapsPass({ input, block: name, channels: [] }, RAMP, model)).toEqual(fail('stale'));
});

test('tensors in use do not grow over 20 requests, nor where the output is not finite', () => {
  const before = memory().numTensors;
  const { info } = model;
  const { name } = info.blocks[4];
  for (let channel = 0; channel < 20; channel++)
    expect(mapsPass({ input, block: name, channels: [channel, 1] }, RAMP, model).ok).toBe(true);
  const preprocess = { ...info.preprocess, std: [0, 0, 0] as [number, number, number] };
  const broken = { ...model, info: { ...info, preprocess } };
  expect(mapsPass({ input, block: name, channels: [0] }, RAMP, broken)).toEqual(
    fail('output-not-finite', { where: name }),
  );
  expect(memory().numTensors).toBe(before);
});
