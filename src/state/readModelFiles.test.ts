import { expect, test } from 'vitest';
import { readModelFiles } from './readModelFiles';

const filesOf = (...names: string[]) => names.map((name) => new File([], name));
const codeOf = (...names: string[]) => {
  const source = readModelFiles(filesOf(...names));
  return source.ok ? source.value.id : source.code;
};

test('a checkpoint of PyTorch has a failure of its own, which explains the conversion', () => {
  for (const name of ['net.pth', 'net.pt', 'net.pkl', 'pytorch_model.bin'])
    expect(codeOf(name)).toBe('weights-pickle');
  expect(codeOf('config.json', 'net.pth')).toBe('weights-pickle');
});

test('weights beside a checkpoint are taken', () => {
  expect(codeOf('net.pth', 'config.json', 'net.safetensors')).toBe('net');
});

test('files without weights say so', () => {
  expect(codeOf('config.json')).toBe('model-no-weights');
});
