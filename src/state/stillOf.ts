/** Longest side of a still, pixels: more than any place on the page that shows one. */
const LONGEST = 1024;

const STILLS = new WeakMap<Blob, Promise<Blob | null>>();

/**
 * The picture as the network gets it: the first frame of an animation, transparent parts on white, colors
 * unconverted. A JPEG is its own still. Null: the browser cannot decode it.
 */
export function stillOf(picture: Blob): Promise<Blob | null> {
  const known = STILLS.get(picture);
  if (known) return known;
  const still = makeStill(picture).catch(() => null);
  STILLS.set(picture, still);
  return still;
}

async function makeStill(picture: Blob): Promise<Blob | null> {
  const start = new Uint8Array(await picture.slice(0, 2).arrayBuffer());
  if (start[0] === 0xff && start[1] === 0xd8) return picture;
  const bitmap = await createImageBitmap(picture, {
    premultiplyAlpha: 'none',
    colorSpaceConversion: 'none',
    imageOrientation: 'from-image',
  });
  try {
    const scale = Math.min(1, LONGEST / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    const context = canvas.getContext('2d');
    if (!context) return null;
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve) => canvas.toBlob(resolve));
  } finally {
    bitmap.close();
  }
}
