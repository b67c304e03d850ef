import type { RgbImage } from '../../domain/preprocess';
import { imageDataOf } from './imageDataOf';
import type { Mark, Paint } from './scene';

/** Draws rectangles, lines, circles and pictures on a canvas already scaled to CSS pixels; text stays with SVG. */
export function drawMarks(
  context: CanvasRenderingContext2D,
  marks: Mark[],
  paint: (value: Paint) => string,
): void {
  for (const mark of marks) {
    if (mark.kind === 'rect') {
      context.globalAlpha = mark.opacity ?? 1;
      if (mark.fill) {
        context.fillStyle = paint(mark.fill);
        context.fillRect(mark.x, mark.y, mark.width, mark.height);
      }
      if (mark.stroke) {
        context.strokeStyle = paint(mark.stroke);
        context.lineWidth = mark.lineWidth ?? 1;
        context.setLineDash([]);
        context.strokeRect(mark.x, mark.y, mark.width, mark.height);
      }
      context.globalAlpha = 1;
    } else if (mark.kind === 'circle') {
      context.fillStyle = paint(mark.fill);
      context.beginPath();
      context.arc(mark.x, mark.y, mark.radius, 0, 2 * Math.PI);
      context.fill();
    } else if (mark.kind === 'line') {
      context.strokeStyle = paint(mark.stroke);
      context.lineWidth = mark.lineWidth ?? 1;
      context.setLineDash(mark.dash ? [3, 3] : []);
      context.beginPath();
      context.moveTo(mark.x1, mark.y1);
      context.lineTo(mark.x2, mark.y2);
      context.stroke();
    } else if (mark.kind === 'image') {
      context.imageSmoothingEnabled = false;
      context.drawImage(pictureOf(mark.pixels), mark.x, mark.y, mark.width, mark.height);
    }
  }
}

function pictureOf(pixels: RgbImage): HTMLCanvasElement {
  const picture = document.createElement('canvas');
  picture.width = pixels.width;
  picture.height = pixels.height;
  picture.getContext('2d')?.putImageData(imageDataOf(pixels), 0, 0);
  return picture;
}
