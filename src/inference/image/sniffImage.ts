import { fail } from '../../domain/failure';
import { isPickle } from '../../domain/pickle';
import { type Result, succeed } from '../../domain/result';
import { endsGif, endsJpeg, endsPng, endsRiff } from './wholeFile';

export type ImageFormat = 'jpeg' | 'png' | 'gif' | 'webp' | 'avif' | 'bmp' | 'unknown';

export interface SniffedImage {
  format: ImageFormat;
  /** A GIF, PNG or WebP of more than one frame. */
  animated: boolean;
}

const ascii = (bytes: Uint8Array, at: number, length: number) =>
  String.fromCharCode(...bytes.subarray(at, at + length));

/**
 * What kind of image the bytes are, whatever the name says, and whether the file is whole: browsers show the
 * upper part of a truncated file without a word. Fails with `image-empty`, `image-svg`, `image-heic`,
 * `image-truncated`, `image-not-an-image`; a checkpoint of PyTorch with `weights-pickle`.
 */
export function sniffImage(bytes: Uint8Array, name: string): Result<SniffedImage> {
  if (bytes.length === 0) return fail('image-empty', { name });
  const is = (format: ImageFormat, whole: boolean, animated = false): Result<SniffedImage> =>
    whole ? succeed({ format, animated }) : fail('image-truncated', { name });

  if (bytes[0] === 0xff && bytes[1] === 0xd8) return is('jpeg', endsJpeg(bytes));
  if (ascii(bytes, 0, 4) === '\x89PNG') {
    const { whole, animated } = endsPng(bytes);
    return is('png', whole, animated);
  }
  if (/^GIF8[79]a$/.test(ascii(bytes, 0, 6))) {
    const { whole, frames } = endsGif(bytes);
    return is('gif', whole, frames > 1);
  }
  if (ascii(bytes, 0, 4) === 'RIFF' && ascii(bytes, 8, 4) === 'WEBP')
    return is(
      'webp',
      endsRiff(bytes),
      bytes.length > 20 && ascii(bytes, 12, 4) === 'VP8X' && (bytes[20] & 2) !== 0,
    );
  if (ascii(bytes, 0, 2) === 'BM') return is('bmp', true);
  if (ascii(bytes, 4, 4) === 'ftyp') {
    const brand = ascii(bytes, 8, 4);
    // An AVIF may call itself by its general brand and stand only in the list of compatible ones.
    const compatible = ascii(bytes, 16, Math.min(64, Math.max(0, (bytes[3] ?? 0) - 16)));
    if (/^avi[fs]$/.test(brand) || /^(.{4})*?avi[fs]/s.test(compatible)) return is('avif', true);
    if (/^(heic|heix|hevc|heim|heis|mif1|msf1)$/.test(brand)) return fail('image-heic', { name });
  }
  if (isPickle(bytes)) return fail('weights-pickle');
  const start = new TextDecoder().decode(bytes.subarray(0, 1024));
  if (/<svg[\s>]/i.test(start)) return fail('image-svg', { name });
  // Text, HTML, PDF, archives: nothing a browser could show as an image.
  if (isText(bytes) || /^(%PDF|PK)/.test(start)) return fail('image-not-an-image', { name });
  if (bytes.length < SMALLEST) return fail('image-not-an-image', { name });
  return is('unknown', true);
}

/** No image of any format has fewer bytes. */
const SMALLEST = 12;

/** Printable bytes only, in the first kilobyte. */
function isText(bytes: Uint8Array): boolean {
  return bytes
    .subarray(0, 1024)
    .every((byte) => byte >= 0x20 || byte === 0x09 || byte === 0x0a || byte === 0x0d);
}
