import type { CropSquare, Preprocess, RgbImage } from '../../domain/preprocess';
import { wholeSquare } from '../../domain/wholeSquare';
import { centerCropResize, squareCropResize } from '../../model/preprocess/cropResize';
import type { DecodedImage } from '../image/decodeImage';

/** The exact pixels that the network sees, and the square they were cut from, in original pixels. */
export interface SeenPixels {
  input: RgbImage;
  crop: CropSquare;
}

/**
 * The square that the network sees, resized to its input. The crop comes and goes in original pixels, and goes whole and
 * inside the picture; the pixels at hand may be fewer.
 */
export function cropPixels(
  { pixels, width, height, reduction }: DecodedImage,
  crop: CropSquare | null,
  preprocess: Preprocess,
): SeenPixels {
  if (crop === null) {
    const centered = centerCropResize(pixels, preprocess);
    if (reduction === 1) return centered;
    // Both sides were rounded: the square of the reduced picture is one of the original only nearly.
    const across = width / pixels.width;
    const down = height / pixels.height;
    const size = Math.min(centered.crop.size * Math.min(across, down), width, height);
    const x = Math.min(centered.crop.x * across, width - size);
    const y = Math.min(centered.crop.y * down, height - size);
    return { input: centered.input, crop: { x, y, size } };
  }
  const chosen = wholeSquare(crop, { width, height });
  const scale = reduction === 1 ? 1 : pixels.width / width;
  const scaled = { x: chosen.x * scale, y: chosen.y * scale, size: chosen.size * scale };
  return { input: squareCropResize(pixels, wholeSquare(scaled, pixels), preprocess), crop: chosen };
}
