import { setBackend } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import { beforeAll, describe, expect, test } from 'vitest';
import { buildFixture, imageOf, netOf, openFixture } from './__fixtures__/openFixture';
import { architectureName } from './architectures';
import { forward } from './forward';
import type { LoadedWeights } from './loadedWeights';
import { readModelConfig } from './modelConfig';
import { buildNetwork } from './network';
import type { SafetensorsFile } from './safetensors';

beforeAll(async () => {
  await setBackend('cpu');
});

/** Largest difference of a logit to timm's, over the images. */
function logitError(file: SafetensorsFile, weights: LoadedWeights): number {
  const expected = file.read('logits');
  const count = file.tensors.get('input')!.shape[0];
  let worst = 0;
  for (let index = 0; index < count; index++) {
    const input = imageOf(file, index);
    const { packed, unpack } = forward(weights, input);
    const { logits } = unpack(packed.dataSync<'float32'>());
    logits.forEach((logit, i) => {
      worst = Math.max(worst, Math.abs(logit - expected[index * logits.length + i]));
    });
    input.dispose();
    packed.dispose();
  }
  return worst;
}

/** The net under other tensor names. */
function renamed(net: SafetensorsFile, rename: (name: string) => string): SafetensorsFile {
  const former = new Map([...net.tensors.keys()].map((name) => [rename(name), name]));
  return {
    metadata: new Map(),
    tensors: new Map([...former].map(([name, old]) => [name, net.tensors.get(old)!])),
    read: (name: string) => net.read(former.get(name)!),
  } as SafetensorsFile;
}

describe('geometry that shapes do not show', () => {
  const wrong: [string, string, (weights: LoadedWeights) => void][] = [
    [
      'the stride of legacy bottlenecks in the 3x3',
      'legacy_seresnet50',
      ({ units }) => {
        for (const { convs } of units)
          [convs[0].stride, convs[1].stride] = [convs[1].stride, convs[0].stride];
      },
    ],
    [
      'the padded pool of PyTorch in a legacy net',
      'legacy_seresnext50',
      (weights) => {
        weights.maxPool = 'padded';
      },
    ],
    [
      'no ReLU before the squeeze of legacy_seresnet18',
      'legacy_seresnet18',
      ({ units }) => {
        for (const unit of units) unit.reluBeforeSE = false;
      },
    ],
    [
      'no average pool in a ResNet-D',
      'timm_seresnet152d',
      ({ units }) => {
        for (const { downsample } of units) {
          if (!downsample?.averagePool) continue;
          Object.assign(downsample, { averagePool: false, stride: 2 });
        }
      },
    ],
  ];
  test.each(wrong)('%s gives other logits', (_, name, change) => {
    const file = openFixture(name);
    const weights = buildFixture(netOf(file)).upload();
    expect(logitError(file, weights)).toBeLessThan(1e-4);
    change(weights);
    expect(logitError(file, weights)).toBeGreaterThan(1e-2);
    weights.dispose();
  });
});

test('legacy weights under the names of timm need the family to be chosen', () => {
  const file = openFixture('legacy_seresnet50');
  const net = renamed(netOf(file), (name) =>
    name
      .replace(/^layer0\./, '')
      .replace('se_module', 'se')
      .replace('last_linear', 'fc'),
  );
  const built = (config: object | null) => {
    const read = readModelConfig(config);
    const network = read.ok ? buildNetwork(net, read.value) : read;
    if (!network.ok) throw new Error(JSON.stringify(network));
    return network.value;
  };
  const detected = built(null);
  expect([detected.spec.family, detected.assumed.includes('family')]).toEqual(['timm', true]);
  const asTimm = detected.upload();
  expect(logitError(file, asTimm)).toBeGreaterThan(1e-2);
  asTimm.dispose();

  for (const config of [{ family: 'legacy' }, { architecture: 'legacy_seresnet50' }]) {
    const chosen = built(config);
    expect([chosen.spec.family, chosen.assumed.includes('family')]).toEqual(['legacy', false]);
    const weights = chosen.upload();
    expect(logitError(file, weights)).toBeLessThan(1e-4);
    weights.dispose();
  }
});

test('a ResNet without SE has no blocks', () => {
  const { blocks, architecture } = buildFixture(netOf(openFixture('timm_resnet50d')));
  expect([blocks, architecture]).toEqual([[], 'resnet2-1-1-1d']);
});

test.each([
  ['layer1.0.se.conv.weight', 'ECA'],
  ['layer1.0.se.channel.fc1.weight', 'CBAM'],
  ['layer2.0.conv2.attn.fc_reduce.weight', 'Selective Kernel'],
])('another attention is named: %s', (tensor, attention) => {
  const net = netOf(openFixture('timm_resnet50d'));
  const tensors = new Map([...net.tensors, [tensor, { ...net.tensors.get('fc.bias')!, shape: [1] }]]);
  const config = readModelConfig(null);
  const result = config.ok && buildNetwork({ ...net, tensors } as SafetensorsFile, config.value);
  expect(result).toMatchObject({
    ok: false,
    code: 'weights-other-attention',
    details: { attention, tensor },
  });
});

test('the number of groups must divide the channels', () => {
  const net = netOf(openFixture('timm_seresnext50'));
  const entry = net.tensors.get('layer1.0.conv2.weight')!;
  const tensors = new Map([...net.tensors, ['layer1.0.conv2.weight', { ...entry, shape: [8, 3, 3, 3] }]]);
  const config = readModelConfig(null);
  const result = config.ok && buildNetwork({ ...net, tensors } as SafetensorsFile, config.value);
  expect(result).toMatchObject({ ok: false, code: 'weights-shape' });
});

describe('names', () => {
  const base = { family: 'timm', block: 'bottleneck', layers: [3, 4, 6, 3], hasSE: true } as const;
  const plain = { groups: 1, groupWidth: 64, halved: false, stem: [64], averagePool: false };
  test.each([
    ['seresnet50', {}],
    ['se_resnet50', { family: 'seed' }],
    ['legacy_seresnet50', { family: 'legacy' }],
    ['seresnet152d', { layers: [3, 8, 36, 3], stem: [32, 32, 64], averagePool: true }],
    [
      'seresnext26t_32x4d',
      { layers: [2, 2, 2, 2], groups: 32, groupWidth: 4, stem: [24, 32, 64], averagePool: true },
    ],
    ['seresnext101_64x4d', { layers: [3, 4, 23, 3], groups: 64, groupWidth: 4 }],
    ['legacy_seresnext50_32x4d', { family: 'legacy', groups: 32, groupWidth: 4 }],
    ['senet154', { layers: [3, 8, 36, 3], groups: 64, groupWidth: 2, halved: true, stem: [64, 64, 128] }],
    ['resnet50', { hasSE: false }],
  ] as const)('%s', (name, variant) => {
    expect(architectureName({ ...base, ...plain, ...variant })).toBe(name);
  });
});
