import type { ColorRole } from './colors';
import type { Mark } from './scene/scene';

/** Two networks, told apart by tone and shape; the colors of the slots belong to images. */
export const networkPaint = (network: number): ColorRole => (network === 0 ? 'mark' : 'ink-soft');

/** Disc for the loaded network, frame for the one beside it. `radius` in pixels. */
export function networkShape(network: number, x: number, y: number, radius = 3.5): Mark[] {
  const fill = networkPaint(network);
  if (network === 0) return [{ kind: 'circle', x, y, radius, fill }];
  const box = (half: number, paint: ColorRole): Mark => ({
    kind: 'rect',
    x: x - half,
    y: y - half,
    width: 2 * half,
    height: 2 * half,
    fill: paint,
  });
  return [box(radius, fill), box(radius * 0.5, 'surface')];
}
