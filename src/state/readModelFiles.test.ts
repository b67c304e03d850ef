import { expect, test } from 'vitest';
import { readModelFiles } from './readModelFiles';
import { sortFiles } from './sortFiles';

const CONFIG = '{"architecture":"seresnet50","num_classes":2}';
const LABELS = '["cat","dog"]';

/** Names, or names with their text. */
const filesOf = (...files: (string | [string, string])[]) =>
  files.map((file) => (typeof file === 'string' ? new File([], file) : new File([file[1]], file[0])));

async function read(...files: (string | [string, string])[]) {
  const result = await readModelFiles(filesOf(...files));
  if (!result.ok) return result.code;
  const { source, labels } = result.value;
  if (source?.kind === 'folder') throw new Error('no files');
  return {
    id: source?.id ?? null,
    config: (source?.config as File | null | undefined)?.name ?? null,
    beside: Object.keys(source?.beside ?? {}),
    labels: labels?.en ?? null,
  };
}
const NOTHING = { id: null, config: null, beside: [], labels: null };

test('a checkpoint of PyTorch has a failure of its own, which explains the conversion', async () => {
  for (const name of ['net.pth', 'net.pt', 'net.pkl', 'pytorch_model.bin'])
    expect(await read(name)).toBe('weights-pickle');
  expect(await read(['config.json', CONFIG], 'net.pth')).toBe('weights-pickle');
});

test('weights that are called as all are bear their folder’s name, else that of their architecture', async () => {
  const named = async (name: string, path: string | null, config: string | null) => {
    const weights = new File([], name);
    if (path) Object.defineProperty(weights, 'webkitRelativePath', { value: path });
    const files = [weights, ...(config === null ? [] : [new File([config], 'config.json')])];
    const result = await readModelFiles(files);
    return result.ok ? result.value.source?.id : result.code;
  };
  expect(await named('model.safetensors', 'runs/flowers/model.safetensors', CONFIG)).toBe('flowers');
  expect(await named('pytorch_model.safetensors', 'flowers/pytorch_model.safetensors', null)).toBe('flowers');
  expect(await named('net.safetensors', 'flowers/net.safetensors', CONFIG)).toBe('net');
  expect(await named('model.safetensors', null, CONFIG)).toBe('seresnet50');
  for (const config of [null, '{"num_classes":2}', '{"architecture":"../up"}', '{"num_classes"'])
    expect(await named('model.safetensors', null, config)).toBe('model');
});

test('weights beside a checkpoint are taken', async () => {
  expect(await read('net.pth', ['config.json', CONFIG], 'net.safetensors')).toEqual({
    ...NOTHING,
    id: 'net',
    config: 'config.json',
  });
});

test('files without weights or labels say so', async () => {
  expect(await read(['config.json', CONFIG])).toBe('model-no-weights');
  expect(await read(['notes.json', '{"note":1}'])).toBe('model-no-weights');
});

test('config.json and labels are told apart by what is in them', async () => {
  const labels = ['cat', 'dog'];
  expect(await read('net.safetensors', ['a.json', LABELS], ['b.json', CONFIG])).toMatchObject({
    config: 'b.json',
    labels,
  });
  expect(await read('net.safetensors', ['config.json', '{"0":"cat","1":"dog"}'])).toMatchObject({
    config: null,
    labels,
  });
  expect(
    await read('net.safetensors', ['preprocessor_config.json', '{"family":"timm"}'], ['config.json', CONFIG]),
  ).toMatchObject({ config: 'config.json', labels: null });
});

test('a model’s folder brings its profile along, and prose that names no classes stays out', async () => {
  const folder = ['README.md', 'LICENSE.txt', 'requirements.txt', 'train.log', 'classes.txt'];
  expect(
    await read(
      'profile.safetensors',
      'reference.safetensors',
      'model.safetensors',
      ['config.json', CONFIG],
      ['labels.txt', 'cat\r\ndog\r\n'],
      ...folder.slice(0, 4),
    ),
  ).toEqual({
    id: 'seresnet50',
    config: 'config.json',
    beside: ['profile.safetensors', 'reference.safetensors'],
    labels: ['cat', 'dog'],
  });
  expect(await read('profile.safetensors')).toMatchObject({ id: 'profile' });
});

test('labels come alone, also in a config.json that carries them', async () => {
  expect(await read(['labels.csv', '0,cat\n1,dog'])).toEqual({ ...NOTHING, labels: ['cat', 'dog'] });
  expect(await read(['config.json', '{"architecture":"x","id2label":{"0":"cat","1":"dog"}}'])).toEqual({
    ...NOTHING,
    labels: ['cat', 'dog'],
  });
});

test('what is meant has to be clear', async () => {
  expect(await read('a.safetensors', 'b.safetensors')).toBe('model-several');
  expect(await read('net.safetensors', ['a.txt', 'cat'], ['b.txt', 'dog'])).toBe('labels-several');
  expect(await read('net.safetensors', ['notes.txt', 'x'], ['class_names.txt', 'cat'])).toMatchObject({
    labels: ['cat'],
  });
  expect(await read('net.safetensors', ['labels.json', '["cat"'])).toBe('labels-unreadable');
  expect(await read('net.safetensors', ['labels.txt', ''])).toBe('labels-unreadable');
});

test('sessions, traces and pictures are neither models nor labels', async () => {
  const sorted = await sortFiles(
    filesOf(
      ['a.selens.json', '{"format":"se-session/1"}'],
      ['b.json', '{ "format" : "se-trace/1", "logits": [] }'],
      'c.jsonl',
      ['d.json', '{"note":1}'],
      'cat.png',
      'readme.txt',
    ),
  );
  const names = Object.fromEntries(
    Object.entries(sorted).map(([kind, files]) => [
      kind,
      Object.values(files as File[]).map(({ name }) => name),
    ]),
  );
  expect(names).toEqual({
    weights: [],
    beside: [],
    configs: [],
    labels: [],
    checkpoints: [],
    documents: ['a.selens.json', 'b.json', 'c.jsonl'],
    foreign: ['d.json'],
    others: ['cat.png', 'readme.txt'],
  });
});

test('a profile is known by its content, whatever it is called: beside weights it is theirs, alone of the model in use', async () => {
  const profile = new File(
    [new Uint8Array(8), '{"__metadata__":{"format":"se-profile/1","model_sha256":"abc"}}'],
    'net.reference-40.safetensors',
  );
  const alone = await readModelFiles([profile]);
  expect(alone).toMatchObject({ ok: true, value: { source: null, labels: null } });
  expect(alone.ok && alone.value.profile?.name).toBe(profile.name);
  const both = await readModelFiles([profile, new File([], 'net.safetensors')]);
  expect(both).toMatchObject({ ok: true, value: { source: { id: 'net' }, profile: null } });
  expect(both.ok && both.value.source?.kind === 'files' && both.value.source.beside).toEqual({
    'profile.safetensors': profile,
  });
  // Which of two is meant nobody knows.
  expect(await readModelFiles([profile, profile, new File([], 'net.safetensors')])).toMatchObject({
    code: 'model-several',
  });
});
