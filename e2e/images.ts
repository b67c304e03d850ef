import { crc32, deflateSync } from 'node:zlib';

export type Pixel = [red: number, green: number, blue: number, alpha: number];

export interface TestFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** An 8-bit RGBA PNG; `paint` gives the pixel at column x, row y. */
export function png(
  name: string,
  width: number,
  height: number,
  paint: (x: number, y: number) => Pixel,
): TestFile {
  const rows = Buffer.alloc(height * (1 + width * 4));
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) rows.set(paint(x, y), y * (1 + width * 4) + 1 + x * 4);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 6, 0, 0, 0], 8);
  const buffer = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
  return { name, mimeType: 'image/png', buffer };
}

function chunk(kind: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(kind, 'latin1'), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(checksum(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}

/** CRC-32 of the PNG specification, annex D; node:zlib has it from Node 20.15 on. */
const checksum = (data: Buffer): number => crc32(data) >>> 0;

/** A colorful picture, different for every `seed`, in which every pixel differs from its neighbors. */
export function pattern(name: string, seed = 1, width = 96, height = 80): TestFile {
  return png(name, width, height, (x, y) => [
    (x * 5 + seed * 37) % 256,
    (y * 7 + seed * 91) % 256,
    ((x + y) * 3 * seed) % 256,
    255,
  ]);
}

/** The first part of a file, as left by a broken download. */
export function truncated(file: TestFile, name: string, share = 0.5): TestFile {
  return { ...file, name, buffer: file.buffer.subarray(0, Math.floor(file.buffer.length * share)) };
}

/** An animated GIF of 1x1: a frame of color `first`, then one of color `second`. */
export function animatedGif(
  name: string,
  first: [number, number, number],
  second: [number, number, number],
): TestFile {
  const frame = (data: number[]) => [
    ...[0x21, 0xf9, 4, 0, 10, 0, 0, 0], // delay 0.1 s
    ...[0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0],
    ...data,
  ];
  const bytes = [
    ...Buffer.from('GIF89a', 'latin1'),
    ...[1, 0, 1, 0, 0x80, 0, 0],
    ...first,
    ...second,
    ...[0x21, 0xff, 11, ...Buffer.from('NETSCAPE2.0', 'latin1'), 3, 1, 0, 0, 0],
    // LZW with codes of 3 bits: clear (4), the color's index, end (5).
    ...frame([2, 2, 0x44, 0x01, 0]),
    ...frame([2, 2, 0x4c, 0x01, 0]),
    0x3b,
  ];
  return { name, mimeType: 'image/gif', buffer: Buffer.from(bytes) };
}

/** Plain text under an image's name. */
export function textFile(name: string): TestFile {
  return { name, mimeType: 'image/jpeg', buffer: Buffer.from('This is no picture.\n'.repeat(20)) };
}

export function emptyFile(name: string): TestFile {
  return { name, mimeType: 'image/png', buffer: Buffer.alloc(0) };
}
