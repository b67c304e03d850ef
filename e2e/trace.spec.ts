import { execFile } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { packageBin } from '../scripts/packageBin';
import {
  DEFAULT_MODEL,
  type ExportedTrace,
  expect,
  gateDifference,
  modelFolder,
  readSample,
  SAMPLES,
  test,
} from './app';
import { pattern, textFile } from './images';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Runs `npm run -s trace -- ARGS` as npm does, from `cwd`. */
function trace(cwd: string, ...args: string[]): Promise<{ code: number; lines: string[]; log: string }> {
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      [packageBin('tsx'), 'scripts/trace.ts', ...args],
      { cwd: ROOT, env: { ...process.env, INIT_CWD: cwd }, maxBuffer: 2 ** 28 },
      (error, stdout, log) =>
        resolve({
          code: error === null ? 0 : Number(error.code),
          lines: stdout.split('\n').filter((line) => line !== ''),
          log,
        }),
    );
  });
}

test('prints one trace a line in input order, equal to that of the page, and names what failed', async ({
  app,
}, testInfo) => {
  test.setTimeout(120_000);
  const folder = testInfo.outputPath('images');
  mkdirSync(folder);
  const sample = SAMPLES[0];
  for (const { name, buffer } of [
    { name: 'b.jpg', buffer: readSample(sample) },
    textFile('bad.jpg'),
    pattern('a.png'),
  ])
    writeFileSync(join(folder, name), buffer);

  const { code, lines, log } = await trace(folder, 'b.jpg', 'bad.jpg', 'none.png', 'a.png');
  expect(code).toBe(1);
  const traces = lines.map((line) => JSON.parse(line) as ExportedTrace);
  expect(traces.map(({ image }) => image.name)).toEqual(['b.jpg', 'a.png']);
  expect(log).toMatch(/^bad\.jpg: .*not an image/m);
  expect(log).toMatch(/^none\.png: .*no such file/m);

  await app.open({ image: `sample:${sample.id}`, backend: 'auto' });
  await app.waitForImage(sample.file);
  expect(gateDifference(traces[0], await app.exportTrace())).toBeLessThan(1e-6);
});

test('writes files with --out and a table with --csv', async () => {
  const testInfo = test.info();
  test.setTimeout(120_000);
  const folder = testInfo.outputPath('images');
  mkdirSync(folder);
  for (const name of ['a.png', 'b.png'])
    writeFileSync(join(folder, name), pattern(name, name.charCodeAt(0)).buffer);

  const written = await trace(folder, '--out', 'traces', 'a.png', 'b.png');
  expect(written).toMatchObject({ code: 0, lines: [] });
  expect(readdirSync(join(folder, 'traces')).sort()).toEqual(['a.png.json', 'b.png.json']);
  const first = JSON.parse(readFileSync(join(folder, 'traces/a.png.json'), 'utf8')) as ExportedTrace;

  const { code, lines: printed } = await trace(folder, '--csv', 'a.png', 'b.png');
  expect(code).toBe(0);
  const comments = printed.filter((line) => line.startsWith('# ')).join('\n');
  expect(comments).toContain(`${DEFAULT_MODEL.id}, SHA-256 ${first.model.sha256}`);
  expect(comments).toMatch(/shorter side to \d+ px .*\n/);
  expect(comments).toContain(`, ${first.runtime.backend}`);
  const lines = printed.filter((line) => !line.startsWith('# '));
  expect(lines[0]).toBe('image,block,channel,z,s');
  const channels = first.blocks.reduce((sum, block) => sum + block.channels, 0);
  expect(lines).toHaveLength(1 + 2 * channels);
  const { name, squeeze, excitation } = first.blocks[0];
  expect(lines[1].split(',')).toEqual(['a.png', name, '0', String(squeeze[0]), String(excitation[0])]);
});

test('takes a model folder, and refuses edits that do not fit and unknown models before it runs', async ({
  app: _,
}, testInfo) => {
  test.setTimeout(120_000);
  const folder = testInfo.outputPath('work');
  mkdirSync(folder);
  writeFileSync(join(folder, 'a.png'), pattern('a.png').buffer);
  writeFileSync(join(folder, 'edits.json'), '{"SE_9_1":{"mode":"bypass"}}');
  const { id } = DEFAULT_MODEL;

  const { code, lines } = await trace(folder, '--model', modelFolder(id), 'a.png');
  expect(code).toBe(0);
  expect(JSON.parse(lines[0]).model.id).toBe(id);

  const edited = await trace(folder, '--edits', 'edits.json', 'a.png');
  expect(edited).toMatchObject({ code: 1, lines: [] });
  expect(edited.log).toContain('SE_9_1');
  const unknown = await trace(folder, '--model', 'no-such-model', 'a.png');
  expect(unknown).toMatchObject({ code: 1, lines: [] });
  expect(unknown.log).toContain(id);
});

test('edits gates: by rule, as usual, and taken from another image beside the edits file', async ({
  app: _,
}, testInfo) => {
  test.setTimeout(120_000);
  const folder = testInfo.outputPath('work');
  mkdirSync(join(folder, 'more'), { recursive: true });
  writeFileSync(join(folder, 'a.png'), pattern('a.png').buffer);
  writeFileSync(join(folder, 'more/b.jpg'), readSample(SAMPLES[0]));
  const edits = {
    SE_3_1: { mode: 'from', image: 'b.jpg' },
    SE_4_1: { mode: 'profile', class: '*' },
    SE_4_2: { mode: 'constant', value: 0 },
  };
  writeFileSync(join(folder, 'more/edits.json'), JSON.stringify(edits));
  const model = ['--model', 'se_resnet20.lens_cifar10'];

  const plain = await trace(folder, ...model, 'a.png', 'more/b.jpg');
  const [own, donor] = plain.lines.map((line) => JSON.parse(line) as ExportedTrace);
  const edited = await trace(folder, ...model, '--edits', 'more/edits.json', 'a.png');
  expect(edited.log).not.toContain('Error');
  const { blocks, logits, gateEdits } = JSON.parse(edited.lines[0]) as ExportedTrace;
  expect(gateEdits).toEqual(edits);
  expect(logits).not.toEqual(own.logits);
  const at = (name: string) => blocks.findIndex((block) => block.name === name);
  const [first, usual, zero] = Object.keys(edits).map(at);
  expect(blocks.slice(0, first)).toEqual(own.blocks.slice(0, first));
  expect(blocks[first].applied).toEqual(donor.blocks[first].excitation);
  expect(blocks[first].excitation).toEqual(own.blocks[first].excitation);
  expect(blocks[usual].applied).toHaveLength(blocks[usual].channels);
  expect(blocks[zero].applied?.every((gate) => gate === 0)).toBe(true);
});
