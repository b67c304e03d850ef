import { readFileSync } from 'node:fs';
import { memory, setBackend } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { readTraces } from '../../domain/readTrace';
import type { RuntimeInfo } from '../../domain/runtime';
import { traceToJson } from '../../domain/traceJson';
import type { DecodedImage } from '../image/decodeImage';
import { loadModel, type ReadyModel } from './loadModel';
import { createPassKeeper } from './passKeeper';
import { tracePass } from './tracePass';

const MODEL = new URL('../../../public/models/se_resnet50.lens_everyday100/', import.meta.url);
const CPU: RuntimeInfo = {
  backend: 'cpu',
  reason: 'chosen',
  renderer: 'a GPU that is not used',
  precision: 'float32',
  threads: 1,
  place: 'page',
};

let model: ReadyModel;
const keeper = createPassKeeper();
const fractions: number[] = [];
beforeAll(async () => {
  await setBackend('cpu');
  const blob = (name: string) => new Blob([Uint8Array.from(readFileSync(new URL(name, MODEL)))]);
  const loaded = await loadModel(
    { kind: 'files', id: 'mine', weights: blob('model.safetensors'), config: blob('config.json') },
    CPU,
    ({ fraction }) => fractions.push(fraction),
  );
  if (!loaded.ok) throw new Error(JSON.stringify(loaded));
  model = loaded.value;
});
afterAll(() => model.weights.dispose());
afterEach(() => keeper.drop());

/** A gradient; `reduction` as if read from an image that many times larger. */
function gradient(width: number, height: number, reduction = 1): DecodedImage {
  const data = Uint8Array.from({ length: width * height * 3 }, (_, i) =>
    Math.floor((255 * (Math.floor(i / 3) % width)) / width),
  );
  return {
    pixels: { width, height, data },
    width: width * reduction,
    height: height * reduction,
    reduction,
    sha256: 'cafe',
    notices: [],
  };
}

const INPUT = { imageId: 'a', name: 'ramp.png', blob: new Blob(), gateEdits: {} };

function trace(decoded: DecodedImage, crop: { x: number; y: number; size: number } | null, ready = model) {
  const result = tracePass({ ...INPUT, crop }, decoded, 3, ready, CPU, keeper);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.value;
}

test('loading a model reports progress that never falls and ends at 1', () => {
  expect(fractions[0]).toBe(0);
  expect(fractions.at(-1)).toBe(1);
  expect(fractions).toEqual(fractions.toSorted((a, b) => a - b));
  expect(fractions.length).toBeGreaterThan(10);
});

test('a pass records every block, every class and where it ran, and leaves no tensors behind', () => {
  const before = memory().numTensors;
  const { trace: recorded, input, notices } = trace(gradient(120, 90), null);
  expect(memory().numTensors).toBe(before);

  const { info } = model;
  expect(recorded.blocks.map(({ name }) => name)).toEqual(info.blocks.map(({ name }) => name));
  recorded.blocks.forEach((block, i) => {
    expect([block.channels, block.hidden]).toEqual([info.blocks[i].channels, info.blocks[i].hidden]);
    expect(block.squeeze).toHaveLength(block.channels);
    expect(block.excitation).toHaveLength(block.channels);
    expect(block.hiddenActivations).toHaveLength(block.hidden);
    for (const gate of block.excitation) expect(gate > 0 && gate < 1).toBe(true);
    for (const unit of block.hiddenActivations) expect(unit).toBeGreaterThanOrEqual(0);
  });
  expect(recorded.logits).toHaveLength(info.labels.length);
  expect(recorded.predictions).toHaveLength(5);
  const [best] = recorded.predictions;
  expect(recorded.logits[best.index]).toBe(Math.max(...recorded.logits));
  expect(best.label).toBe(info.labels[best.index]);
  expect(recorded.runtime).toEqual({
    backend: 'cpu',
    renderer: null,
    precision: 'float32',
    app: expect.stringMatching(/^\d+\.\d+\.\d+/),
  });
  expect(recorded.timings.decodeMs).toBe(3);
  expect(recorded.timings.forwardMs).toBeGreaterThan(0);

  const { inputSize } = info.preprocess;
  expect([input.width, input.height, input.data.length]).toEqual([
    inputSize,
    inputSize,
    inputSize * inputSize * 3,
  ]);
  expect(notices).toEqual([]);
});

