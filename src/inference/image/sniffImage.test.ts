import { deflateSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headerSize } from './headerSize';
import { type ImageFormat, sniffImage } from './sniffImage';

const decode = (base64: string) => new Uint8Array(Buffer.from(base64, 'base64'));
const join = (...parts: (Uint8Array | number[] | string)[]) =>
  new Uint8Array(
    Buffer.concat(
      parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
    ),
  );

/** 19 x 11, progressive, 8 scans; written by Pillow, as the WebP files. */
const PROGRESSIVE = decode(
  '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDACgcHiMeGSgjISMtKygwPGRBPDc3PHtYXUlkkYCZlo+AjIqgtObDoKrarYqMyP/L2u71////m8H////6/+b9//j/2wBDASstLTw1PHZBQXb4pYyl+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj4+Pj/wgARCAALABMDASIAAhEBAxEB/8QAFwABAQEBAAAAAAAAAAAAAAAAAwACBP/EABUBAQEAAAAAAAAAAAAAAAAAAAID/9oADAMBAAIQAxAAAAEF2xIXTC//xAAaEAACAgMAAAAAAAAAAAAAAAAAAQISECEx/9oACAEBAAEFAqijquFw/8QAGBEAAgMAAAAAAAAAAAAAAAAAAAIDEiH/2gAIAQMBAT8BifS5/8QAFxEBAAMAAAAAAAAAAAAAAAAAAAECEv/aAAgBAgEBPwGbNP/EABQQAQAAAAAAAAAAAAAAAAAAACD/2gAIAQEABj8CX//EABgQAQADAQAAAAAAAAAAAAAAAAABESEQ/9oACAEBAAE/ITLxSOVP/9oADAMBAAIAAwAAABBDP//EABcRAAMBAAAAAAAAAAAAAAAAAAABEXH/2gAIAQMBAT8QZeFH/8QAFhEBAQEAAAAAAAAAAAAAAAAAABEB/9oACAECAQE/EN4t/8QAGhABAAIDAQAAAAAAAAAAAAAAAAFRATFxQf/aAAgBAQABPxDh5DhCmLQhT//Z',
);
/** The same picture's baseline frame without a color profile: a scan of one byte, restart marker inside. */
const BASELINE = join(
  [0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0, 11, 0, 19, 1, 1, 0x11, 0],
  [0xff, 0xda, 0, 8, 1, 1, 0, 0, 63, 0, 0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56, 0xff, 0xd9],
);
const WEBP = {
  lossy: decode(
    'UklGRlIAAABXRUJQVlA4IEYAAABwAwCdASoTAAsAP83W5GY/tK8nMAgD8DmJbACdMoADO852ewAA/m9h7Am9EbivhLXuEuitTOCp33tGc4cjLRxEgJvjUAAA',
  ),
  lossless: decode('UklGRjAAAABXRUJQVlA4TCQAAAAvEoACAJkyRPQ/NhHR/wCRts1c3L/YDR7P/2jFBCA4gY4QrwI='),
  extended: decode(
    'UklGRnYAAABXRUJQVlA4WAoAAAAQAAAAEgAACgAAQUxQSAoAAAABB1CyiAhERP8DVlA4IEYAAABwAwCdASoTAAsAP83W5GY/tK8nMAgD8DmJbACdMoADO852ewAA/m9h7Am9EbivhLXuEuitTOCp33tGc4cjLRxEgJvhbAAA',
  ),
};

/** Length, type, data and a checksum that nobody here reads. */
function chunk(type: string, data: Uint8Array | number[]): Uint8Array {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  return join(length, type, data, [0, 0, 0, 0]);
}
const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const IHDR = chunk('IHDR', [0, 0, 0, 19, 0, 0, 0, 11, 8, 2, 0, 0, 0]);
const IDAT = chunk('IDAT', deflateSync(Buffer.alloc(11 * (1 + 19 * 3))));
const PNG = join(SIGNATURE, IHDR, IDAT, chunk('IEND', []));
const APNG = join(SIGNATURE, IHDR, chunk('acTL', [0, 0, 0, 2, 0, 0, 0, 0]), IDAT, chunk('IEND', []));

const FRAME = [0x2c, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 0x01, 0];
const gif = (frames: number) =>
  join(
    'GIF89a',
    [19, 0, 11, 0, 0x80, 0, 0, 255, 0, 0, 0, 0, 255],
    ...Array<number[]>(frames).fill(FRAME),
    [0x3b],
  );
const ftyp = (brand: string, ...compatible: string[]) =>
  join([0, 0, 0, 16 + 4 * compatible.length], 'ftyp', brand, [0, 0, 0, 0], ...compatible, Buffer.alloc(32));

const code = (bytes: Uint8Array) => {
  const result = sniffImage(bytes, 'a.jpg');
  return result.ok ? result.value.format : result.code;
};

