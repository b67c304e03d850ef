import type { CropSquare, Preprocess, RgbImage } from '../../domain/preprocess';
import { pilResizeWindow } from './pilResize';

/**
 * torchvision's `Resize(resizeShort)` and `CenterCrop(inputSize)` on a PIL image, bit for bit. `crop` is the
 * square that the network sees, in pixels of `image`; its numbers may be fractions. Needs
 * resizeShort >= inputSize.
 */
export function centerCropResize(
  image: RgbImage,
  { inputSize, resizeShort, interpolation }: Preprocess,
): { input: RgbImage; crop: CropSquare } {
  if (resizeShort < inputSize) throw new Error(`resizeShort ${resizeShort} is below inputSize ${inputSize}`);
  const short = Math.min(image.width, image.height);
  const long = Math.trunc((resizeShort * Math.max(image.width, image.height)) / short);
  const width = image.width <= image.height ? resizeShort : long;
  const height = image.width <= image.height ? long : resizeShort;
  const x = roundHalfToEven((width - inputSize) / 2);
  const y = roundHalfToEven((height - inputSize) / 2);

  const source = { x: 0, y: 0, width: image.width, height: image.height };
  const window = { x, y, width: inputSize, height: inputSize };
  const input = pilResizeWindow(image, source, width, height, window, interpolation);

  const size = (inputSize * short) / resizeShort;
  const crop = {
    x: Math.min((x * image.width) / width, image.width - size),
    y: Math.min((y * image.height) / height, image.height - size),
    size,
  };
  return { input, crop };
}

/**
 * `image.crop((x, y, x + size, y + size)).resize((inputSize, inputSize), interpolation)` of Pillow, for a square
 * of whole pixels inside the image.
 */
export function squareCropResize(
  image: RgbImage,
  { x, y, size }: CropSquare,
  { inputSize, interpolation }: Preprocess,
): RgbImage {
  const whole = [x, y, size].every(Number.isInteger);
  if (!whole || size < 1 || x < 0 || y < 0 || x + size > image.width || y + size > image.height) {
    throw new Error(`the square ${x},${y},${size} is not inside ${image.width} x ${image.height} pixels`);
  }
  const window = { x: 0, y: 0, width: inputSize, height: inputSize };
  return pilResizeWindow(
    image,
    { x, y, width: size, height: size },
    inputSize,
    inputSize,
    window,
    interpolation,
  );
}

/** Python's `round`. */
export function roundHalfToEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
