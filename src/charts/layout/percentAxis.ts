import type { ScaleLinear } from 'd3';
import { FONT_SIZE, type Mark } from '../scene/scene';
import { textWidth } from '../scene/textWidth';

/** Room under the bars for `percentAxis`. */
export const PERCENT_AXIS_HEIGHT = 34;

/** Least width of half of an axis whose middle has a number, too. */
const LEAST_HALF = 1.5 * textWidth('100 %', FONT_SIZE) + 10;

/** Grid lines from `top` to `bottom` and their numbers, for bars that run from 0 to 100 % to the right. */
export function percentAxis(
  x: ScaleLinear<number, number>,
  { top, bottom, title }: { top: number; bottom: number; title: string },
): { lines: Mark[]; numbers: Mark[] } {
  const ticks = [0, 0.25, 0.5, 0.75, 1];
  // Half of the axis holds half of its middle number, its last one, and what keeps them apart.
  const roomy = (x(1) - x(0)) / 2 >= LEAST_HALF;
  const at = (tick: number) => Math.max(0.5, x(tick));
  return {
    lines: ticks.map((tick) => ({
      kind: 'line',
      x1: at(tick),
      y1: top,
      x2: at(tick),
      y2: bottom + 2,
      stroke: 'grid',
    })),
    numbers: [
      ...ticks
        .filter((tick) => (roomy ? tick % 0.5 === 0 : tick === 0 || tick === 1))
        .map(
          (tick): Mark => ({
            kind: 'text',
            x: at(tick),
            y: bottom + 15,
            text: `${100 * tick} %`,
            anchor: tick === 0 ? 'start' : tick === 1 ? 'end' : 'middle',
            fill: 'ink-soft',
          }),
        ),
      { kind: 'text', x: x(1), y: bottom + 31, text: `${title} →`, anchor: 'end', fill: 'ink-soft' },
    ],
  };
}
