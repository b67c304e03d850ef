import { expect, it } from 'vitest';
import type { Trace } from '../domain/trace';
import { imageNote, modelNote } from './provenance';

const model: Trace['model'] = { id: 'net', architecture: 'se_resnet18', sha256: 'abc' };
const settings = { family: 'timm', stem_stride: 2, max_pool: false, assumed: [], chosen: [] } as const;

it('names the settings that the weights do not tell, and who told them, where it was not the model itself', () => {
  expect(modelNote(model)).toBe('net, SHA-256 abc');
  expect(modelNote({ ...model, settings: { ...settings, assumed: [], chosen: [] } })).toBe(
    'net, SHA-256 abc',
  );
  expect(
    modelNote({ ...model, settings: { ...settings, assumed: ['family', 'std'], chosen: ['max_pool'] } }),
  ).toBe(
    'net, SHA-256 abc, geometry of timm, stem stride 2, no max-pool (assumed: family std; chosen by the visitor: max_pool)',
  );
});

it('tells two images of one name apart by their files', () => {
  const image = { name: 'x.png', width: 64, height: 48, crop: { x: 8, y: 0, size: 48 } } as Trace['image'];
  expect(imageNote(image)).toBe('x.png, 64 x 48 px, square 48 px at (8, 0)');
  expect(imageNote({ ...image, sha256: '0123456789abcdef' })).toBe(
    'x.png (SHA-256 0123456789ab…), 64 x 48 px, square 48 px at (8, 0)',
  );
});
