import { fileURLToPath } from 'node:url';
import { setBackend } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { describe, expect, it } from 'vitest';
import { toleranceOf } from '../domain/tolerance';
import type { Trace } from '../domain/trace';
import { buildFixture, imageOf, netOf, openFixture } from '../model/__fixtures__/openFixture';
import { forward } from '../model/forward';
import { traceDifference } from './traceDifference';

const EXACT = toleranceOf({ backend: 'wasm', precision: 'float32' });
const WEBGL = toleranceOf(
  { backend: 'webgl', precision: 'float32' },
  { backend: 'wasm', precision: 'float32' },
);

const order = (logits: Float32Array) =>
  Array.from(logits.keys())
    .sort((a, b) => logits[b] - logits[a])
    .slice(0, 5);

/** A trace of these blocks, `[name, squeeze, excitation]`. */
function traceOf(logits: number[], blocks: [string, number[], number[]][] = []): Trace {
  const values = Float32Array.from(logits);
  return {
    logits: values,
    predictions: order(values).map((index) => ({ index, label: '', probability: 0 })),
    blocks: blocks.map(([name, squeeze, excitation]) => ({
      name,
      squeeze: Float32Array.from(squeeze),
      excitation: Float32Array.from(excitation),
    })),
  } as Trace;
}

describe('the largest difference of two passes', () => {
  const first = traceOf(
    [1, -8, 2],
    [
      ['SE_2_1', [10, -20], [0.5, 0.25]],
      ['SE_3_1', [1, 0], [0.75, 0.5]],
    ],
  );
  const second = traceOf(
    [1, -8.5, 2.25],
    [
      ['SE_2_1', [10, -15], [0.5, 0.375]],
      ['SE_3_1', [1.5, 0], [1, 0.5]],
    ],
  );

  it('is told with block and channel, and with what either gave there', () => {
    const { gates, squeeze, logits, blocks } = traceDifference(first, second, EXACT);
    expect(gates).toEqual({
      block: 'SE_3_1',
      index: 0,
      difference: 0.25,
      relative: 0.25 / 0.75,
      first: 0.75,
      second: 1,
    });
    // 5 of 20 in the one block, 0.5 of 1 in the other.
    expect(squeeze).toMatchObject({ block: 'SE_3_1', index: 0, difference: 0.5, relative: 0.5 });
    expect(logits).toEqual({ index: 1, difference: 0.5, relative: 0.5 / 8, first: -8, second: -8.5 });
    expect(blocks.map(({ block, index, difference }) => [block, index, difference])).toEqual([
      ['SE_2_1', 1, 0.125],
      ['SE_3_1', 0, 0.25],
    ]);
  });

  it('is none between a pass and itself', () => {
    const same = traceDifference(first, first, EXACT);
    expect(same).toMatchObject({ passed: true, sameAnswers: true, logits: { difference: 0 } });
    expect(same.gates?.difference).toBe(0);
  });

  it('passes up to the tolerance', () => {
    const off = (by: number) =>
      traceDifference(
        traceOf([1], [['SE_2_1', [1], [0.5]]]),
        traceOf([1], [['SE_2_1', [1], [0.5 + by]]]),
        WEBGL,
      );
    expect(off(0.0009).passed).toBe(true);
    expect(off(0.0011).passed).toBe(false);
  });

  it('of z and of logits is held against the largest of the block or net', () => {
    const off = (z: number, logit: number) =>
      traceDifference(
        traceOf([100, 0], [['SE_2_1', [100, 0], [0.5, 0.5]]]),
        traceOf([100, logit], [['SE_2_1', [100, z], [0.5, 0.5]]]),
        WEBGL,
      ).passed;
    expect(off(0.9, 0.9)).toBe(true);
    expect(off(1.1, 0)).toBe(false);
    expect(off(0, 1.1)).toBe(false);
  });

  it('is infinite where one pass gave no number, and where vectors or blocks do not match', () => {
    const nan = traceDifference(first, traceOf([1, Number.NaN, 2]), EXACT);
    expect(nan.logits).toMatchObject({ difference: Number.POSITIVE_INFINITY, index: 1 });
    expect(nan.passed).toBe(false);
    expect(nan.gates?.difference).toBe(Number.POSITIVE_INFINITY);
    expect(traceDifference(traceOf([1]), traceOf([1, 2]), EXACT).passed).toBe(false);
    expect(traceDifference(traceOf([1, 2]), traceOf([1]), EXACT).passed).toBe(false);
    expect(traceDifference(traceOf([1]), traceOf([1], [['SE_2_1', [1], [1]]]), EXACT).passed).toBe(false);
  });

  it('has no gates in a network without SE', () => {
    expect(traceDifference(traceOf([1, 2]), traceOf([1, 2]), EXACT)).toMatchObject({
      gates: null,
      squeeze: null,
      blocks: [],
      passed: true,
    });
  });

  it('tells of answers in another order', () => {
    expect(traceDifference(traceOf([1, 2]), traceOf([2, 1]), EXACT).sameAnswers).toBe(false);
  });
});

describe('a real network', () => {
  /** The trace of a fixture's first image, on a backend, with a weight changed. */
  async function traced(
    backend: string,
    change?: (name: string, values: Float32Array) => void,
  ): Promise<Trace> {
    await setBackend(backend);
    const file = openFixture('timm_seresnet50');
    const weights = await buildFixture(netOf(file, change)).upload();
    const input = imageOf(file, 0);
    const { packed, unpack } = forward(weights, input);
    const { logits, blocks } = unpack(packed.dataSync<'float32'>());
    for (const owned of [packed, input, weights]) owned.dispose();
    return { ...traceOf([...logits]), blocks } as Trace;
  }

  it('agrees between the CPU and WASM, and does not where one weight is wrong', async () => {
    setThreadsCount(1);
    setWasmPaths(
      fileURLToPath(new URL('../../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url)),
    );
    const [cpu, wasm] = [await traced('cpu'), await traced('wasm')];
    const right = traceDifference(wasm, cpu, EXACT);
    expect(right.passed).toBe(true);
    expect(right.sameAnswers).toBe(true);
    expect(right.gates?.difference).toBeGreaterThan(0);

    const wrong = await traced('cpu', (name, values) => {
      if (name === 'layer3.0.se.fc2.bias') values[5] += 0.05;
    });
    const { passed, gates, blocks } = traceDifference(wasm, wrong, WEBGL);
    expect(passed).toBe(false);
    expect(gates?.difference).toBeGreaterThan(WEBGL.gates);
    // What lies before the wrong weight agrees; the block that it is in does not, at its channel.
    const at = blocks.findIndex(({ block }) => block === 'SE_4_1');
    expect(at).toBeGreaterThan(0);
    for (const { difference } of blocks.slice(0, at)) expect(difference).toBeLessThan(EXACT.gates);
    expect(blocks[at].index).toBe(5);
    expect(blocks[at].difference).toBeGreaterThan(WEBGL.gates);
  });
});
