import type { ScaleLinear } from 'd3';
import type { Mark } from '../scene/scene';

/** Room under the bars for `percentAxis`. */
export const PERCENT_AXIS_HEIGHT = 34;

/** Grid lines from `top` to `bottom` and their numbers, for bars that run from 0 to 100 % to the right. */
export function percentAxis(
  x: ScaleLinear<number, number>,
  { top, bottom, title }: { top: number; bottom: number; title: string },
): { lines: Mark[]; numbers: Mark[] } {
  const ticks = [0, 0.25, 0.5, 0.75, 1];
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
        .filter((tick) => tick % 0.5 === 0)
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
