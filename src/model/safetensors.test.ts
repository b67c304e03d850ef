import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bfloat16sToFloats, halfToFloat, halvesToFloats } from './floatFormats';
import { parseSafetensors } from './safetensors';
import { writeSafetensors } from './writeSafetensors';

/** A file with this header text (or these bytes), N counted from it, then `data` bytes. */
function fileOf(header: string | number[], data = 0, headerBytes?: bigint): ArrayBuffer {
  const text = typeof header === 'string' ? new TextEncoder().encode(header) : Uint8Array.from(header);
  const file = new Uint8Array(8 + text.length + data);
  new DataView(file.buffer).setBigUint64(0, headerBytes ?? BigInt(text.length), true);
  file.set(text, 8);
  return file.buffer;
}

/** Bytes as given, one a character. */
const rawFile = (text: string): ArrayBuffer => Uint8Array.from(text, (c) => c.charCodeAt(0)).buffer;

function codeOf(buffer: ArrayBuffer): string {
  const result = parseSafetensors(buffer);
  return result.ok ? 'ok' : result.code;
}

const I32 = '{"test":{"dtype":"I32","shape":[2,2],"data_offsets":[0,16]}}';
const entry = (shape: string, begin: number, end: number, dtype = 'I32') =>
  `{"dtype":"${dtype}","shape":${shape},"data_offsets":[${begin},${end}]}`;
const ten = `{${Array.from({ length: 10 }, (_, i) => `"t${i}":${entry('[2,2]', 0, 16)}`).join()}}`;

/** Behavior of the reference reader (checks of huggingface/safetensors), and of hostile JSON. */
const CASES: [string, ArrayBuffer, string][] = [
  ['a matrix', fileOf(I32, 16), 'ok'],
  ['bytes after the last tensor', fileOf(I32, 20), 'weights-header'],
  ['two bytes fewer', fileOf(I32, 14), 'weights-truncated'],
  ['a scalar', fileOf(`{"test":${entry('[]', 0, 4)}}`, 4), 'ok'],
  ['an empty tensor', fileOf(`{"test":${entry('[2,0]', 0, 0)}}`), 'ok'],
  ['offsets too short for the shape', fileOf(`{"test":${entry('[2,2]', 0, 4)}}`, 4), 'weights-header'],
  ['ten tensors in one place', fileOf(ten, 16), 'weights-header'],
  ['a hole', fileOf(`{"a":${entry('[]', 0, 4)},"b":${entry('[]', 8, 12)}}`, 12), 'weights-header'],
  ['an end before its begin', fileOf(`{"a":${entry('[]', 4, 0)}}`, 4), 'weights-header'],
  [
    'a shape that overflows',
    fileOf(`{"test":${entry('[2,18446744073709551614]', 0, 16)}}`, 16),
    'weights-header',
  ],
  ['a product that overflows', fileOf(`{"t":${entry('[4294967296,4294967296,0]', 0, 0)}}`), 'weights-header'],
  ['no bytes', new ArrayBuffer(0), 'weights-truncated'],
  ['a length without header', fileOf('', 0, 60n), 'weights-truncated'],
  ['a length of 2^64 - 1', fileOf('{}', 0, 0xffffffffffffffffn), 'weights-header'],
  ['a length whose top byte alone is 0xff', fileOf(I32, 16, 0xff0000000000003cn), 'weights-header'],
  ['a header of 100 MB that is not there', fileOf('{}', 0, 100_000_000n), 'weights-truncated'],
  ['seven bytes', new ArrayBuffer(7), 'weights-truncated'],
  ['a length over the rest by one', fileOf('{}', 0, 3n), 'weights-truncated'],
  ['no tensors, padded with six spaces', fileOf('{}      '), 'ok'],
  ['a first tensor that does not begin at 0', fileOf(`{"a":${entry('[]', 4, 8)}}`, 8), 'weights-header'],
  [
    'two tensors that overlap',
    fileOf(`{"a":${entry('[2]', 0, 8)},"b":${entry('[2]', 4, 12)}}`, 12),
    'weights-header',
  ],
  ['a name twice', fileOf(`{"a":${entry('[]', 0, 4)},"a":${entry('[]', 4, 8)}}`, 8), 'weights-header'],
  [
    'an offset that is a text',
    fileOf('{"a":{"dtype":"I32","shape":[],"data_offsets":["0",4]}}', 4),
    'weights-header',
  ],
  ['three offsets', fileOf('{"a":{"dtype":"I32","shape":[],"data_offsets":[0,4,4]}}', 4), 'weights-header'],
  ['an entry without shape', fileOf('{"a":{"dtype":"I32","data_offsets":[0,4]}}', 4), 'weights-header'],
  [
    'a dtype nested 100,000 deep',
    fileOf(`{"a":{"dtype":${'['.repeat(1e5)}${']'.repeat(1e5)},"shape":[],"data_offsets":[0,4]}}`, 4),
    'weights-header',
  ],
  ['a renamed zip of PyTorch', rawFile('PK\x03\x04\x00\x00\x08\x08 net/data.pkl'), 'weights-pickle'],
  ['a renamed zip of something else', rawFile('PK\x03\x04\x14\x00\x06\x00 word/a.xml'), 'weights-header'],
  ['a renamed old checkpoint', rawFile('\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9'), 'weights-pickle'],
  ['metadata that is null', fileOf('{"__metadata__":null}'), 'ok'],
  ['metadata that is a list', fileOf('{"__metadata__":[]}'), 'weights-header'],
  ['a header over 100 MB', fileOf('{}', 0, 100_000_001n), 'weights-header'],
  ['a header that is not UTF-8', fileOf([0xff]), 'weights-header'],
  ['a header that is not JSON', fileOf('{'), 'weights-header'],
  ['a byte order mark', fileOf([0xef, 0xbb, 0xbf, 0x7b, 0x7d]), 'weights-header'],
  ['a list for a header', fileOf('[]'), 'weights-header'],
  ['white space after the header', fileOf('{}\r \t\n'), 'ok'],
  ['white space before the header', fileOf('\t\n{}\r '), 'ok'],
  ['an unknown dtype', fileOf(`{"a":${entry('[1]', 0, 4, 'Q4')}}`, 4), 'weights-header'],
  ['a dtype named like a method', fileOf(`{"a":${entry('[1]', 0, 4, 'toString')}}`, 4), 'weights-header'],
  ['a negative size', fileOf(`{"a":${entry('[-1]', 0, 4)}}`, 4), 'weights-header'],
  ['a fractional size', fileOf(`{"a":${entry('[0.5]', 0, 4)}}`, 4), 'weights-header'],
  ['half a byte', fileOf(`{"a":${entry('[1]', 0, 0, 'F4')}}`), 'weights-header'],
  ['two four-bit numbers', fileOf(`{"a":${entry('[2]', 0, 1, 'F4')}}`, 1), 'ok'],
  ['a number in the metadata', fileOf('{"__metadata__":{"a":1}}'), 'weights-header'],
  ['an unknown field in an entry', fileOf(`{"a":{"x":1,${entry('[]', 0, 4).slice(1)}}`, 4), 'ok'],
];

