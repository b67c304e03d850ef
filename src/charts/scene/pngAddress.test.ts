import { inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { pngAddress } from './pngAddress';

/** Chunk name -> content, checked against their sums. */
function readPng(address: string): Map<string, Buffer> {
  const bytes = Buffer.from(address.replace('data:image/png;base64,', ''), 'base64');
  expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
  const chunks = new Map<string, Buffer>();
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at);
    chunks.set(bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return chunks;
}

// Both sizes around the 64 KB that one stored block holds.
it.each([
  [3, 2],
  [224, 224],
])('holds the exact pixels of %i x %i', (width, height) => {
  const data = Uint8Array.from({ length: width * height * 3 }, (_, at) => (at * 37) % 256);
  const chunks = readPng(pngAddress({ width, height, data }));
  expect([...chunks.keys()]).toEqual(['IHDR', 'IDAT', 'IEND']);
  const header = chunks.get('IHDR')!;
  expect([header.readUInt32BE(0), header.readUInt32BE(4), ...header.subarray(8)]).toEqual([
    width,
    height,
    8,
    2,
    0,
    0,
    0,
  ]);
  // Throws where the checksum is wrong.
  const rows = inflateSync(chunks.get('IDAT')!);
  for (let row = 0; row < height; row++) {
    const from = row * (1 + 3 * width);
    expect(rows[from]).toBe(0);
    expect(
      Buffer.compare(
        rows.subarray(from + 1, from + 1 + 3 * width),
        data.subarray(row * 3 * width, (row + 1) * 3 * width),
      ),
    ).toBe(0);
  }
});

it('ends with the chunk that every PNG ends with, its checksum included', () => {
  const address = pngAddress({ width: 1, height: 1, data: Uint8Array.of(1, 2, 3) });
  expect(Buffer.from(address.split(',')[1], 'base64').subarray(-12).toString('hex')).toBe(
    '0000000049454e44ae426082',
  );
});
