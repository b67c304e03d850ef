import type { RgbImage } from '../../domain/preprocess';

const KNOWN = new WeakMap<RgbImage, string>();

/**
 * A picture as the address of a PNG that holds its exact pixels, so that a figure carries it along. Uncompressed: an
 * input of 64 x 64 pixels makes 16 KB, and no library or waiting is needed.
 */
export function pngAddress(pixels: RgbImage): string {
  const known = KNOWN.get(pixels);
  if (known) return known;
  const bytes = encodePng(pixels);
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192)
    text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  const address = `data:image/png;base64,${btoa(text)}`;
  KNOWN.set(pixels, address);
  return address;
}

/** PNG, second edition: 8-bit RGB, no filter, in the stored blocks of RFC 1951 and the frame of RFC 1950. */
function encodePng({ width, height, data }: RgbImage): Uint8Array {
  const rows = new Uint8Array(height * (1 + 3 * width));
  for (let row = 0; row < height; row++)
    rows.set(data.subarray(row * 3 * width, (row + 1) * 3 * width), row * (1 + 3 * width) + 1);
  const header = [...uint32(width), ...uint32(height), 8, 2, 0, 0, 0];
  return joined([
    Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a),
    chunk('IHDR', Uint8Array.from(header)),
    chunk('IDAT', stored(rows)),
    chunk('IEND', new Uint8Array(0)),
  ]);
}

/** Bytes that a stored block can hold. */
const BLOCK = 0xffff;

function stored(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = [Uint8Array.of(0x78, 0x01)];
  for (let at = 0; at < bytes.length; at += BLOCK) {
    const block = bytes.subarray(at, at + BLOCK);
    const size = block.length;
    const last = at + size === bytes.length ? 1 : 0;
    parts.push(Uint8Array.of(last, size & 255, size >> 8, ~size & 255, (~size >> 8) & 255), block);
  }
  parts.push(uint32(adler32(bytes)));
  return joined(parts);
}

function chunk(name: string, content: Uint8Array): Uint8Array {
  const named = joined([Uint8Array.from(name, (letter) => letter.charCodeAt(0)), content]);
  return joined([uint32(content.length), named, uint32(crc32(named))]);
}

/** Big-endian. */
function uint32(value: number): Uint8Array {
  return Uint8Array.of(value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255);
}

function joined(parts: Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function adler32(bytes: Uint8Array): number {
  let a = 1;
  let b = 0;
  for (const byte of bytes) {
    a = (a + byte) % 65521;
    b = (b + a) % 65521;
  }
  return b * 65536 + a;
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc;
}
