import { expect, it } from 'vitest';
import { jsonKind } from './jsonKind';

it('tells a config.json from labels by what is in it', () => {
  for (const config of [
    { architecture: 'seresnet50', num_classes: 1000 },
    { pretrained_cfg: { tag: 'a1_in1k' } },
    { architectures: ['X'], id2label: { 0: 'cat', 1: 'dog' } },
    { label_names: ['cat', 'dog'] },
    { stem_stride: 1 },
  ])
    expect(jsonKind(config)).toBe('config');
  for (const labels of [
    ['cat'],
    { 0: 'cat' },
    { 0: ['n1', 'cat'] },
    { cat: 0, family: 1 },
    { en: ['cat'] },
    { 0: 'a', 2: 'b' },
  ])
    expect(jsonKind(labels)).toBe('labels');
  for (const other of [
    { format: 'se-trace/1', logits: [0] },
    { format: 'se-session/1', images: [] },
    {},
    null,
    3,
    'x',
    { crop_size: 224 },
  ])
    expect(jsonKind(other)).toBe('other');
});
