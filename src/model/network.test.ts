import { describe, expect, test } from 'vitest';
import { readModelConfig } from './modelConfig';
import { buildNetwork } from './network';
import { type CheckpointShape, randomCheckpoint } from './randomCheckpoint';
import { parseSafetensors } from './safetensors';
import { type TensorToWrite, writeSafetensors } from './writeSafetensors';

const TINY: CheckpointShape = {
  block: 'basic',
  layers: [1, 2, 1],
  width: 8,
  classes: 5,
  reduction: 4,
  stemKernel: 3,
};

function load(tensors: Map<string, TensorToWrite>, json: unknown = null, metadata?: Record<string, string>) {
  const file = parseSafetensors(writeSafetensors(tensors, metadata));
  if (!file.ok) throw new Error(JSON.stringify(file));
  const config = readModelConfig(json, file.value.metadata);
  return config.ok ? buildNetwork(file.value, config.value) : config;
}

function networkOf(shape: CheckpointShape, json: unknown = null) {
  const result = load(randomCheckpoint(shape), json);
  if (!result.ok) throw new Error(JSON.stringify(result));
  return result.value;
}

/** A checkpoint with one change, as it fails or not. */
function changed(change: (tensors: Map<string, TensorToWrite>) => void, json: unknown = null, shape = TINY) {
  const tensors = randomCheckpoint(shape);
  change(tensors);
  const result = load(tensors, json);
  return result.ok ? 'ok' : { code: result.code, ...result.details };
}

describe('recognizing a network', () => {
  test.each([
    [
      'se_resnet20',
      { block: 'basic', layers: [3, 3, 3], width: 16, classes: 10, reduction: 16, stemKernel: 3 },
      274490,
    ],
    [
      'se_resnet20',
      { block: 'basic', layers: [3, 3, 3], width: 16, classes: 10, reduction: 4, stemKernel: 3 },
      280538,
    ],
    [
      'resnet20',
      { block: 'basic', layers: [3, 3, 3], width: 16, classes: 10, reduction: null, stemKernel: 3 },
      272474,
    ],
    [
      'se_resnet56',
      { block: 'basic', layers: [9, 9, 9], width: 16, classes: 10, reduction: 16, stemKernel: 3 },
      861818,
    ],
  ] as [string, CheckpointShape, number][])(
    '%s has its published number of parameters',
    (name, shape, parameters) => {
      const network = networkOf(shape);
      expect(network.architecture).toBe(name);
      expect(network.parameters).toBe(parameters);
      expect(network.spec.reduction).toBe(shape.reduction);
      expect(network.blocks.length).toBe(shape.reduction === null ? 0 : shape.layers.reduce((a, b) => a + b));
    },
  );

  test('the blocks are named as in the paper, with their sizes', () => {
    const { blocks } = networkOf({
      block: 'bottleneck',
      layers: [1, 1, 1, 1],
      width: 4,
      classes: 3,
      reduction: 4,
    });
    expect(blocks[0]).toEqual({
      name: 'SE_2_1',
      path: 'layer1.0.se',
      channels: 16,
      hidden: 4,
      height: 56,
      width: 56,
    });
    expect(blocks.map(({ name, channels, height }) => [name, channels, height])).toEqual([
      ['SE_2_1', 16, 56],
      ['SE_3_1', 32, 28],
      ['SE_4_1', 64, 14],
      ['SE_5_1', 128, 7],
    ]);
  });

  test('prefixes of training wrappers are passed over, and an odd depth gets a name of its stages', () => {
    const tensors = new Map(
      [...randomCheckpoint(TINY)].map(([name, tensor]) => [`module.model.${name}`, tensor]),
    );
    const result = load(tensors);
    expect(result.ok && [result.value.spec.prefix, result.value.architecture]).toEqual([
      'module.model.',
      'se_resnet1-2-1',
    ]);
  });

  test('what a 3x3 stem leaves open is assumed as for CIFAR, and said so', () => {
    const { preprocess, assumed, labels, spec } = networkOf(TINY);
    expect(preprocess).toMatchObject({ inputSize: 32, resizeShort: 32, mean: [0.4914, 0.4822, 0.4465] });
    expect([spec.stem[0].stride, spec.maxPool, labels[4]]).toEqual([1, null, 'class 4']);
    expect(assumed).toEqual([
      'stem_stride',
      'max_pool',
      'input_size',
      'crop_pct',
      'interpolation',
      'mean',
      'std',
      'label_names',
      'scores',
    ]);
  });

  test('scores are what config.json says, else what timm’s recipe or a single class suggest, else softmax', () => {
    const scoresOf = (json: unknown, classes = TINY.classes) => {
      const { scores, assumed } = networkOf({ ...TINY, classes }, json);
      return [scores, assumed.includes('scores')];
    };
    expect(scoresOf(null)).toEqual(['softmax', true]);
    expect(scoresOf({ pretrained_cfg: { tag: 'a2_in1k' } })).toEqual(['sigmoid', true]);
    expect(scoresOf({ pretrained_cfg: { tag: 'ra2_in1k' } })).toEqual(['softmax', true]);
    expect(scoresOf({ architecture: 'seresnet50.a1_in1k' })).toEqual(['sigmoid', true]);
    expect(scoresOf({ scores: 'softmax', pretrained_cfg: { tag: 'a1_in1k' } })).toEqual(['softmax', false]);
    expect(scoresOf(null, 1)).toEqual(['sigmoid', true]);
    expect(changed(() => {}, { scores: 'relu' })).toMatchObject({ code: 'model-config', field: 'scores' });
  });

  test('labels of Hugging Face and descriptions of timm name the classes', () => {
    const words = ['cat', 'dog', 'owl', 'fox', 'fox'];
    const labelsOf = (json: unknown) => networkOf(TINY, json).labels;
    expect(labelsOf({ id2label: { ...words } })).toEqual(['cat', 'dog', 'owl', 'fox (3)', 'fox (4)']);
    const ids = words.map((_, index) => `n0000000${index}`);
    const label_descriptions = Object.fromEntries(ids.map((id, index) => [id, `thing ${index}`]));
    expect(labelsOf({ label_names: ids, label_descriptions })[4]).toBe('thing 4');
    expect(labelsOf({ label_names: ids, id2label: { ...words } })).toEqual(ids);
    expect(changed(() => {}, { id2label: { 0: 'cat', 2: 'dog' } })).toMatchObject({
      code: 'model-config',
      field: 'id2label["1"]',
    });
  });

  test('config.json goes before the metadata, and both before assumptions', () => {
    const json = { stem_stride: 2, pretrained_cfg: { input_size: [3, 64, 64] } };
    const result = load(randomCheckpoint(TINY), json, { stem_stride: '1', config: '{"max_pool":true}' });
    if (!result.ok) throw new Error(JSON.stringify(result));
    const { spec, preprocess, assumed } = result.value;
    expect([spec.stem[0].stride, spec.maxPool, preprocess.inputSize]).toEqual([2, 'padded', 64]);
    expect(assumed).not.toContain('max_pool');
    expect(assumed).toContain('mean');
  });
});

