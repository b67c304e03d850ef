import { setBackend, tensor2d, tensor4d, tidy } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, it } from 'vitest';
import { largestDifference } from '../../domain/largestDifference';
import { globalMean, stemPool } from '../../model/pools';
import { seTail } from '../../model/scaleAndAdd';
import { exactMean, exactPool, exactTail, type Size } from './exactKernels';

const values = (seed: number, count: number) =>
  Float32Array.from({ length: count }, (_, at) => (Math.sin(seed + at * at) + 1) / 2);

beforeAll(async () => {
  await setBackend('cpu');
});

describe.each<Size>([
  [3, 3, 1],
  [4, 4, 2],
  [7, 7, 3],
  [8, 6, 4],
  [9, 10, 2],
  [10, 9, 2],
])('the exact values of %i x %i pixels, %i channels', (height, width, channels) => {
  const size: Size = [height, width, channels];
  const x = values(1, height * width * channels);
  const map = () => tensor4d(x, [1, ...size]);

  it('are those of the plain mean', () => {
    const plain = tidy(() => globalMean(map()).dataSync<'float32'>());
    expect(largestDifference(plain, exactMean(x, size))).toBeLessThan(1e-6);
  });

  it('are those of the plain tail', () => {
    const s = values(2, channels);
    const r = values(3, x.length).map((value) => 2 * value - 2);
    const plain = tidy(() =>
      seTail(map(), tensor2d(s, [1, channels]), tensor4d(r, [1, ...size])).dataSync<'float32'>(),
    );
    const exact = exactTail(x, s, r);
    expect(largestDifference(plain, exact)).toBeLessThan(1e-6);
    expect(exact).toContain(0);
  });

  it.each(['padded', 'ceil'] as const)('are those of the plain pool, %s', (kind) => {
    const plain = tidy(() => stemPool(map(), kind).dataSync<'float32'>());
    expect(largestDifference(plain, exactPool(x, size, kind))).toBe(0);
  });
});
