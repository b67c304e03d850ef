import { expect, test } from 'vitest';
import { isPickle, isPickleName } from './pickle';

const bytesOf = (...parts: (string | number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : part)),
  );

/** The head of a zip archive whose first entry is called so. */
const zipHead = (name: string) =>
  bytesOf('PK', [3, 4, 0, 0, 8, 8], Array(18).fill(0), [name.length, 0, 0, 0], name);

test.each(['net.pth', 'NET.PT', 'a.pkl', 'pytorch_model.bin', 'model_best.pth.tar', 'last.ckpt'])(
  '%s is called as a checkpoint',
  (name) => expect(isPickleName(name)).toBe(true),
);

test.each(['net.safetensors', 'cat.png', 'trace.json', 'pth', 'a.pth.png', 'apt', 'x.tar'])(
  '%s is not',
  (name) => expect(isPickleName(name)).toBe(false),
);

test('a checkpoint is told by its first bytes', () => {
  expect(isPickle(zipHead('net/data.pkl'))).toBe(true);
  expect(isPickle(bytesOf([0x80, 2, 0x8a, 10, 0x6c, 0xfc]))).toBe(true);
  expect(isPickle(bytesOf([0x80, 4, 0x95]))).toBe(true);
});

test('other archives, images and nothing are none', () => {
  expect(isPickle(zipHead('[Content_Types].xml'))).toBe(false);
  expect(isPickle(bytesOf([0x80, 0x80]))).toBe(false);
  expect(isPickle(bytesOf([0x80]))).toBe(false);
  expect(isPickle(bytesOf([0x89], 'PNG'))).toBe(false);
  expect(isPickle(new Uint8Array())).toBe(false);
});