describe('refusing', () => {
  const scalar = { shape: [1], data: Float32Array.of(1) };

  test('a file of another family, naming its first missing tensor', () => {
    expect(changed((tensors) => tensors.clear())).toEqual({
      code: 'weights-not-resnet',
      tensor: 'conv1.weight',
    });
    expect(
      changed((tensors) => {
        for (const name of [...tensors.keys()]) if (name.startsWith('layer')) tensors.delete(name);
      }),
    ).toEqual({ code: 'weights-not-resnet', tensor: 'layer1.0.conv1.weight' });
  });

  test.each([
    'conv1.weight',
    'bn1.running_var',
    'layer2.1.se.fc.2.weight',
    'layer2.0.downsample.1.bias',
    'fc.bias',
  ])('a file without %s', (tensor) => {
    expect(changed((tensors) => tensors.delete(tensor))).toEqual({ code: 'weights-missing-tensor', tensor });
  });

  test('a tensor of another shape', () => {
    expect(changed((tensors) => tensors.set('layer1.0.bn2.bias', scalar))).toEqual({
      code: 'weights-shape',
      tensor: 'layer1.0.bn2.bias',
      shape: '[1]',
      expected: '[8]',
    });
  });

  test('a tensor that the family does not have', () => {
    expect(changed((tensors) => tensors.set('layer1.0.attention.weight', scalar))).toEqual({
      code: 'weights-unexpected-tensor',
      tensor: 'layer1.0.attention.weight',
    });
  });

  test('a needed tensor of integers', () => {
    const bytes = new Uint8Array(5 * 8);
    expect(changed((tensors) => tensors.set('fc.bias', { shape: [5], data: bytes, dtype: 'I64' }))).toEqual({
      code: 'weights-dtype',
      tensor: 'fc.bias',
      dtype: 'I64',
    });
  });

  test.each([Number.NaN, Number.POSITIVE_INFINITY])('a weight that is %d', (value) => {
    const tensor = 'layer3.0.conv1.weight';
    expect(
      changed((tensors) => {
        (tensors.get(tensor)!.data as Float32Array)[7] = value;
      }),
    ).toEqual({ code: 'weights-not-finite', tensor });
  });

  test('a negative variance', () => {
    expect(
      changed((tensors) => {
        (tensors.get('bn1.running_var')!.data as Float32Array)[0] = -1;
      }),
    ).toEqual({ code: 'weights-not-finite', tensor: 'bn1.running_var' });
  });

  test.each([
    ['num_classes', { num_classes: 1000 }, '1000'],
    ['label_names', { label_names: ['cat', 'dog'] }, '2 entries'],
    ['label_names', { label_names: 'cat' }, '"cat"'],
    ['stem_stride', { stem_stride: 0 }, '0'],
    ['max_pool', { max_pool: 'no' }, '"no"'],
    ['pretrained_cfg.input_size', { pretrained_cfg: { input_size: [3, 32, 48] } }, '[3,32,48]'],
    ['pretrained_cfg.std', { pretrained_cfg: { std: [1, 0, 1] } }, '[1,0,1]'],
    ['pretrained_cfg.crop_pct', { pretrained_cfg: { crop_pct: 1.5 } }, '1.5'],
    ['pretrained_cfg.interpolation', { pretrained_cfg: { interpolation: 'nearest' } }, '"nearest"'],
    ['reference', { reference: '../secret' }, '"../secret"'],
    ['pretrained_cfg', { pretrained_cfg: 3 }, '3'],
    ['config.json', [], '[]'],
  ])('a config.json whose %s is wrong', (field, json, value) => {
    expect(changed(() => {}, json)).toMatchObject({ code: 'model-config', field, value });
  });
});
