import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GateEdit } from './gateEdit';
import { readGateEdits } from './readGateEdits';

const gate = fc.double({ min: 0, max: 1, noNaN: true }).map((value) => value + 0);
const anyEdit: fc.Arbitrary<GateEdit> = fc.oneof(
  fc.record({ mode: fc.constant('profile' as const), class: fc.string() }),
  fc.record({ mode: fc.constantFrom('bypass' as const, 'mean' as const) }),
  fc.record({ mode: fc.constant('constant' as const), value: gate }),
  fc.record({
    mode: fc.constant('channels' as const),
    values: fc.dictionary(fc.nat(99_999).map(String), fc.oneof(gate, fc.constant('usual' as const)), {
      noNullPrototype: true,
    }),
  }),
  fc.record({ mode: fc.constant('from' as const), image: fc.string() }),
);

test('reads what was written', () => {
  fc.assert(
    fc.property(fc.dictionary(fc.string(), anyEdit, { noNullPrototype: true }), (edits) => {
      expect(readGateEdits(JSON.stringify(edits))).toEqual({ ok: true, value: edits });
    }),
  );
});

test('never throws, and answers edits or a failure that names a field', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (text) => {
      const read = readGateEdits(text);
      if (!read.ok) expect(read.details.field).not.toBe('');
    }),
    { numRuns: 2000 },
  );
});

test.each([
  ['no JSON', '{', 'JSON'],
  ['a list', '[]', 'JSON'],
  ['an edit that is no object', '{"SE_2_1":0}', 'SE_2_1'],
  ['an unknown mode', '{"SE_2_1":{"mode":"off"}}', 'SE_2_1.mode ("off")'],
  ['a gate above 1', '{"SE_2_1":{"mode":"constant","value":1.5}}', 'SE_2_1.value (1.5)'],
  ['a gate below 0', '{"SE_2_1":{"mode":"channels","values":{"3":-0.1}}}', 'SE_2_1.values.3 (-0.1)'],
  ['a channel that is no number', '{"SE_2_1":{"mode":"channels","values":{"x":0}}}', 'SE_2_1.values.x'],
  ['a channel with a leading zero', '{"SE_2_1":{"mode":"channels","values":{"01":0}}}', 'SE_2_1.values.01'],
  ['a profile without a class', '{"SE_2_1":{"mode":"profile"}}', 'SE_2_1.class'],
  ['a transplant without an image', '{"SE_2_1":{"mode":"from","image":3}}', 'SE_2_1.image'],
])('refuses %s and names the field', (_name, text, field) => {
  expect(readGateEdits(text)).toEqual({ ok: false, code: 'edits-damaged', details: { field } });
});
