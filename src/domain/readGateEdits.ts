import { fail } from './failure';
import type { GateEdit, GateEdits } from './gateEdit';
import { type Check, fieldsOf, finite, Misfit, oneOf, text } from './jsonChecks';
import { type Result, succeed } from './result';

/** Longest text of a value that a message quotes, characters. */
const QUOTED = 40;

/** A gate is a share: nothing outside 0..1. */
const gate: Check<number> = (value, field) => {
  const number = finite(value, field);
  if (number < 0 || number > 1) throw new Misfit(`${field} (${number})`);
  return number;
};

const gateOrUsual: Check<number | 'usual'> = (value, field) =>
  value === 'usual' ? value : gate(value, field);

const MODES = ['profile', 'bypass', 'constant', 'mean', 'channels', 'from'] as const;

const gateEdit: Check<GateEdit> = (value, field) => {
  const edit = fieldsOf(value, field);
  const mode = oneOf(...MODES)(edit.mode, `${field}.mode${quoted(edit.mode)}`);
  switch (mode) {
    case 'profile':
      return { mode, class: text(edit.class, `${field}.class`) };
    case 'constant':
      return { mode, value: gate(edit.value, `${field}.value`) };
    case 'channels': {
      const values = Object.entries(fieldsOf(edit.values, `${field}.values`)).map(([channel, wanted]) => {
        if (!/^(0|[1-9]\d{0,5})$/.test(channel)) throw new Misfit(`${field}.values.${channel}`);
        return [channel, gateOrUsual(wanted, `${field}.values.${channel}`)] as const;
      });
      return { mode, values: Object.fromEntries(values) };
    }
    case 'from':
      return { mode, image: text(edit.image, `${field}.image`) };
    default:
      return { mode };
  }
};

const quoted = (value: unknown) => (typeof value === 'string' ? ` ("${value.slice(0, QUOTED)}")` : '');

/** Gate edits as an object: its own fields only. Throws Misfit with the field that does not fit. */
export const gateEdits: Check<GateEdits> = (value, field) =>
  Object.fromEntries(
    Object.entries(fieldsOf(value, field)).map(([block, edit]) => [block, gateEdit(edit, block || '""')]),
  );

/**
 * Reads gate edits, `{BLOCK: edit}`, as in a file, a link, a session and a trace. Fails with `edits-damaged` and the field that
 * does not fit: no JSON, an unknown mode, a gate outside 0..1. Whether a model has these blocks, channels and classes
 * is for `resolveEdits` to say.
 */
export function readGateEdits(json: string): Result<GateEdits> {
  try {
    return succeed(gateEdits(JSON.parse(json), 'JSON'));
  } catch (error) {
    if (error instanceof Misfit) return fail('edits-damaged', { field: error.message });
    if (error instanceof SyntaxError) return fail('edits-damaged', { field: 'JSON' });
    throw error;
  }
}
