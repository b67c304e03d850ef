import { expect, it } from 'vitest';
import { readModelConfig } from '../../model/modelConfig';
import { withSettings } from './withSettings';

it('is read as if config.json had said it, and leaves the rest alone', () => {
  const config = {
    architecture: 'net',
    max_pool: true,
    pretrained_cfg: { crop_pct: 0.9, input_size: [3, 64, 64] },
  };
  const read = readModelConfig(
    withSettings(config, {
      id: 'net',
      settings: {
        family: 'legacy',
        max_pool: false,
        input_size: 96,
        mean: [0.1, 0.2, 0.3],
        interpolation: 'bicubic',
      },
    }),
  );
  expect(read).toMatchObject({
    ok: true,
    value: {
      family: 'legacy',
      maxPool: false,
      inputSize: 96,
      cropPct: 0.9,
      mean: [0.1, 0.2, 0.3],
      interpolation: 'bicubic',
      std: null,
    },
  });
});

it('works without a config.json, and changes nothing where nothing was chosen', () => {
  expect(readModelConfig(withSettings(null, { id: 'net', settings: { stem_stride: 1 } }))).toMatchObject({
    value: { stemStride: 1 },
  });
  expect(readModelConfig(withSettings(null, { id: 'net' }))).toEqual(readModelConfig(null));
  expect(readModelConfig(withSettings([1], { id: 'net', settings: { stem_stride: 1 } }))).toMatchObject({
    ok: false,
    code: 'model-config',
  });
});

it('cannot get past the checks of config.json', () => {
  expect(readModelConfig(withSettings(null, { id: 'net', settings: { crop_pct: 7 } }))).toMatchObject({
    ok: false,
    details: { field: 'pretrained_cfg.crop_pct', value: '7' },
  });
});

it('drops the labels of config.json, which may be of a wrong number, where a file of labels takes their place', () => {
  const config = { num_classes: 2, label_names: ['one'], id2label: { 0: 'a', 2: 'b' } };
  const labels = { file: 'labels.txt', en: ['cat', 'dog'], zh: null, repeated: 0, unnamed: 0 };
  expect(readModelConfig(withSettings(config, { id: 'net' }))).toMatchObject({ ok: false });
  expect(readModelConfig(withSettings(config, { id: 'net', labels }))).toMatchObject({
    value: { labels: null },
  });
});

it('knows the recipe by the id where config.json does not tell it', () => {
  const tagOf = (config: unknown, id: string) => readModelConfig(withSettings(config, { id }));
  expect(tagOf(null, 'seresnet50.a1_in1k')).toMatchObject({ value: { tag: 'seresnet50.a1_in1k' } });
  expect(tagOf({ pretrained_cfg: { tag: 'ra2_in1k' } }, 'x.a1_in1k')).toMatchObject({
    value: { tag: 'ra2_in1k' },
  });
  expect(tagOf(null, 'net')).toMatchObject({ value: { tag: null } });
});
