import type { RgbImage } from '../../domain/preprocess';

/** Reads a picture at an address and answers how to get its pixels in any size; null where it cannot be decoded. */
export async function readPicture(
  address: string,
): Promise<((width: number, height: number) => RgbImage) | null> {
  const image = new Image();
  image.src = address;
  try {
    await image.decode();
  } catch {
    return null;
  }
  return (width, height) => {
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(width));
    canvas.height = Math.max(1, Math.round(height));
    const context = canvas.getContext('2d') as CanvasRenderingContext2D;
    context.imageSmoothingQuality = 'high';
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    const { data } = context.getImageData(0, 0, canvas.width, canvas.height);
    const pixels = new Uint8Array(3 * canvas.width * canvas.height);
    for (let from = 0, to = 0; from < data.length; from += 4, to += 3)
      pixels.set(data.subarray(from, from + 3), to);
    return { width: canvas.width, height: canvas.height, data: pixels };
  };
}
