import { probePixels } from '../analysis/probePixels';
import type { CropSquare } from '../domain/preprocess';
import type { Probe } from '../domain/probe';

/** Changing more pixels than this would not answer while a slider moves. */
const MOST_PIXELS = 4e6;

export interface ProbeSource {
  blob: Blob;
  /** As chosen; null: the network's own center. */
  crop: CropSquare | null;
  /** The square that the network saw, where it has run. */
  seen: CropSquare | null;
}

export interface RenderedProbe {
  blob: Blob;
  crop: CropSquare | null;
}

/**
 * A changed copy of the whole picture with the square that goes with it, so that both go the same way through
 * preprocessing and nothing but the change differs. A PNG; zoom needs only a smaller square of the same picture.
 * Null: the browser cannot decode or draw it.
 */
export async function renderProbe(source: ProbeSource, probe: Probe): Promise<RenderedProbe | null> {
  const bitmap = await createImageBitmap(source.blob, {
    premultiplyAlpha: 'none',
    colorSpaceConversion: 'none',
    imageOrientation: 'from-image',
  }).catch(() => null);
  if (!bitmap) return null;
  try {
    const seen = source.crop ?? source.seen ?? centerOf(bitmap);
    if (probe.kind === 'zoom')
      return { blob: source.blob, crop: probe.amount === 1 ? source.crop : shrunk(seen, probe.amount) };
    const scale = Math.min(1, Math.sqrt(MOST_PIXELS / (bitmap.width * bitmap.height)));
    const [width, height] = [bitmap.width, bitmap.height].map((side) =>
      Math.max(1, Math.round(side * scale)),
    );
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const context = canvas.getContext('2d', { willReadFrequently: true });
    if (!context) return null;
    context.fillStyle = '#fff';
    context.fillRect(0, 0, width, height);
    context.drawImage(bitmap, 0, 0, width, height);
    const pixels = context.getImageData(0, 0, width, height);
    const { data } = probePixels({ width, height, data: pixels.data }, probe, scaled(seen, scale));
    context.putImageData(new ImageData(data, width, height), 0, 0);
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
    if (!blob) return null;
    const crop = source.crop && scaled(source.crop, scale);
    return { blob, crop: crop && probe.kind === 'flip' ? { ...crop, x: width - crop.x - crop.size } : crop };
  } finally {
    bitmap.close();
  }
}

function centerOf({ width, height }: ImageBitmap): CropSquare {
  const size = Math.min(width, height);
  return { x: (width - size) / 2, y: (height - size) / 2, size };
}

function shrunk({ x, y, size }: CropSquare, by: number): CropSquare {
  const inset = (size - size / by) / 2;
  return { x: x + inset, y: y + inset, size: size / by };
}

const scaled = ({ x, y, size }: CropSquare, by: number): CropSquare => ({
  x: x * by,
  y: y * by,
  size: size * by,
});
