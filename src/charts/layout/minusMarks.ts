import { textOn } from '../colors';
import type { Mark } from '../scene/scene';

/** Smaller cells have no room for a sign, units. */
const LEAST_CELL = 8;
/** Share of the limit from which a value counts as negative: nearer to zero its color is neutral, too. */
const LEAST_SHARE = 0.15;
const LONGEST = 5;

/**
 * A small minus in a cell of a diverging scale: its two ends are equally dark, so that without color nothing else tells
 * below from above. `share`: the value in limits, from -1 to 1.
 */
export function minusMarks(
  { x, y, width, height }: { x: number; y: number; width: number; height: number },
  share: number,
  fill: string,
): Mark[] {
  if (share > -LEAST_SHARE || width < LEAST_CELL || height < LEAST_CELL) return [];
  const half = Math.min(LONGEST, width / 2) / 2;
  const [center, middle] = [x + width / 2, y + height / 2];
  return [
    {
      kind: 'line',
      x1: center - half,
      y1: middle,
      x2: center + half,
      y2: middle,
      stroke: { color: textOn(fill) },
    },
  ];
}
