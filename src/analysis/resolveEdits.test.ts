import { expect, test } from 'vitest';
import type { GateEdit } from '../domain/gateEdit';
import type { Profile } from '../domain/profile';
import { type EditContext, resolveEdits } from './resolveEdits';

const context: EditContext = {
  blocks: [{ name: 'SE_2_1', channels: 3 }],
  labels: ['cat', 'dog'],
  profile: {
    blocks: [
      {
        name: 'SE_2_1',
        gates: {
          meanAll: Float32Array.of(0.25, 0.5, 0.75),
          mean: Float32Array.of(0, 0.5, 1, 1, 0.5, 0),
          std: new Float32Array(6),
        },
      },
    ],
  } as Profile,
  gatesOf: (image) => ({ same: Float32Array.of(0.5, 0.5, 0), wide: new Float32Array(4) })[image] ?? null,
};
const resolve = (edit: GateEdit, changed: Partial<EditContext> = {}) =>
  resolveEdits({ SE_2_1: edit }, { ...context, ...changed });
const fixed = (...gates: number[]) => ({
  ok: true,
  value: { SE_2_1: { kind: 'fixed', gates: Float32Array.from(gates) } },
});

test('looks up what is usual, of all classes and of one', () => {
  expect(resolve({ mode: 'profile', class: '*' })).toEqual(fixed(0.25, 0.5, 0.75));
  expect(resolve({ mode: 'profile', class: 'dog' })).toEqual(fixed(1, 0.5, 0));
});

test('constants, bypass and transplants are fixed gates', () => {
  expect(resolve({ mode: 'bypass' })).toEqual(fixed(1, 1, 1));
  expect(resolve({ mode: 'constant', value: 0 })).toEqual(fixed(0, 0, 0));
  expect(resolve({ mode: 'from', image: 'same' })).toEqual(fixed(0.5, 0.5, 0));
});

test('named channels are replaced, the others stay', () => {
  expect(resolve({ mode: 'channels', values: { 0: 1, 2: 'usual' } })).toEqual({
    ok: true,
    value: {
      SE_2_1: {
        kind: 'channels',
        gates: Float32Array.of(1, 0, 0.75),
        replaced: Float32Array.of(1, 0, 1),
      },
    },
  });
});

test('no edits resolve to none', () => {
  expect(resolveEdits({}, context)).toEqual({ ok: true, value: {} });
});

test.each([
  ['an unknown class', { mode: 'profile', class: 'cow' }, {}, 'edits-class'],
  [
    'a class that a reference of own images does not know',
    { mode: 'profile', class: 'cat' },
    {
      profile: {
        blocks: [{ name: 'SE_2_1', gates: { meanAll: new Float32Array(3), mean: new Float32Array() } }],
      } as unknown as Profile,
    },
    'edits-class',
  ],
  ['what is usual without a profile', { mode: 'profile', class: '*' }, { profile: null }, 'edits-no-profile'],
  [
    'a usual channel without a profile',
    { mode: 'channels', values: { 0: 'usual' } },
    { profile: null },
    'edits-no-profile',
  ],
  ['a channel behind the last', { mode: 'channels', values: { 3: 0 } }, {}, 'edits-channel'],
  ['an image that is not there', { mode: 'from', image: 'gone' }, {}, 'edits-image'],
  ['gates of another width', { mode: 'from', image: 'wide' }, {}, 'edits-width'],
  ['a block that the model lacks', { mode: 'bypass' }, { blocks: [] }, 'edits-block'],
] as [string, GateEdit, Partial<EditContext>, string][])('refuses %s', (_name, edit, changed, code) => {
  expect(resolve(edit, changed)).toMatchObject({ ok: false, code });
});
