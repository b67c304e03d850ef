import { range } from 'd3';
import type { ColorScale } from '../colors';
import type { Mark } from '../scene/scene';
import { textWidth } from '../scene/textWidth';

export interface Legend {
  title: string;
  /** What the ends of the scale stand for. */
  low: string;
  high: string;
  /** Colors from one end (0) to the other (1). */
  scale: ColorScale;
}

const STEPS = 32;
const STEP = 4;
const HEIGHT = 10;
const GAP = 8;
const SIZE = 11;

const startOfScale = (title: string, low: string) =>
  textWidth(title, SIZE) + 2 * GAP + textWidth(low, SIZE) + GAP;

/** Width that `legendMarks` takes, units. */
export const legendWidth = ({ title, low, high }: Legend) =>
  startOfScale(title, low) + STEPS * STEP + GAP + textWidth(high, SIZE);

/** A scale of colors in one row with its top left corner at (x, y), for files: the page has its own. */
export function legendMarks({ title, low, high, scale }: Legend, x: number, y: number): Mark[] {
  const text = (value: string, at: number, anchor: 'start' | 'end' = 'start'): Mark => ({
    kind: 'text',
    x: at,
    y: y + HEIGHT - 1,
    text: value,
    anchor,
    fill: 'ink-soft',
  });
  const scaleAt = x + startOfScale(title, low);
  return [
    text(title, x),
    text(low, scaleAt - GAP, 'end'),
    ...range(STEPS).map((step): Mark => {
      // A little wider than a step, so that no seam shows between two.
      const width = STEP + (step < STEPS - 1 ? 0.5 : 0);
      const fill = { color: scale(step / (STEPS - 1)) };
      return { kind: 'rect', x: scaleAt + step * STEP, y, width, height: HEIGHT, fill };
    }),
    text(high, scaleAt + STEPS * STEP + GAP),
  ];
}
