import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CropSquare, Interpolation, Preprocess, RgbImage } from '../../domain/preprocess';
import { parseSafetensors } from '../safetensors';
import { centerCropResize, roundHalfToEven, squareCropResize } from './cropResize';
import { normalize } from './normalize';
import { pilResize } from './pilResize';

interface Case {
  kind: 'resize' | 'center' | 'square';
  interpolation: Interpolation;
  width: number;
  height: number;
  resizeShort: number;
  inputSize: number;
  crop: CropSquare;
}

const bytes = readFileSync(new URL('../__fixtures__/pil.safetensors', import.meta.url));
const parsed = parseSafetensors(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
if (!parsed.ok) throw new Error(JSON.stringify(parsed));
const file = parsed.value;
const CASES: Case[] = JSON.parse(file.metadata.get('cases')!);

function picture(name: string): RgbImage {
  const [height, width] = file.tensors.get(name)!.shape;
  return { width, height, data: Uint8Array.from(file.read(name)) };
}

function preprocess(inputSize: number, resizeShort: number, interpolation: Interpolation): Preprocess {
  return { inputSize, resizeShort, interpolation, mean: [0.485, 0.456, 0.406], std: [0.229, 0.224, 0.225] };
}

function apply(image: RgbImage, { kind, interpolation, ...rest }: Case): RgbImage {
  if (kind === 'resize') return pilResize(image, rest.width, rest.height, interpolation);
  const settings = preprocess(rest.inputSize, rest.resizeShort, interpolation);
  return kind === 'center'
    ? centerCropResize(image, settings).input
    : squareCropResize(image, rest.crop, settings);
}

describe('equal to Pillow and torchvision, bit for bit', () => {
  test.each(CASES.map((item, i) => [i, item.kind, item.interpolation, item] as const))(
    'case %i: %s, %s',
    (i, _kind, _interpolation, item) => {
      const result = apply(picture(`case${i}.source`), item);
      const expected = picture(`case${i}.resized`);
      expect([result.width, result.height]).toEqual([expected.width, expected.height]);
      expect(Uint8Array.from(result.data)).toEqual(expected.data);
    },
  );
});

const noise = (width: number, height: number): RgbImage => ({
  width,
  height,
  data: Uint8Array.from({ length: width * height * 3 }, (_, i) => (i * 7919 + ((i * i) % 251)) % 256),
});

test('a centre crop equals the whole resize, cropped', () => {
  const image = noise(53, 37);
  const { input } = centerCropResize(image, preprocess(16, 19, 'bicubic'));
  const whole = pilResize(image, 27, 19, 'bicubic');
  const [x, y] = [roundHalfToEven((27 - 16) / 2), roundHalfToEven((19 - 16) / 2)];
  for (let row = 0; row < 16; row++) {
    const start = ((y + row) * 27 + x) * 3;
    expect([...input.data.slice(row * 48, row * 48 + 48)]).toEqual([...whole.data.slice(start, start + 48)]);
  }
});

test('any image, from 1x1 to long strips, gives a square input and a crop inside the image', () => {
  const sizes = fc.integer({ min: 1, max: 300 });
  fc.assert(
    fc.property(sizes, sizes, fc.integer({ min: 0, max: 9 }), (width, height, margin) => {
      const { input, crop } = centerCropResize(noise(width, height), preprocess(16, 16 + margin, 'bilinear'));
      expect([input.width, input.height, input.data.length]).toEqual([16, 16, 768]);
      expect(crop.size).toBeGreaterThan(0);
      expect(Math.min(crop.x, crop.y)).toBeGreaterThanOrEqual(0);
      expect(crop.x + crop.size).toBeLessThanOrEqual(width + 1e-9);
      expect(crop.y + crop.size).toBeLessThanOrEqual(height + 1e-9);
    }),
    { numRuns: 60 },
  );
});

test('the crop is told in pixels of the source', () => {
  const { crop } = centerCropResize(noise(640, 480), preprocess(32, 32, 'bilinear'));
  expect(crop).toEqual({ x: (5 * 640) / 42, y: 0, size: 480 });
});

test("ties round to even, as Python's round does", () => {
  expect([0.5, 1.5, 2.5, 3.5, 2.4, 2.6, 3].map(roundHalfToEven)).toEqual([0, 2, 2, 4, 2, 3, 3]);
});

test('a square outside the image is refused', () => {
  expect(() => squareCropResize(noise(8, 8), { x: 1, y: 0, size: 8 }, preprocess(4, 4, 'bicubic'))).toThrow(
    'not inside 8 x 8',
  );
});

test('normalizing rounds to float32 at every step', () => {
  const input: RgbImage = { width: 2, height: 1, data: Uint8Array.of(0, 128, 255, 7, 8, 9) };
  const { mean, std } = preprocess(1, 1, 'bilinear');
  const round = Math.fround;
  const expected = [...input.data].map((byte, i) =>
    round(round(round(byte / 255) - round(mean[i % 3])) / round(std[i % 3])),
  );
  expect([...normalize(input, { mean, std })]).toEqual(expected);
});