const WHOLE: [string, ImageFormat, Uint8Array][] = [
  ['a progressive JPEG', 'jpeg', PROGRESSIVE],
  ['a baseline JPEG', 'jpeg', BASELINE],
  ['a PNG', 'png', PNG],
  ['a GIF', 'gif', gif(1)],
  ['a lossy WebP', 'webp', WEBP.lossy],
  ['a lossless WebP', 'webp', WEBP.lossless],
  ['an extended WebP', 'webp', WEBP.extended],
];

describe('a whole file', () => {
  it.each(WHOLE)('of %s is known, with its size', (_, format, bytes) => {
    expect(code(bytes)).toBe(format);
    expect(headerSize(bytes, format)).toEqual({ width: 19, height: 11 });
  });

  it('may have other bytes after its end', () => {
    for (const bytes of [PROGRESSIVE, BASELINE, PNG, gif(1)])
      expect(code(join(bytes, 'MotionPhoto_Data', BASELINE.subarray(0, 9)))).toBe(code(bytes));
  });

  it('may have fill bytes and stray bytes between JPEG segments', () => {
    expect(code(join(BASELINE.subarray(0, 2), [0xff, 0xff], BASELINE.subarray(2)))).toBe('jpeg');
    expect(code(join(BASELINE.subarray(0, 15), [0x00, 0x17], BASELINE.subarray(15)))).toBe('jpeg');
  });

  it('is not cut short by an end marker in an embedded thumbnail', () => {
    const app1 = join([0xff, 0xe1, 0, BASELINE.length + 2], BASELINE);
    const whole = join([0xff, 0xd8], app1, BASELINE.subarray(2));
    expect(code(whole)).toBe('jpeg');
    expect(code(whole.subarray(0, whole.length - 2))).toBe('image-truncated');
  });

  it('tells whether it moves', () => {
    const animated = (bytes: Uint8Array) => sniffImage(bytes, 'a').ok && sniffImage(bytes, 'a');
    expect(animated(gif(1))).toMatchObject({ value: { animated: false } });
    expect(animated(gif(2))).toMatchObject({ value: { animated: true } });
    expect(animated(PNG)).toMatchObject({ value: { animated: false } });
    expect(animated(APNG)).toMatchObject({ value: { animated: true } });
    const moving = WEBP.extended.slice();
    moving[20] |= 2;
    expect(animated(WEBP.extended)).toMatchObject({ value: { animated: false } });
    expect(animated(moving)).toMatchObject({ value: { animated: true } });
  });
});

describe('a truncated file', () => {
  it.each(WHOLE)('of %s is refused wherever it is cut', (_, __, bytes) => {
    fc.assert(
      fc.property(fc.integer({ min: 12, max: bytes.length - 1 }), (end) => {
        expect(code(bytes.subarray(0, end))).toBe('image-truncated');
      }),
      { numRuns: 300 },
    );
  });

  it('of fewer bytes than any image has is refused, too', () => {
    for (const [, , bytes] of WHOLE)
      for (let end = 1; end < 12; end++) expect(code(bytes.subarray(0, end))).toMatch(/^image-(trunc|not)/);
  });

  it('whose PNG chunk reaches beyond the end is refused', () => {
    const bytes = PNG.slice();
    bytes[33] = 0x7f; // the highest byte of IDAT's length
    expect(code(bytes)).toBe('image-truncated');
  });
});

describe('what is no picture', () => {
  it('is told apart by its content, not by its name', () => {
    expect(code(new Uint8Array())).toBe('image-empty');
    expect(code(join('This is no picture.\n'))).toBe('image-not-an-image');
    expect(code(new TextEncoder().encode('不是图片,只是文字。'.repeat(4)))).toBe('image-not-an-image');
    expect(code(join('%PDF-1.7\n%\x00\x01 binary'))).toBe('image-not-an-image');
    expect(code(join('<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"/>'))).toBe('image-svg');
    expect(code(join('PK\x03\x04\x00\x00 word/document.xml'))).toBe('image-not-an-image');
    expect(code(join('PK\x03\x04\x00\x00 net/data.pkl'))).toBe('weights-pickle');
    expect(code(ftyp('heic', 'mif1', 'heic'))).toBe('image-heic');
    expect(code(ftyp('mif1', 'heic'))).toBe('image-heic');
  });

  it('does not include AVIF, whichever brand comes first', () => {
    expect(code(ftyp('avif', 'mif1'))).toBe('avif');
    expect(code(ftyp('mif1', 'miaf', 'avif'))).toBe('avif');
  });
});

it('answers any bytes without throwing', () => {
  const heads = WHOLE.map(([, , bytes]) => Array.from(bytes.subarray(0, 16)));
  const any = fc.tuple(fc.constantFrom([], ...heads), fc.uint8Array({ maxLength: 400 }));
  fc.assert(
    fc.property(any, ([head, tail]) => {
      const bytes = join(head, tail);
      const result = sniffImage(bytes, 'a');
      if (result.ok) headerSize(bytes, result.value.format);
      for (const format of ['jpeg', 'png', 'gif', 'webp'] as const) headerSize(bytes, format);
    }),
    { numRuns: 500 },
  );
});
