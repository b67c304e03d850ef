import { expect, test } from 'vitest';
import type { ParticipantRow } from './comparison';
import { type Figure, isMissed } from './figure';
import { peerFigures } from './limits';
import { quantile } from './median';

const row: ParticipantRow = {
  net: 'seresnet50',
  title: 'SE-ResNet-50',
  backend: 'wasm',
  participant: 'onnxruntime',
  medianMs: 80,
  lowerMs: 70,
  upperMs: 90,
  rounds: 3,
  processorMs: null,
  share: 0.8,
  logitError: 0,
  threads: 2,
  peakMemoryBytes: null,
  gpu: null,
};

test('a participant that takes less time than this runtime misses its limit', () => {
  const [slower, faster] = peerFigures([row, { ...row, share: 1.25 }]);
  expect(slower).toMatchObject({ value: 125, limit: 100 });
  expect(faster).toMatchObject({ value: 80, limit: 100 });
});

test('what is not promised has no figure', () => {
  expect(
    peerFigures([
      { ...row, participant: 'straight' },
      { ...row, net: 'seresnext26' },
    ]),
  ).toEqual([]);
});

test('a target is met up to its limit, missed by what is no number, and never missed where there is none', () => {
  const figure: Figure = { name: '', value: 5, limit: 5, unit: '%' };
  expect(isMissed(figure)).toBe(false);
  expect(isMissed({ ...figure, value: 5.1 })).toBe(true);
  expect(isMissed({ ...figure, value: Number.NaN })).toBe(true);
  expect(isMissed({ ...figure, value: 1000, limit: null })).toBe(false);
});

test('quartiles lie between the values, as in numpy', () => {
  expect([0.25, 0.5, 0.75].map((share) => quantile([4, 1, 3, 2], share))).toEqual([1.75, 2.5, 3.25]);
  expect(quantile([5], 0.75)).toBe(5);
});