test.each(CASES)('%s', (_name, buffer, code) => {
  expect(codeOf(buffer)).toBe(code);
});

test('__proto__ is a name as any other', () => {
  const result = parseSafetensors(fileOf(`{"__proto__":${entry('[]', 0, 4, 'F32')}}`, 4));
  expect(result.ok && [...result.value.read('__proto__')]).toEqual([0]);
});

test('data that starts at 2 mod 4 is read, as the files of timm of 2023 need', () => {
  const header = `{"a":${entry('[2]', 0, 8, 'F32')}}`;
  const padded = header.padEnd(header.length + ((4 + 2 - (header.length % 4)) % 4));
  const buffer = fileOf(padded, 8);
  expect((buffer.byteLength - 8) % 4).toBe(2);
  const view = new DataView(buffer);
  view.setFloat32(buffer.byteLength - 8, 1.5, true);
  view.setFloat32(buffer.byteLength - 4, -2, true);
  const result = parseSafetensors(buffer);
  expect(result.ok && [...result.value.read('a')]).toEqual([1.5, -2]);
});

test('__proto__ in the metadata and in an entry changes no prototype', () => {
  const text = `{"__metadata__":{"__proto__":"x"},"a":{"__proto__":{"shape":[9]},${entry('[]', 0, 4).slice(1)}}`;
  const result = parseSafetensors(fileOf(text, 4));
  expect(result.ok && [result.value.metadata.get('__proto__'), result.value.tensors.get('a')?.shape]).toEqual(
    ['x', []],
  );
  const lent = '{"a":{"__proto__":{"dtype":"I32","shape":[],"data_offsets":[0,4]}}}';
  expect(codeOf(fileOf(lent, 4))).toBe('weights-header');
});

