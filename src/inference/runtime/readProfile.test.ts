import { describe, expect, it } from 'vitest';
import type { LoadedModel } from '../../domain/model';
import { type TensorToWrite, writeSafetensors } from '../../model/writeSafetensors';
import { readProfile } from './readProfile';

const MODEL = {
  id: 'net',
  sha256: 'abc',
  labels: ['cat', 'dog'],
  blocks: [{ name: 'SE_2_1', channels: 3 }],
} as LoadedModel;

const METADATA = { format: 'se-profile/1', model_sha256: 'abc', images_per_class: '25' };

/** A profile whose tensors are filled with 1, 2, 3, … in the order of this list. */
function tensors(): Map<string, TensorToWrite> {
  const sizes: [string, number[]][] = ['', 'z.'].flatMap((quantity) => [
    ...['mean', 'std'].map((name): [string, number[]] => [`SE_2_1.${quantity}${name}`, [2, 3]]),
    ...['mean_all', 'std_all', 'p10', 'p50', 'p90'].map((name): [string, number[]] => [
      `SE_2_1.${quantity}${name}`,
      [3],
    ]),
  ]);
  sizes.push(['SE_2_1.pairs', [2]], ['SE_2_1.saturation', [2]], ['SE_2_1.frozen', [3]], ['all.frozen', [3]]);
  let next = 0;
  return new Map(
    sizes.map(([name, shape]) => {
      const data = new Float32Array(shape.reduce((a, b) => a * b, 1)).map(() => ++next);
      return [name, { shape, data }];
    }),
  );
}

describe('a profile', () => {
  it('may hold steps of a scale for each channel, in a quarter of the room', () => {
    const all = tensors();
    all.set('SE_2_1.mean', { shape: [2, 3], data: Uint8Array.of(0, 10, 255, 100, 0, 1), dtype: 'U8' });
    all.set('SE_2_1.mean.low', { shape: [3], data: Float32Array.of(0.25, -1, 0) });
    all.set('SE_2_1.mean.step', { shape: [3], data: Float32Array.of(0.5, 0.125, 2) });
    const read = readProfile(writeSafetensors(all, METADATA), MODEL, 'f00');
    if (!read.ok) throw new Error(read.code);
    expect([...read.value.blocks[0].gates.mean]).toEqual([0.25, 0.25, 510, 50.25, -1, 2]);
    all.set('SE_2_1.mean.step', { shape: [2], data: Float32Array.of(0.5, 0.125) });
    expect(readProfile(writeSafetensors(all, METADATA), MODEL, 'f00')).toMatchObject({
      code: 'profile-unfit',
    });
    all.delete('SE_2_1.mean.low');
    expect(readProfile(writeSafetensors(all, METADATA), MODEL, 'f00')).toMatchObject({
      code: 'profile-unfit',
    });
  });

  it('may be of images without classes: one group, as a reference made on the page', () => {
    const all = tensors();
    for (const name of ['mean', 'std', 'z.mean', 'z.std']) all.delete(`SE_2_1.${name}`);
    for (const name of ['SE_2_1.frozen', 'all.frozen']) all.delete(name);
    const { images_per_class: _, ...metadata } = METADATA;
    const read = readProfile(writeSafetensors(all, { ...metadata, images: '40' }), MODEL, 'f00');
    if (!read.ok) throw new Error(read.code);
    expect(read.value).toMatchObject({ images: 40, classes: 0, imagesPerClass: 0, allFrozen: null });
    expect(read.value.blocks[0].gates.mean).toHaveLength(0);
    expect([...read.value.blocks[0].gates.meanAll]).toEqual([13, 14, 15]);
    expect(readProfile(writeSafetensors(all, METADATA), MODEL, 'f00')).toMatchObject({
      code: 'profile-unfit',
    });
    expect(readProfile(writeSafetensors(all, { ...metadata, images: '0' }), MODEL, 'f00')).toMatchObject({
      code: 'profile-unfit',
      details: { field: 'images' },
    });
  });

  it('may say which images it is of', () => {
    const read = readProfile(
      writeSafetensors(tensors(), { ...METADATA, images_source: 'photos' }),
      MODEL,
      'f00',
    );
    expect(read).toMatchObject({ value: { file: { images: { en: 'photos', zh: 'photos' } } } });
  });

  it('is read block by block', () => {
    const read = readProfile(writeSafetensors(tensors(), METADATA), MODEL, 'f00');
    if (!read.ok) throw new Error(read.code);
    const { blocks, allFrozen, ...rest } = read.value;
    expect(rest).toEqual({
      modelSha256: 'abc',
      file: { sha256: 'f00', images: null },
      images: 50,
      classes: 2,
      imagesPerClass: 25,
    });
    expect([...blocks[0].gates.mean]).toEqual([1, 2, 3, 4, 5, 6]);
    expect([...blocks[0].gates.meanAll]).toEqual([13, 14, 15]);
    expect([...blocks[0].squeeze.mean]).toEqual([28, 29, 30, 31, 32, 33]);
    expect(blocks[0].pairs).toEqual([55, 56]);
    expect(blocks[0].saturation).toEqual([57, 58]);
    expect(blocks[0].frozen).toEqual({ points: 59, low: 60, high: 61 });
    expect(blocks[0].bypass).toBeNull();
    expect(allFrozen).toEqual({ points: 62, low: 63, high: 64 });
  });

  it('of other weights is refused', () => {
    const other = writeSafetensors(tensors(), { ...METADATA, model_sha256: 'def' });
    expect(readProfile(other, MODEL, 'f00')).toMatchObject({ ok: false, code: 'profile-other-model' });
  });

  it.each(['SE_2_1.mean', 'SE_2_1.z.p90', 'SE_2_1.pairs'])(
    'without %s is refused, and the tensor is named',
    (name) => {
      const missing = tensors();
      missing.delete(name);
      expect(readProfile(writeSafetensors(missing, METADATA), MODEL, 'f00')).toMatchObject({
        code: 'profile-unfit',
        details: { field: name },
      });
    },
  );

  it('of another size, with NaN, of another format, or cut off is refused', () => {
    const code = (
      change: (all: Map<string, TensorToWrite>) => void,
      metadata: Record<string, string> = METADATA,
    ) => {
      const all = tensors();
      change(all);
      const read = readProfile(writeSafetensors(all, metadata), MODEL, 'f00');
      return read.ok ? 'ok' : read.code;
    };
    const four = { shape: [4], data: new Float32Array(4) };
    expect(code((all) => all.set('SE_2_1.p50', four))).toBe('profile-unfit');
    const broken = { shape: [3], data: Float32Array.of(1, Number.NaN, 1) };
    expect(code((all) => all.set('SE_2_1.p50', broken))).toBe('profile-unfit');
    expect(code(() => {}, { ...METADATA, format: 'se-profile/2' })).toBe('profile-unfit');
    expect(code(() => {}, { ...METADATA, images_per_class: 'many' })).toBe('profile-unfit');
    const whole = writeSafetensors(tensors(), METADATA);
    expect(readProfile(whole.slice(0, whole.byteLength - 5), MODEL, 'f00')).toMatchObject({
      code: 'weights-truncated',
    });
  });
});
