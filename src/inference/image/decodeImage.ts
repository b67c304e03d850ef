import { fail } from '../../domain/failure';
import type { RgbImage } from '../../domain/preprocess';
import { type Result, succeed } from '../../domain/result';
import type { ImageNotice } from '../protocol';
import { sha256 } from '../runtime/sha256';
import { headerSize } from './headerSize';
import { sniffImage } from './sniffImage';

export interface DecodedImage {
  pixels: RgbImage;
  /** Size after EXIF orientation; `pixels` may be smaller by `reduction`. */
  width: number;
  height: number;
  /** Original pixels to one of `pixels`, 1 unless the image was too large to hold. */
  reduction: number;
  /** Of the file, hex. */
  sha256: string;
  notices: ImageNotice[];
}

/** A larger image is read at a half, a third, … of its size: 8 bytes a pixel would be held otherwise. */
const MOST_PIXELS = 40e6;

/** What browsers decode at all: beyond this, a failure is one of size. Chromium stops at 2^29 pixels. */
const MOST_DECODABLE = 2 ** 28;

/**
 * Decodes a picture to 8-bit RGB without color conversion, upright by its EXIF orientation. Transparent parts
 * are laid on white. Runs in a worker and on the page.
 */
export async function decodeImage(blob: Blob, name: string): Promise<Result<DecodedImage>> {
  const bytes = await readBytes(blob);
  if (!bytes) return fail('image-unreadable', { name });
  const sniffed = sniffImage(bytes, name);
  if (!sniffed.ok) return sniffed;
  const notices: ImageNotice[] = sniffed.value.animated ? ['first-frame'] : [];
  const options: ImageBitmapOptions = {
    premultiplyAlpha: 'none',
    colorSpaceConversion: 'none',
    imageOrientation: 'from-image',
  };
  const hash = sha256(bytes.buffer);
  let bitmap: ImageBitmap;
  try {
    bitmap = await createImageBitmap(blob, options);
  } catch {
    const size = headerSize(bytes, sniffed.value.format);
    const tooLarge = size !== null && size.width * size.height > MOST_DECODABLE;
    return tooLarge ? fail('image-too-large', { name, ...size }) : fail('image-undecodable', { name });
  }
  const { width, height } = bitmap;
  let reduction = 1;
  while ((width / reduction) * (height / reduction) > MOST_PIXELS) reduction++;
  const target = {
    width: Math.max(1, Math.round(width / reduction)),
    height: Math.max(1, Math.round(height / reduction)),
  };
  if (reduction > 1) notices.push('image-reduced');
  try {
    const context = createContext(target.width, target.height);
    context.imageSmoothingQuality = 'high';
    context.drawImage(bitmap, 0, 0, target.width, target.height);
    const rgba = context.getImageData(0, 0, target.width, target.height).data;
    const { data, transparent } = flattenOnWhite(rgba);
    if (transparent) notices.push('transparency-flattened');
    return succeed({
      pixels: { ...target, data },
      width,
      height,
      reduction,
      sha256: await hash,
      notices,
    });
  } catch {
    return fail('image-too-large', { name, width, height });
  } finally {
    bitmap.close();
  }
}

/** null where the file is a folder, was moved, or may not be read. */
async function readBytes(blob: Blob): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch {
    return null;
  }
}

function createContext(
  width: number,
  height: number,
): CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D {
  const canvas =
    typeof OffscreenCanvas === 'undefined'
      ? Object.assign(document.createElement('canvas'), { width, height })
      : new OffscreenCanvas(width, height);
  // The union of both canvases' overloads would lose the '2d'.
  const context = (canvas as OffscreenCanvas).getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('no 2d context');
  return context;
}

/** RGBA -> RGB over white. */
export function flattenOnWhite(rgba: Uint8ClampedArray): { data: Uint8Array; transparent: boolean } {
  const data = new Uint8Array((rgba.length / 4) * 3);
  let transparent = false;
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    const alpha = rgba[from + 3];
    if (alpha === 255) {
      data[to] = rgba[from];
      data[to + 1] = rgba[from + 1];
      data[to + 2] = rgba[from + 2];
      continue;
    }
    transparent = true;
    for (let c = 0; c < 3; c++)
      data[to + c] = Math.round((rgba[from + c] * alpha + 255 * (255 - alpha)) / 255);
  }
  return { data, transparent };
}