describe('values', () => {
  test('all 65,536 halves agree with their bits spelled out as float32', () => {
    const expected = new Uint32Array(1);
    const view = new Float32Array(expected.buffer);
    const table = halvesToFloats(Uint16Array.from({ length: 65536 }, (_, half) => half));
    for (let half = 0; half < 65536; half++) {
      const sign = (half & 0x8000) << 16;
      const exponent = (half >> 10) & 0x1f;
      let mantissa = half & 0x3ff;
      if (exponent === 0 && mantissa) {
        let shift = 0;
        for (; !(mantissa & 0x400); shift++) mantissa <<= 1;
        expected[0] = sign | ((113 - shift) << 23) | ((mantissa & 0x3ff) << 13);
      } else {
        const wide = exponent === 0 ? 0 : exponent === 31 ? 255 : exponent + 112;
        expected[0] = sign | (wide << 23) | (mantissa << 13);
      }
      if (!Object.is(table[half], view[0]) || !Object.is(halfToFloat(half), view[0])) {
        throw new Error(`half ${half}: ${table[half]} instead of ${view[0]}`);
      }
    }
    expect([halfToFloat(0x7bff), halfToFloat(0x0001), halfToFloat(0xc000)]).toEqual([65504, 2 ** -24, -2]);
  });

  test('bfloat16 is the upper half of a float32', () => {
    expect([...bfloat16sToFloats(Uint16Array.of(0x3f80, 0xc049, 0x7f80, 0x0001))]).toEqual([
      1,
      -3.140625,
      Number.POSITIVE_INFINITY,
      2 ** -133,
    ]);
  });

  test('every float dtype is read, wherever the data starts', () => {
    const doubles = new Uint8Array(Float64Array.of(0.5, -2).buffer);
    const halves = new Uint8Array(Uint16Array.of(0x3c00, 0xc000).buffer);
    const brains = new Uint8Array(Uint16Array.of(0x3f80, 0xc000).buffer);
    const file = writeSafetensors(
      new Map([
        ['half', { shape: [2], data: halves, dtype: 'F16' as const }],
        ['double', { shape: [2], data: doubles, dtype: 'F64' as const }],
        ['brain', { shape: [2, 1], data: brains, dtype: 'BF16' as const }],
        ['single', { shape: [1, 2], data: Float32Array.of(1.5, -2) }],
      ]),
      { format: 'pt' },
    );
    // Three more spaces shift the data as timm's files of 2023 do.
    const bytes = new Uint8Array(file);
    const headerEnd = 8 + Number(new DataView(file).getBigUint64(0, true));
    const shifted = new Uint8Array(file.byteLength + 3).fill(0x20);
    shifted.set(bytes.subarray(0, headerEnd));
    shifted.set(bytes.subarray(headerEnd), headerEnd + 3);
    new DataView(shifted.buffer).setBigUint64(0, BigInt(headerEnd - 8 + 3), true);
    for (const buffer of [file, shifted.buffer]) {
      const result = parseSafetensors(buffer);
      if (!result.ok) throw new Error(JSON.stringify(result));
      const { read, metadata, tensors } = result.value;
      expect(['half', 'double', 'brain', 'single'].map((name) => [...read(name)])).toEqual([
        [1, -2],
        [0.5, -2],
        [1, -2],
        [1.5, -2],
      ]);
      expect(metadata.get('format')).toBe('pt');
      expect(tensors.get('brain')?.shape).toEqual([2, 1]);
    }
  });
});

test('a damaged file gives a failure or a file, never an exception', () => {
  const good = new Uint8Array(
    writeSafetensors(new Map([['a', { shape: [3], data: Float32Array.of(1, 2, 3) }]]), { config: '{}' }),
  );
  const place = fc.nat({ max: good.length - 1 });
  fc.assert(
    fc.property(fc.array(fc.tuple(place, fc.nat({ max: 255 })), { maxLength: 6 }), place, (changes, cut) => {
      const bytes = good.slice();
      for (const [at, byte] of changes) bytes[at] = byte;
      for (const buffer of [bytes.buffer, bytes.slice(0, cut).buffer]) {
        const result = parseSafetensors(buffer);
        if (result.ok)
          for (const [name, { dtype }] of result.value.tensors) if (dtype === 'F32') result.value.read(name);
      }
      const short = parseSafetensors(good.slice(0, cut).buffer);
      expect(short.ok ? '' : short.code).toBe('weights-truncated');
    }),
    { numRuns: 500 },
  );
});
