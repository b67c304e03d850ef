import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { bufferSource } from '../../model/byteSource';
import { sha256 } from './sha256';

const expected = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

afterEach(() => {
  vi.unstubAllGlobals();
});

describe.each([
  ['with crypto.subtle', true],
  ['without crypto.subtle, as on plain http', false],
])('%s', (_, subtle) => {
  it('gives the hash of the bytes', async () => {
    if (!subtle) vi.stubGlobal('crypto', {});
    expect(globalThis.crypto.subtle !== undefined).toBe(subtle);
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        expect(await sha256(bytes.slice().buffer)).toBe(expected(bytes));
      }),
    );
  });

  it('gives the same hash of a file that is read in parts', async () => {
    if (!subtle) vi.stubGlobal('crypto', {});
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 300 }),
        fc.integer({ min: 1, max: 400 }),
        async (bytes, part) => {
          expect(await sha256(bufferSource(bytes.slice().buffer), part)).toBe(expected(bytes));
        },
      ),
    );
  });

  it('gives the hash of nothing', async () => {
    if (!subtle) vi.stubGlobal('crypto', {});
    expect(await sha256(new ArrayBuffer(0))).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    );
  });
});
