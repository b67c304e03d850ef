import type { Trace } from './trace';

/**
 * The fewest decimal digits that restore a float32 exactly: `float32Text(Math.fround(0.1)) === '0.1'`. Nine
 * always suffice. Minus zero keeps its sign. Throws on NaN and infinity: such an output is an error, never null.
 */
export function float32Text(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`A trace holds finite numbers only, not ${value}.`);
  if (Object.is(value, -0)) return '-0';
  for (let digits = 1; digits < 9; digits++) {
    const candidate = Number(value.toPrecision(digits));
    if (Math.fround(candidate) === value) return String(candidate);
  }
  return String(Number(value.toPrecision(9)));
}

/** A trace as one line of JSON in the format `se-trace/1`; `parsed.logits[i]` restores every float32 exactly. */
export function traceToJson(trace: Trace): string {
  return write(trace);
}

function write(value: unknown): string {
  if (value instanceof Float32Array) return `[${Array.from(value, float32Text).join(',')}]`;
  if (Array.isArray(value)) return `[${value.map(write).join(',')}]`;
  if (value === null || typeof value !== 'object') {
    if (typeof value === 'number') finite(value);
    return JSON.stringify(value);
  }
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${write(field)}`).join(',')}}`;
}

function finite(value: number): void {
  if (!Number.isFinite(value)) throw new Error(`A trace holds finite numbers only, not ${value}.`);
}

/** The columns of the tidy table, one row a channel of a block of an image. */
export const TRACE_COLUMNS = ['image', 'block', 'channel', 'z', 's'];

/** Several traces as one table under `TRACE_COLUMNS`, and a last column `applied` where an edit acted in any: empty where none did. */
export function tracesTable(traces: TabularTrace[]): { columns: string[]; rows: string[][] } {
  const rows = traces.flatMap((trace) => traceRows(trace));
  const applied = traces.flatMap(({ blocks }) =>
    blocks.flatMap((block) =>
      Array.from(block.squeeze, (_, channel) => (block.applied ? float32Text(block.applied[channel]) : '')),
    ),
  );
  if (applied.every((cell) => cell === '')) return { columns: TRACE_COLUMNS, rows };
  return { columns: [...TRACE_COLUMNS, 'applied'], rows: rows.map((row, at) => [...row, applied[at]]) };
}

interface TabularTrace {
  image: { name: string };
  blocks: {
    name: string;
    squeeze: ArrayLike<number>;
    excitation: ArrayLike<number>;
    applied?: ArrayLike<number>;
  }[];
}

/** A trace, or a parsed one, as rows under `TRACE_COLUMNS`; `image` is how the table calls it. Channels count from 0. */
export function traceRows(trace: TabularTrace, image: string = trace.image.name): string[][] {
  return trace.blocks.flatMap(({ name, squeeze, excitation }) =>
    Array.from(squeeze, (z, channel) => [
      image,
      name,
      String(channel),
      float32Text(z),
      float32Text(excitation[channel]),
    ]),
  );
}

/** A line that readers skip when told to (`comment="#"`). */
export const csvComment = (text: string): string => `# ${text.replaceAll(/[\r\n]+/g, ' ')}`;

/**
 * One line of CSV (RFC 4180, without the line end): fields with comma, quote or line break are quoted, and those with
 * `#`, since readers told to skip comment lines would else cut the row there.
 */
export function csvLine(fields: string[]): string {
  return fields
    .map((field) => (/[",\r\n#]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field))
    .join(',');
}
