import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Sample } from '../src/domain/model';
import { RECORDING_PATH } from '../src/state/recordingFile';
import { type BatchPage, openBatchPage } from './batchPage';
import { freshDist } from './freshDist';
import { readEdits, type TraceArguments, traceArguments, USAGE } from './traceArguments';

// npm runs scripts in the package's folder; paths are meant from where the user is.
const cwd = process.env.INIT_CWD ?? process.cwd();

process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  // A reader that has seen enough (`| head`) is no failure.
  if (error.code === 'EPIPE') process.exit(0);
  console.error(`The result could not be written: ${error.message}`);
  process.exit(1);
});

/** Runs every image in order; answers how many failed. */
async function runAll(batch: BatchPage, { images, csv, out }: TraceArguments): Promise<number> {
  let failed = 0;
  if (csv) await print([...(await batch.csvComments()), batch.csvHeader].join('\n'));
  if (out !== null) mkdirSync(resolve(cwd, out), { recursive: true });
  for (const image of images) {
    const result = await batch.trace(image, csv);
    if (!result.ok) {
      console.error(withName(image, result.reason));
      failed++;
      continue;
    }
    const { json, csv: table } = result.value;
    if (out !== null) writeFileSync(join(resolve(cwd, out), `${basename(image)}.json`), `${json}\n`);
    // A network without SE blocks has no rows.
    if (table) await print(table);
    else if (table === null && out === null) await print(json);
  }
  return failed;
}

/** `FILE: reason`; most reasons begin with the file's name themselves. */
function withName(image: string, reason: string): string {
  const name = basename(image);
  return `${image}: ${reason.startsWith(`${name} `) ? reason.slice(name.length + 1) : reason}`;
}

/** Waits until the reader took the line, so that hundreds of traces do not pile up in memory. */
function print(line: string): Promise<void> {
  return new Promise((done) => process.stdout.write(`${line}\n`, () => done()));
}

/** Writes the recorded trace of the first sample. Throws with the reason. */
async function record(batch: BatchPage, publicDir: string): Promise<void> {
  const [{ id, file }] = JSON.parse(readFileSync(join(publicDir, 'samples/index.json'), 'utf8')) as Sample[];
  const image = { name: file, url: `samples/${file}` };
  const recorded = await batch.page.evaluate(([sample, of]) => window.seLensBatch!.record(sample, of), [
    id,
    image,
  ] as const);
  if (!recorded.ok) throw new Error(recorded.reason);
  writeFileSync(join(publicDir, RECORDING_PATH), `${recorded.value}\n`);
  console.error(`Written: public/${RECORDING_PATH}`);
}

async function main(): Promise<number> {
  const args = process.argv.slice(2);
  if (args.includes('--help') || args.includes('-h')) {
    console.log(USAGE);
    return 0;
  }
  const wanted = traceArguments(args);
  const file = wanted.edits === null ? null : resolve(cwd, wanted.edits);
  const edits = file === null ? null : readEdits(wanted.edits ?? '', readFileSync(file, 'utf8'));
  const root = fileURLToPath(new URL('..', import.meta.url));
  const dist = freshDist(root);
  const backend = wanted.recorded ? 'wasm' : wanted.backend;
  const batch = await openBatchPage({ dist, model: wanted.model, backend, cwd });
  try {
    if (wanted.recorded) {
      await record(batch, join(root, 'public'));
      return 0;
    }
    if (edits !== null && file !== null && Object.keys(edits).length > 0)
      await batch.edit(edits, dirname(file));
    return await runAll(batch, wanted);
  } finally {
    await batch.close();
  }
}

main().then(
  (failed) => {
    process.exitCode = failed > 0 ? 1 : 0;
  },
  (error: Error) => {
    console.error(error.message);
    process.exitCode = 1;
  },
);
