import { setBackend } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Anatomy } from '../domain/anatomy';
import type { ConfigSettings } from '../domain/settings';
import { FIXTURE_NETS } from './__fixtures__/fixtureNets';
import { buildFixture, netOf, openFixture } from './__fixtures__/openFixture';
import { anatomyOf } from './anatomy';
import { uploadWeights } from './loadedWeights';
import { readModelConfig } from './modelConfig';
import { buildNetwork } from './network';
import { randomCheckpoint } from './randomCheckpoint';
import { parseSafetensors, type SafetensorsFile } from './safetensors';
import { writeSafetensors } from './writeSafetensors';

beforeAll(async () => {
  await setBackend('cpu');
});

const anatomyOfFixture = (name: string): Anatomy => {
  const net = netOf(openFixture(name));
  return anatomyOf(buildFixture(net), { ...net, metadata: new Map() }, null, {});
};

test.each(FIXTURE_NETS)('%s: used is what is read for the network, ignored is the rest', async (name) => {
  const net = netOf(openFixture(name));
  const network = buildFixture(net);
  const read = new Set<string>();
  const watched = {
    ...net,
    read: (tensor: string) => {
      read.add(tensor);
      return net.read(tensor);
    },
  } as SafetensorsFile;
  (await uploadWeights(watched, network.spec)).dispose();
  const { used, ignored } = anatomyOf(network, net, null, {});
  expect(used.map((tensor) => tensor.name).sort()).toEqual([...read].sort());
  expect(used.length + ignored.length).toBe(net.tensors.size);
  for (const tensor of ignored) expect(tensor.name).toMatch(/\.num_batches_tracked$/);
});

describe('why a network was recognized', () => {
  const findings = (name: string) =>
    anatomyOfFixture(name).evidence.map(({ finding, tensor, shape }) => [
      finding,
      tensor && `${tensor} ${shape ? `[${shape}]` : 'absent'}`,
    ]);

  test('a net of the seed: by the names of its SE layers, without biases', () => {
    expect(findings('se_basic_cifar')).toEqual([
      ['names-seed', 'layer1.0.se.fc.0.weight [2,8]'],
      ['block-basic', 'layer1.0.conv3.weight absent'],
      ['units', expect.stringMatching(/^layer3\.\d\.conv1\.weight/)],
      ['stem-3', expect.stringMatching(/^conv1\.weight \[\d+,3,3,3\]$/)],
      ['se', 'layer1.0.se.fc.0.weight [2,8]'],
      ['se-no-bias', 'layer1.0.se.fc.0.bias absent'],
      ['shortcut-1', expect.stringMatching(/^layer2\.0\.downsample\.0\.weight/)],
      ['classes', expect.stringMatching(/^fc\.weight/)],
    ]);
  });

  test.each([
    ['timm_senet154', ['names-timm', 'block-bottleneck', 'stem-deep', 'groups', 'se-bias', 'shortcut-3']],
    ['timm_seresnext26t', ['names-timm', 'stem-deep', 'groups', 'shortcut-pool']],
    ['timm_seresnet50', ['names-timm', 'stem-7', 'no-groups', 'shortcut-1']],
    ['legacy_seresnet18', ['names-legacy', 'block-basic', 'se', 'se-bias']],
    ['plain_basic', ['names-plain', 'no-se']],
    ['timm_resnet50d', ['names-timm', 'no-se', 'stem-deep', 'shortcut-pool']],
  ])('%s', (name, expected) => {
    const found = findings(name).map(([finding]) => finding);
    for (const finding of expected) expect(found).toContain(finding);
  });

  test('every tensor that is said to be there is there', () => {
    for (const name of FIXTURE_NETS) {
      const { tensors } = netOf(openFixture(name));
      for (const { tensor, shape } of anatomyOfFixture(name).evidence)
        if (tensor) expect([name, tensor, tensors.get(tensor)?.shape ?? null]).toEqual([name, tensor, shape]);
    }
  });

  test('a prefix of all names is told, and names are as in the file', () => {
    const { evidence, used, ignored } = open(null, {}, 'module.');
    expect(evidence[0]).toMatchObject({ finding: 'prefix', places: { prefix: 'module.' } });
    expect(evidence[1].tensor).toBe('module.layer1.0.se.fc.0.weight');
    expect(evidence[1].shape).not.toBeNull();
    expect(used[0].name).toMatch(/^module\./);
    expect(ignored.length).toBeGreaterThan(0);
  });
});

/** A small net of the seed with what config.json and metadata say of it. */
function open(
  config: object | null,
  metadata: Record<string, string> = {},
  prefix = '',
  chosen: Partial<ConfigSettings> = {},
) {
  const tensors = randomCheckpoint({
    block: 'basic',
    layers: [1, 1],
    width: 8,
    classes: 3,
    reduction: 4,
    stemKernel: 3,
  });
  const named = new Map([...tensors].map(([name, tensor]) => [prefix + name, tensor]));
  const file = parseSafetensors(writeSafetensors(named, metadata));
  if (!file.ok) throw new Error(JSON.stringify(file));
  const read = readModelConfig(config, file.value.metadata);
  if (!read.ok) throw new Error(JSON.stringify(read));
  const network = buildNetwork(file.value, read.value);
  if (!network.ok) throw new Error(JSON.stringify(network));
  return anatomyOf(network.value, file.value, config, chosen);
}

describe('where the settings come from', () => {
  test('nowhere: they are assumed, but for the family, whose names the tensors carry', () => {
    expect(open(null).sources).toEqual({
      family: 'tensors',
      scores: 'assumed',
      stem_stride: 'assumed',
      max_pool: 'assumed',
      input_size: 'assumed',
      crop_pct: 'assumed',
      interpolation: 'assumed',
      mean: 'assumed',
      std: 'assumed',
      label_names: 'assumed',
    });
  });

  test('config.json goes before the metadata of the weights', () => {
    const config = { max_pool: false, pretrained_cfg: { mean: [0, 0, 0] }, label_names: ['a', 'b', 'c'] };
    const whole = JSON.stringify({ max_pool: true, pretrained_cfg: { std: [1, 1, 1] } });
    expect(open(config, { config: whole, stem_stride: '1' }).sources).toMatchObject({
      max_pool: 'config',
      mean: 'config',
      label_names: 'config',
      std: 'metadata',
      stem_stride: 'metadata',
      crop_pct: 'assumed',
    });
  });

  test('an architecture tells the family, and the visitor has the last word', () => {
    expect(open({ architecture: 'legacy_seresnet18' }).sources.family).toBe('config');
    expect(open({ architecture: 'se_resnet18' }).sources.family).toBe('tensors');
    expect(open({ max_pool: false }, {}, '', { max_pool: false }).sources.max_pool).toBe('chosen');
  });
});
