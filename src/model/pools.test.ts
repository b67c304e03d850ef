import { fileURLToPath } from 'node:url';
import { setBackend, tensor4d, tidy } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { setThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { describe, expect, test } from 'vitest';
import { globalMean } from './pools';

setThreadsCount(1);
setWasmPaths(
  fileURLToPath(new URL('../../node_modules/@tensorflow/tfjs-backend-wasm/dist/', import.meta.url)),
);

describe.each(['cpu', 'wasm'])('the mean of a map on %s', (backend) => {
  test.each([
    [1, 1, 5],
    [1, 7, 9],
    [7, 7, 3],
    [56, 57, 4],
    [300, 2, 17],
  ])('%i x %i pixels, %i channels', async (height, width, channels) => {
    expect(await setBackend(backend)).toBe(true);
    const pixels = height * width;
    const values = Float32Array.from({ length: pixels * channels }, (_, at) => Math.sin(at * 1.7) + 0.3);
    const exact = new Float64Array(channels);
    values.forEach((value, at) => {
      exact[at % channels] += value / pixels;
    });
    const map = tensor4d(values, [1, height, width, channels]);
    const result = tidy(() => globalMean(map));
    expect(result.shape).toEqual([1, channels]);
    const actual = result.dataSync<'float32'>();
    exact.forEach((mean, channel) => {
      expect(Math.abs(actual[channel] - mean)).toBeLessThan(2e-6);
    });
    result.dispose();
    map.dispose();
  });
});
