import type { CropSquare, RgbImage } from '../../domain/preprocess';
import type { Scene } from '../scene/scene';

/** Size of a photograph within its place, units. */
export function photoSize(photo: { width: number; height: number }, width: number, most: number) {
  const scale = Math.min(width / photo.width, most / photo.height);
  return { width: photo.width * scale, height: photo.height * scale };
}

/** A photograph with the square that the network sees, for files. `photo`: its size in the pixels of the square. */
export function layoutPhoto(
  pixels: RgbImage,
  photo: { width: number; height: number },
  crop: CropSquare,
  size: { width: number; height: number },
): Scene {
  const scale = size.width / photo.width;
  return {
    ...size,
    dense: [{ kind: 'image', x: 0, y: 0, ...size, pixels }],
    marks: [
      {
        kind: 'rect',
        x: crop.x * scale + 1,
        y: crop.y * scale + 1,
        width: Math.max(0, crop.size * scale - 2),
        height: Math.max(0, crop.size * scale - 2),
        stroke: 'accent',
        lineWidth: 2,
      },
    ],
  };
}
