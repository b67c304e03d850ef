import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { GateEdits } from '../src/domain/gateEdit';
import { readGateEdits } from '../src/domain/readGateEdits';
import { failureText } from '../src/i18n/failureText';
import { translator } from '../src/i18n/translate';

export const USAGE = `npm run -s trace -- [--model ID|FOLDER|FILE] [--backend B] [--edits FILE] [--csv] [--out DIR] IMAGE...
npm run -s trace -- --recorded

Prints what every SE block does to every channel, one se-trace/1 JSON object a line, in input order.
  --model    id of a bundled model, a folder with config.json and model.safetensors, or a .safetensors file
  --backend  auto (default), webgl, wasm or cpu
  --edits    JSON file of gate edits, {BLOCK: edit}; paths of images in it start from its folder
  --csv      print one table (image, block, channel, z, s) instead of JSON, below # lines that say
             where its numbers come from
  --out      write DIR/<file name>.json for each image instead of printing JSON
  --recorded write public/samples/recorded.json anew: the first sample's trace by the default model on WASM, which the page
             shows until its network is ready; to be done after either changed`;

const BACKENDS = ['auto', 'webgl', 'wasm', 'cpu'] as const;

export interface TraceArguments {
  model: string | null;
  backend: (typeof BACKENDS)[number];
  edits: string | null;
  csv: boolean;
  out: string | null;
  /** The recorded trace of the first sample is to be made anew, and nothing else done. */
  recorded: boolean;
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
      recorded: { type: 'boolean', default: false },
    },
  });
  const backend = BACKENDS.find((name) => name === values.backend);
  if (!backend) throw new Error(`--backend is "${values.backend}"; it may be ${BACKENDS.join(', ')}.`);
  const { recorded } = values;
  if (recorded && args.length > 1) throw new Error(`--recorded stands alone.\n\n${USAGE}`);
  if (positionals.length === 0 && !recorded) throw new Error(`No image given.\n\n${USAGE}`);
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
    recorded,
    images: positionals,
  };
}

/** Case does not tell files apart on macOS and Windows. */
const sameOutput = (a: string, b: string) => basename(a).toLowerCase() === basename(b).toLowerCase();

/** The gate edits of a file's text. Throws an Error that names what does not fit. */
export function readEdits(file: string, text: string): GateEdits {
  const read = readGateEdits(text);
  if (!read.ok) throw new Error(`${file}: ${failureText(translator('en'), read)}`);
  return read.value;
}
