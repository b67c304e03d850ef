import { blurImage } from 'd3';
import type { CropSquare } from '../domain/preprocess';
import type { Probe } from '../domain/probe';

/** 8-bit RGBA, row-major. */
export interface Pixels {
  width: number;
  height: number;
  data: Uint8ClampedArray<ArrayBuffer>;
}

const GRAY = 128;
/** Weights of R, G and B in luminance, as in the hue rotation of the CSS Filter Effects specification. */
const LUMINANCE = [0.213, 0.715, 0.072];

/**
 * A changed copy of a picture, of the same size; `seen` is the square that the network sees, to which shares of the
 * side refer. Zoom changes no pixel: it is a matter of the square.
 */
export function probePixels(pixels: Pixels, { kind, amount }: Probe, seen: CropSquare): Pixels {
  const { width, height } = pixels;
  const changed = { width, height, data: new Uint8ClampedArray(pixels.data) };
  switch (kind) {
    case 'zoom':
      return changed;
    case 'flip':
      return flipped(pixels);
    case 'blur':
      if (amount > 0) blurImage(changed as unknown as ImageData, (amount / 100) * seen.size);
      return changed;
    case 'occlude':
      return occluded(changed, amount / 100, seen);
    case 'hue':
      return mapped(changed, hueMatrix(amount));
    case 'brightness':
      return mapped(changed, [amount, 0, 0, 0, amount, 0, 0, 0, amount]);
  }
}

function flipped({ width, height, data }: Pixels): Pixels {
  const turned = new Uint8ClampedArray(data.length);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      for (let c = 0; c < 4; c++) turned[4 * (y * width + x) + c] = data[4 * (y * width + width - 1 - x) + c];
  return { width, height, data: turned };
}

function occluded(pixels: Pixels, share: number, seen: CropSquare): Pixels {
  const { width, height, data } = pixels;
  const side = seen.size * share;
  const within = (value: number, most: number) => Math.min(most, Math.max(0, Math.round(value)));
  const [left, right] = [-side, side].map((d) => within(seen.x + (seen.size + d) / 2, width));
  const [top, bottom] = [-side, side].map((d) => within(seen.y + (seen.size + d) / 2, height));
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) data.fill(GRAY, 4 * (y * width + x), 4 * (y * width + x) + 3);
  return pixels;
}

/** The 3 x 3 matrix, row by row, that turns hues by so many degrees and keeps luminance. */
function hueMatrix(degrees: number): number[] {
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  const turn = [-0.213, -0.715, 0.928, 0.143, 0.14, -0.283, -0.787, 0.715, 0.072];
  return turn.map((weight, i) => {
    const luminance = LUMINANCE[i % 3];
    const unit = i % 4 === 0 ? 1 : 0;
    return luminance + cos * (unit - luminance) + sin * weight;
  });
}

function mapped(pixels: Pixels, [rr, rg, rb, gr, gg, gb, br, bg, bb]: number[]): Pixels {
  const { data } = pixels;
  for (let i = 0; i < data.length; i += 4) {
    const [r, g, b] = [data[i], data[i + 1], data[i + 2]];
    data[i] = rr * r + rg * g + rb * b;
    data[i + 1] = gr * r + gg * g + gb * b;
    data[i + 2] = br * r + bg * g + bb * b;
  }
  return pixels;
}
