import { expect, it } from 'vitest';
import { profileOfImages } from '../analysis/profileOfImages';
import type { LoadedModel } from '../domain/model';

import { readProfile, writeProfile } from './profileFile';

const CHANNELS = 7;

/** Numbers that no float32 holds exactly. */
const trace = (image: number) => ({
  blocks: ['SE_2_1', 'SE_2_2'].map((name, block) => ({
    name,
    path: name,
    channels: CHANNELS,
    hidden: 2,
    hiddenActivations: new Float32Array(2),
    excitation: Float32Array.from({ length: CHANNELS }, (_, c) => ((image * 37 + c * 11 + block) % 97) / 97),
    squeeze: Float32Array.from({ length: CHANNELS }, (_, c) => Math.sin(image + c) / 3),
  })),
});
const MODEL = {
  id: 'net',
  sha256: 'abc',
  labels: ['cat', 'dog'],
  settings: { stem_stride: 1, input_size: 96, mean: [0.5, 0.5, 0.5], scores: 'softmax' },
  blocks: ['SE_2_1', 'SE_2_2'].map((name) => ({ name, channels: CHANNELS })),
} as LoadedModel;

it('a reference of one’s own images comes back from its file with the same numbers and names', () => {
  const names = Array.from({ length: 31 }, (_, i) => `“${i}”, 图.png`);
  const made = profileOfImages(
    MODEL,
    names.map((_, image) => trace(image)),
    names,
  );
  const file = writeProfile(made);
  const read = readProfile(file, MODEL, 'f00');
  if (!read.ok) throw new Error(read.code);
  expect(read.value).toEqual({ ...made, file: { sha256: 'f00', images: null } });
  expect(new TextDecoder().decode(file.slice(8, 100))).toContain('"format":"se-profile/1"');
  // What a file says of its images goes on into the next.
  const images = { en: 'photos', zh: 'photos' };
  const again = readProfile(writeProfile({ ...made, file: { sha256: 'f00', images } }), MODEL, 'f01');
  expect(again).toMatchObject({ value: { file: { sha256: 'f01', images } } });
  // Scores are not of the gates; all else is, unless the file is of before settings were told.
  const settings = { ...MODEL.settings, scores: 'sigmoid' as const };
  expect(readProfile(file, { ...MODEL, settings }, 'f00').ok).toBe(true);
  const other = { ...MODEL, settings: { ...settings, mean: [0, 0.5, 0.5] as [number, number, number] } };
  expect(readProfile(file, other, 'f00')).toMatchObject({
    code: 'profile-other-settings',
    details: { made: 'mean 0.5,0.5,0.5', used: 'mean 0,0.5,0.5' },
  });
  expect(readProfile(writeProfile({ ...made, settings: undefined }), other, 'f00').ok).toBe(true);
  expect(readProfile(file, { ...MODEL, sha256: 'def' }, 'f00')).toMatchObject({
    code: 'profile-other-model',
  });
});

it('a profile with classes is not written: its means of classes would be lost', () => {
  expect(() => writeProfile({ ...profileOfImages(MODEL, [trace(0)], ['a']), classes: 2 })).toThrow('classes');
});
