import { basename } from 'node:path';
import { parseArgs } from 'node:util';

export const USAGE = `npm run -s trace -- [--model ID|FOLDER|FILE] [--backend B] [--edits FILE] [--csv] [--out DIR] IMAGE...

Prints what every SE block does to every channel, one se-trace/1 JSON object a line, in input order.
  --model    id of a bundled model, a folder with config.json and model.safetensors, or a .safetensors file
  --backend  auto (default), webgl, wasm or cpu
  --edits    JSON file of gate edits; only {} until gate edits are supported
  --csv      print one table (image, block, channel, z, s) instead of JSON
  --out      write DIR/<file name>.json for each image instead of printing JSON`;

const BACKENDS = ['auto', 'webgl', 'wasm', 'cpu'] as const;

export interface TraceArguments {
  model: string | null;
  backend: (typeof BACKENDS)[number];
  edits: string | null;
  csv: boolean;
  out: string | null;
  images: string[];
}

/** Reads the command line. Throws an Error whose message is for the user. */
export function traceArguments(args: string[]): TraceArguments {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      model: { type: 'string' },
      backend: { type: 'string', default: 'auto' },
      edits: { type: 'string' },
      csv: { type: 'boolean', default: false },
      out: { type: 'string' },
    },
  });
  const backend = BACKENDS.find((name) => name === values.backend);
  if (!backend) throw new Error(`--backend is "${values.backend}"; it may be ${BACKENDS.join(', ')}.`);
  if (positionals.length === 0) throw new Error(`No image given.\n\n${USAGE}`);
  if (values.out !== undefined) {
    const twice = positionals.find(
      (path, at) => positionals.findIndex((other) => sameOutput(other, path)) < at,
    );
    if (twice)
      throw new Error(`Two images are named ${basename(twice)}; --out would write one over the other.`);
  }
  return {
    model: values.model ?? null,
    backend,
    edits: values.edits ?? null,
    csv: values.csv,
    out: values.out ?? null,
    images: positionals,
  };
}

/** Case does not tell files apart on macOS and Windows. */
const sameOutput = (a: string, b: string) => basename(a).toLowerCase() === basename(b).toLowerCase();

/** Throws unless the text of an edits file is `{}`: running without the wanted edits would mislead. */
export function checkEdits(file: string, text: string): void {
  let edits: unknown;
  try {
    edits = JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is not JSON: ${(error as Error).message}`);
  }
  if (edits === null || typeof edits !== 'object' || Array.isArray(edits))
    throw new Error(`${file} should hold one object {BLOCK: edit}.`);
  const blocks = Object.keys(edits);
  if (blocks.length > 0)
    throw new Error(
      `${file} edits ${blocks.join(', ')}, but this version cannot edit gates yet; only {} works.`,
    );
}
