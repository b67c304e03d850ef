import type { Mark } from '../scene/scene';

/**
 * The upper and the lower edge of a reference band: the band itself is too light to be told from the surface, and what
 * is outside of it is unusual. No sides: neighbors have bands of their own.
 */
export function bandEdges(
  { x, width, y, height }: { x: number; width: number; y: number; height: number },
  lineWidth = 1,
): Mark[] {
  return [y, y + height].map((at) => ({
    kind: 'line',
    x1: x,
    y1: at,
    x2: x + width,
    y2: at,
    stroke: 'band-edge',
    lineWidth,
  }));
}
