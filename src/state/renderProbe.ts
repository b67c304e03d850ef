import { probePixels } from '../analysis/probePixels';
import type { CropSquare } from '../domain/preprocess';
import type { Probe } from '../domain/probe';

/** Changing more pixels than this a side would not answer while a slider moves; the network sees far fewer. */
const LARGEST_SIDE = 768;

/**
 * The square of a picture that the network would see, changed; a PNG, so that nothing but the change is added. Zoom
 * reads a smaller square about the same center. Null: the browser cannot decode or draw it.
 */
export async function renderProbe(
  picture: Blob,
  crop: CropSquare | null,
  probe: Probe,
): Promise<Blob | null> {
  const bitmap = await createImageBitmap(picture, {
    premultiplyAlpha: 'none',
    colorSpaceConversion: 'none',
    imageOrientation: 'from-image',
  }).catch(() => null);
  if (!bitmap) return null;
  try {
    const size = Math.min(bitmap.width, bitmap.height);
    const square = crop ?? { x: (bitmap.width - size) / 2, y: (bitmap.height - size) / 2, size };
    const seen = square.size / (probe.kind === 'zoom' ? probe.amount : 1);
    const inset = (square.size - seen) / 2;
    const side = Math.max(1, Math.min(LARGEST_SIDE, Math.round(square.size)));
    const canvas = document.createElement('canvas');
    canvas.width = side;
    canvas.height = side;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) return null;
    context.fillStyle = '#fff';
    context.fillRect(0, 0, side, side);
    context.drawImage(bitmap, square.x + inset, square.y + inset, seen, seen, 0, 0, side, side);
    const pixels = context.getImageData(0, 0, side, side);
    const { data } = probePixels(pixels as ImageData & { data: Uint8ClampedArray<ArrayBuffer> }, probe);
    context.putImageData(new ImageData(data, side, side), 0, 0);
    return await new Promise((resolve) => canvas.toBlob(resolve));
  } finally {
    bitmap.close();
  }
}
