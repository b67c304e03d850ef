import { mean, quantile } from 'd3';
import { expect, it } from 'vitest';
import type { LoadedModel } from '../domain/model';
import type { BlockTrace } from '../domain/trace';
import { normal } from './__fixtures__/normal';
import { correlation } from './correlation';
import { profileOfImages } from './profileOfImages';
import { deviationFromUsual } from './usual';

const next = normal(3);

/** Gates of 40 images: a pattern common to all, one of three moods of the image, and noise. */
function traces(images = 40, channels = 12): { blocks: BlockTrace[] }[] {
  const pattern = Array.from({ length: channels }, () => 0.5 + 0.1 * next());
  const moods = [0, 1, 2].map(() => pattern.map(() => 0.1 * next()));
  return Array.from({ length: images }, (_, image) => {
    const excitation = Float32Array.from(pattern, (p, c) => p + moods[image % 3][c] + 0.01 * next());
    const squeeze = excitation.map((s) => 2 * s - 3);
    return {
      blocks: [
        {
          name: 'SE_2_1',
          path: 'layer1.0',
          channels,
          hidden: 2,
          squeeze,
          hiddenActivations: new Float32Array(2),
          excitation,
        },
      ],
    };
  });
}

const NET = {
  sha256: 'abc',
  settings: {
    family: 'seed',
    stem_stride: 1,
    max_pool: false,
    input_size: 8,
    crop_pct: 1,
    interpolation: 'bilinear',
    mean: [0, 0, 0],
    std: [1, 1, 1],
    scores: 'softmax',
  },
} satisfies Pick<LoadedModel, 'sha256' | 'settings'>;

it('gives mean, population deviation and percentiles of every gate and every z', () => {
  const given = traces();
  const { images, classes, modelSha256, settings, blocks } = profileOfImages(NET, given, []);
  expect({ images, classes, modelSha256 }).toEqual({ images: 40, classes: 0, modelSha256: 'abc' });
  // How scores are told has no part in it.
  const { scores: _, ...onGates } = NET.settings;
  expect(settings).toEqual(onGates);
  for (const channel of [0, 5, 11]) {
    const gates = given.map(({ blocks: [block] }) => block.excitation[channel]);
    const middle = mean(gates) as number;
    const { gates: usual, squeeze } = blocks[0];
    expect(usual.meanAll[channel]).toBeCloseTo(middle, 6);
    expect(usual.stdAll[channel]).toBeCloseTo(Math.sqrt(mean(gates, (s) => (s - middle) ** 2) as number), 6);
    expect(usual.p10[channel]).toBeCloseTo(quantile(gates, 0.1) as number, 6);
    expect(usual.p50[channel]).toBeCloseTo(quantile(gates, 0.5) as number, 6);
    expect(usual.p90[channel]).toBeCloseTo(quantile(gates, 0.9) as number, 6);
    expect(squeeze.meanAll[channel]).toBeCloseTo(2 * middle - 3, 5);
  }
});

it('gives deviations of mean 0 and deviation 1 over its own images', () => {
  const given = traces();
  const [{ gates }] = profileOfImages(NET, given, []).blocks;
  const deviations = given.map(({ blocks: [block] }) => deviationFromUsual(block.excitation, gates)[4]);
  expect(mean(deviations)).toBeCloseTo(0, 4);
  expect(mean(deviations, (value) => value * value)).toBeCloseTo(1, 4);
});

it('gives the similarity of random pairs: images of one mood are alike, others are not', () => {
  const [{ pairs }] = profileOfImages(NET, traces(), []).blocks;
  expect(pairs[0]).toBeLessThan(0);
  expect(pairs[1]).toBeGreaterThan(0.9);
  const none = Array.from({ length: 40 }, () => ({
    blocks: [
      {
        ...traces(1)[0].blocks[0],
        excitation: Float32Array.of(...Array.from({ length: 300 }, next)),
        squeeze: new Float32Array(300),
        channels: 300,
      },
    ],
  }));
  const [noise] = profileOfImages(NET, none, []).blocks;
  expect(Math.abs(noise.pairs[0])).toBeLessThan(0.25);
  expect(Math.abs(noise.pairs[1])).toBeLessThan(0.25);
});

it('counts the gates above 0.9 and below 0.1 of all images', () => {
  const block = traces(1)[0].blocks[0];
  const of = (...gates: number[]) => ({
    blocks: [{ ...block, channels: 4, excitation: Float32Array.of(...gates), squeeze: new Float32Array(4) }],
  });
  const [{ saturation }] = profileOfImages(
    NET,
    [of(0.95, 0.95, 0.5, 0.05), of(0.95, 0.5, 0.5, 0.5)],
    [],
  ).blocks;
  expect(saturation).toEqual([3 / 8, 1 / 8]);
});

it('correlates as Pearson did', () => {
  expect(correlation([1, 2, 3], [2, 4, 6])).toBeCloseTo(1);
  expect(correlation([1, 2, 3, 4], [1, 3, 2, 4])).toBeCloseTo(0.8);
  expect(correlation([1, 1, 1], [1, 2, 3])).toBeNull();
});
