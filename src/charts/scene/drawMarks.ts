import type { Mark, Paint } from './scene';

/** Draws rectangles, lines and circles on a canvas already scaled to CSS pixels; text stays with SVG. */
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
      context.globalAlpha = 1;
    } else if (mark.kind === 'circle') {
      context.fillStyle = paint(mark.fill);
      context.beginPath();
      context.arc(mark.x, mark.y, mark.radius, 0, 2 * Math.PI);
      context.fill();
    } else if (mark.kind === 'line') {
      context.strokeStyle = paint(mark.stroke);
      context.lineWidth = mark.lineWidth ?? 1;
      context.beginPath();
      context.moveTo(mark.x1, mark.y1);
      context.lineTo(mark.x2, mark.y2);
      context.stroke();
    }
  }
}