test('another part of the picture gives other gates, and the same part the same', () => {
  const decoded = gradient(200, 100);
  const gates = (x: number) => trace(decoded, { x, y: 0, size: 100 }).trace.blocks[0].excitation;
  expect(gates(0)).toEqual(gates(0));
  expect(gates(100)).not.toEqual(gates(0));
});

test('a square smaller than the input is enlarged with a notice', () => {
  const { notices, trace: recorded } = trace(gradient(100, 100), { x: 90, y: 90, size: 10 });
  expect(notices).toEqual(['image-enlarged']);
  expect(recorded.image.crop).toEqual({ x: 90, y: 90, size: 10 });
});

test('the square of a picture that was read reduced is in pixels of the original', () => {
  const reduced = gradient(120, 90, 4);
  const { image } = trace(reduced, null).trace;
  expect([image.width, image.height]).toEqual([480, 360]);
  expect(image.crop.size).toBeCloseTo(4 * trace(gradient(120, 90), null).trace.image.crop.size, 6);
  const crop = { x: 479, y: 359, size: 1 };
  expect(trace(reduced, crop).trace.image.crop).toEqual(crop);
  const [same, part] = [
    trace(reduced, { x: 40, y: 0, size: 360 }),
    trace(gradient(120, 90), { x: 10, y: 0, size: 90 }),
  ];
  expect(same.input.data).toEqual(part.input.data);
});

test('outputs that are not finite are refused with the first block they appear in', () => {
  const { info } = model;
  const preprocess = { ...info.preprocess, std: [0, 0, 0] as [number, number, number] };
  const before = memory().numTensors;
  const result = tracePass(
    { ...INPUT, crop: null },
    gradient(80, 80),
    0,
    { ...model, info: { ...info, preprocess } },
    CPU,
    keeper,
  );
  expect(result).toEqual({ ok: false, code: 'output-not-finite', details: { where: 'SE_2_1' } });
  expect(memory().numTensors).toBe(before);
});

test('an edited pass records what multiplied U, and reuses what lies before the edit', () => {
  const before = memory().numTensors;
  const decoded = gradient(80, 80);
  const plain = trace(decoded, null).trace;
  expect(memory().numTensors).toBe(before);
  const last = model.info.blocks.at(-1)!;
  const edited = (value: number) => {
    const gates = new Float32Array(last.channels).fill(value);
    const result = tracePass(
      {
        ...INPUT,
        crop: null,
        gateEdits: { [last.name]: { mode: 'constant', value } },
        resolvedEdits: { [last.name]: { kind: 'fixed', gates } },
      },
      decoded,
      0,
      model,
      CPU,
      keeper,
    );
    if (!result.ok) throw new Error(result.code);
    return result.value.trace;
  };
  const [closed, open] = [edited(0), edited(1)];
  const kept = memory().numTensors;
  expect(kept).toBeGreaterThan(before);
  expect(closed.gateEdits).toEqual({ [last.name]: { mode: 'constant', value: 0 } });
  expect(closed.blocks.at(-1)?.applied).toEqual(new Float32Array(last.channels));
  expect(closed.blocks.at(-1)?.excitation).toEqual(plain.blocks.at(-1)?.excitation);
  expect(closed.logits).not.toEqual(plain.logits);
  expect(open.logits).not.toEqual(closed.logits);
  // The same image unedited keeps what was kept; another image frees it.
  trace(decoded, null);
  expect(memory().numTensors).toBe(kept);
  trace(decoded, { x: 0, y: 0, size: 40 });
  expect(memory().numTensors).toBe(before);
});

test('of a network with sigmoid scores the trace says so and has them beside the shares, for any reader', () => {
  const { info } = model;
  const sigmoids = {
    ...model,
    info: { ...info, settings: { ...info.settings, scores: 'sigmoid' as const } },
  };
  const { trace: plain } = trace(gradient(64, 64), null);
  const { trace: recorded } = trace(gradient(64, 64), null, sigmoids);
  expect(plain.model).not.toHaveProperty('scores');
  expect(recorded.model.scores).toBe('sigmoid');
  const [{ score, ...best }] = recorded.predictions;
  expect(best).toEqual(plain.predictions[0]);
  expect(score).toBeCloseTo(1 / (1 + Math.exp(-recorded.logits[best.index])), 12);
  const read = readTraces(traceToJson(recorded));
  expect(read).toMatchObject({
    ok: true,
    value: [{ predictions: recorded.predictions, model: recorded.model }],
  });
});
