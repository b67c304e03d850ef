import type { ImageFormat } from './sniffImage';

export interface PixelSize {
  width: number;
  height: number;
}

/**
 * Width and height as the file's header states them, before EXIF orientation, without decoding a pixel; null
 * where the format is not read here or the header is cut off.
 */
export function headerSize(bytes: Uint8Array, format: ImageFormat): PixelSize | null {
  const read = READERS[format];
  if (!read) return null;
  try {
    return read(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const READERS: Partial<Record<ImageFormat, (view: DataView) => PixelSize | null>> = {
  png: (view) => ({ width: view.getUint32(16), height: view.getUint32(20) }),
  gif: (view) => ({ width: view.getUint16(6, true), height: view.getUint16(8, true) }),
  jpeg: jpegSize,
  webp: webpSize,
};

/** The frame header SOF0..SOF15; C4, C8 and CC of that range are other segments. */
function jpegSize(view: DataView): PixelSize | null {
  for (let at = 2; ; ) {
    while (view.getUint8(at) !== 0xff || view.getUint8(at + 1) === 0xff) at++;
    const marker = view.getUint8(at + 1);
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker))
      return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) };
    if (marker === 0xd9 || marker === 0xda) return null;
    at += marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7) ? 2 : 2 + view.getUint16(at + 2);
  }
}

/** The canvas of VP8X, else the frame of VP8 (lossy) or VP8L (lossless). */
function webpSize(view: DataView): PixelSize | null {
  const uint24 = (at: number) => view.getUint16(at, true) | (view.getUint8(at + 2) << 16);
  switch (view.getUint32(12)) {
    case 0x56503858: // VP8X
      return { width: 1 + uint24(24), height: 1 + uint24(27) };
    case 0x56503820: // VP8 and a space
      return { width: view.getUint16(26, true) & 0x3fff, height: view.getUint16(28, true) & 0x3fff };
    case 0x5650384c: {
      const bits = view.getUint32(21, true); // VP8L
      return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) };
    }
    default:
      return null;
  }
}
