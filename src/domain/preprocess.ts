export type Interpolation = 'bilinear' | 'bicubic';

/** How pixels become the network's input; recorded in every trace. */
export interface Preprocess {
  /** Side of the square the network sees, pixels. */
  inputSize: number;
  /** Shorter side after the resize that precedes the centre crop, pixels: floor(inputSize / crop_pct). */
  resizeShort: number;
  interpolation: Interpolation;
  /** Per channel R, G, B, in 0..1. */
  mean: [number, number, number];
  std: [number, number, number];
}

/** A square of the photograph, in pixels after EXIF orientation. */
export interface CropSquare {
  x: number;
  y: number;
  size: number;
}

/** 8-bit RGB, row-major, three bytes a pixel. */
export interface RgbImage {
  width: number;
  height: number;
  data: Uint8Array | Uint8ClampedArray;
}
