import { range } from 'd3';
import type { ColorScale } from '../colors';
import { formatNumber } from '../formatNumber';
import type { Mark } from '../scene/scene';

export interface SignedLegend {
  /** What the colors mean. */
  title: string;
  /** The value at the upper end; 0: there is nothing to tell apart, and the ends have no number. */
  limit: number;
  /** Colors from the lower end (0) to the upper one (1). */
  scale: ColorScale;
}

/** Height of title, scale and numbers together. */
export const SIGNED_LEGEND_HEIGHT = 50;

const STEPS = 33;
const WIDTH = 132;
/** Room for half a number beside the scale. */
const INSET = 24;

/** Width of scale and numbers together; a title may be longer. */
export const SIGNED_LEGEND_WIDTH = WIDTH + 2 * INSET;

/** A diverging scale from - limit to + limit with its zero in the middle; its top left corner is at (x, y). */
export function signedLegend({ title, limit, scale }: SignedLegend, x: number, y: number): Mark[] {
  const part = WIDTH / STEPS;
  const end = formatNumber(limit);
  const start = x + INSET;
  const label = (text: string, at: number): Mark => ({
    kind: 'text',
    x: at,
    y: y + 46,
    text,
    anchor: 'middle',
    fill: 'ink-soft',
  });
  return [
    ...range(STEPS).map(
      (i): Mark => ({
        kind: 'rect',
        x: start + i * part,
        y: y + 20,
        // A little wider than a part, so that no seam shows between two.
        width: part + (i < STEPS - 1 ? 0.5 : 0),
        height: 12,
        fill: { color: scale(i / (STEPS - 1)) },
      }),
    ),
    label(limit > 0 ? `−${end}` : '', start),
    label('0', start + WIDTH / 2),
    label(limit > 0 ? `+${end}` : '', start + WIDTH),
    { kind: 'text', x: x + 2, y: y + 12, text: title, fill: 'ink-soft' },
  ];
}
