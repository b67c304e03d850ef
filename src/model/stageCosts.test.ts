import { sum } from 'd3';
import { expect, test } from 'vitest';
import type { StageCost } from '../domain/anatomy';
import { FIXTURE_NETS } from './__fixtures__/fixtureNets';
import { buildFixture, netOf, openFixture } from './__fixtures__/openFixture';
import { type Published, publishedTensors } from './__fixtures__/publishedNets';
import { recognizeNetwork } from './recognize';
import { stageCosts } from './stageCosts';

const sixteenth = (channels: number) => channels / 16;
const inEights = (channels: number) => Math.max(8, Math.floor((channels / 16 + 4) / 8) * 8);
const seed = (net: Partial<Published>): Published => ({
  family: 'seed',
  block: 'bottleneck',
  layers: [3, 4, 6, 3],
  hidden: sixteenth,
  ...net,
});
const cifar = (units: number, net: Partial<Published> = {}) =>
  seed({ block: 'basic', layers: [units, units, units], stem: [16], stemKernel: 3, classes: 10, ...net });
const timm = (net: Partial<Published>): Published => ({ ...seed(net), family: 'timm', hidden: inEights });
const legacy = (net: Partial<Published>): Published => ({ ...seed(net), family: 'legacy' });

function costsOf(net: Published, size: number): StageCost[] {
  const spec = recognizeNetwork(publishedTensors(net));
  if (!spec.ok) throw new Error(JSON.stringify(spec));
  return stageCosts(spec.value, size);
}

const giga = (costs: StageCost[]) => sum(costs, ({ multiplyAdds }) => multiplyAdds) / 1e9;

/** Counted by an independent generator from PyTorch's modules: parameters, tensors, GMACs of convolutions and layers. */
const COUNTED: [string, Published, number, number, number, string][] = [
  ['se_resnet18', seed({ block: 'basic', layers: [2, 2, 2, 2] }), 224, 11_776_552, 138, '1.81'],
  ['se_resnet34', seed({ block: 'basic' }), 224, 21_954_856, 250, '3.66'],
  ['se_resnet50', seed({}), 224, 28_071_976, 352, '4.09'],
  ['se_resnet101', seed({ layers: [3, 4, 23, 3] }), 224, 49_292_328, 692, '7.81'],
  ['se_resnet152', seed({ layers: [3, 8, 36, 3] }), 224, 66_770_984, 1032, '11.52'],
  ['se_resnet20', cifar(3), 32, 274_490, 146, '0.041'],
  ['se_resnet20, r = 4', cifar(3, { hidden: (channels) => channels / 4 }), 32, 280_538, 146, '0.041'],
  ['se_resnet32', cifar(5), 32, 470_266, 230, '0.069'],
  ['se_resnet56', cifar(9), 32, 861_818, 398, '0.126'],
  ['resnet20', cifar(3, { hidden: null }), 32, 272_474, 128, '0.041'],
  ['seresnet50', timm({}), 224, 28_088_024, 384, '4.092'],
];

test.each(COUNTED)('%s costs what was counted', (_, net, size, parameters, tensors, gmacs) => {
  expect(publishedTensors(net).size).toBe(tensors);
  const costs = costsOf(net, size);
  expect(sum(costs, (cost) => cost.parameters)).toBe(parameters);
  expect(giga(costs).toFixed(gmacs.split('.')[1].length)).toBe(gmacs);
});

/** timm's benchmark, which counts batch norms, pools and sums, too: 0.4 to 0.7 % more, up to its own rounding. */
const BENCHMARKED: [string, Published, number, number, number][] = [
  ['seresnet50', timm({}), 288, 28_088_024, 6.8],
  [
    'seresnet152d',
    timm({ layers: [3, 8, 36, 3], stem: [32, 32, 64], shortcut: 'pool' }),
    256,
    66_841_080,
    15.42,
  ],
  [
    'seresnext26d_32x4d',
    timm({ layers: [2, 2, 2, 2], stem: [32, 32, 64], shortcut: 'pool', inner: [128, 128], groups: 32 }),
    224,
    16_809_512,
    2.73,
  ],
  [
    'seresnext26t_32x4d',
    timm({ layers: [2, 2, 2, 2], stem: [24, 32, 64], shortcut: 'pool', inner: [128, 128], groups: 32 }),
    224,
    16_806_976,
    2.7,
  ],
  ['seresnext50_32x4d', timm({ inner: [128, 128], groups: 32 }), 224, 27_559_896, 4.26],
  [
    'seresnext101_64x4d',
    timm({ layers: [3, 4, 23, 3], inner: [256, 256], groups: 64 }),
    224,
    88_232_984,
    15.53,
  ],
  [
    'senet154',
    timm({ layers: [3, 8, 36, 3], stem: [64, 64, 128], inner: [128, 256], groups: 64, shortcut: 'conv3' }),
    224,
    115_088_984,
    20.77,
  ],
  ['legacy_seresnet18', legacy({ block: 'basic', layers: [2, 2, 2, 2] }), 224, 11_778_592, 1.82],
  ['legacy_seresnet50', legacy({}), 224, 28_088_024, 3.88],
  ['legacy_seresnet152', legacy({ layers: [3, 8, 36, 3] }), 224, 66_821_848, 11.33],
  [
    'legacy_senet154',
    legacy({ layers: [3, 8, 36, 3], stem: [64, 64, 128], inner: [128, 256], groups: 64, shortcut: 'conv3' }),
    224,
    115_088_984,
    20.77,
  ],
];

test.each(BENCHMARKED)("%s costs what timm's benchmark says", (_, net, size, parameters, gmacs) => {
  const costs = costsOf(net, size);
  expect(sum(costs, (cost) => cost.parameters)).toBe(parameters);
  expect(giga(costs) / gmacs).toBeGreaterThan(0.99);
  expect(giga(costs) / gmacs).toBeLessThan(1.001);
});

test('stages follow each other as in the paper, and SE is a small share of each', () => {
  const costs = costsOf(seed({}), 224);
  expect(costs.map(({ stage, size }) => [stage, size])).toEqual([
    ['stem', 56],
    [2, 56],
    [3, 28],
    [4, 14],
    [5, 7],
    ['classifier', 1],
  ]);
  // 2 C^2 / 16 a block.
  expect(costs.map(({ seMultiplyAdds }) => seMultiplyAdds)).toEqual([
    0,
    (3 * 2 * 256 ** 2) / 16,
    (4 * 2 * 512 ** 2) / 16,
    (6 * 2 * 1024 ** 2) / 16,
    (3 * 2 * 2048 ** 2) / 16,
    0,
  ]);
  expect(costs[0].multiplyAdds).toBe(64 * 3 * 49 * 112 * 112);
});

test.each(FIXTURE_NETS)('%s: parameters by stage add up to those of its file', (name) => {
  const { spec, preprocess, parameters } = buildFixture(netOf(openFixture(name)));
  expect(sum(stageCosts(spec, preprocess.inputSize), (cost) => cost.parameters)).toBe(parameters);
});
