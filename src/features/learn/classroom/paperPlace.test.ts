import { expect, it } from 'vitest';
import type { LessonAnswers } from '../../../domain/lesson';
import type { LoadedModel } from '../../../domain/model';
import { paperPlace } from './paperPlace';

const model = {
  id: 'net',
  blocks: [{ name: 'SE_2_1' }, { name: 'SE_4_1' }, { name: 'SE_5_3' }],
} as LoadedModel;
const answered = (places: Record<string, string | number>, of = 'net'): LessonAnswers => ({
  depends: { option: 0, revealed: false, asked: { places, image: 'cat.png', model: of } },
});

it('is the block that the way leads to where nothing was predicted', () => {
  const place = (path: 'short' | 'long', id: 'squeeze' | 'depends') =>
    paperPlace({ given: {}, model }, path, id);
  expect(place('short', 'squeeze')).toEqual({ block: 'SE_5_3', channel: null });
  expect(place('short', 'depends')).toEqual({ block: 'SE_5_3', channel: null });
  expect(place('long', 'depends')).toEqual({ block: 'SE_2_1', channel: null });
});

it('is what was predicted for, where the network in use has it', () => {
  const place = (given: LessonAnswers) => paperPlace({ given, model }, 'short', 'depends');
  expect(place(answered({ block: 'SE_4_1' }))).toEqual({ block: 'SE_4_1', channel: null });
  expect(place(answered({ block: 'SE_4_1', channel: 7 }))).toEqual({ block: 'SE_4_1', channel: 7 });
  expect(place(answered({ block: 'SE_4_1' }, 'other')).block).toBe('SE_5_3');
  expect(place(answered({ block: 'SE_4_9' })).block).toBe('SE_5_3');
  expect(place(answered({ blocks: 16 })).block).toBe('SE_5_3');
});

it('is none of a network without blocks', () => {
  expect(paperPlace({ given: {}, model: { ...model, blocks: [] } }, 'long', 'squeeze').block).toBeNull();
});
