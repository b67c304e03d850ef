import type { ScaleLinear } from 'd3';
import type { ColorRole } from '../colors';
import { formatNumber } from '../formatNumber';
import type { Mark } from '../scene/scene';

export interface ValueAxisOptions {
  /** Pixels between which the grid runs; the numbers stand left of it. */
  left: number;
  right: number;
  /** About so many ticks. */
  count: number;
  stroke?(tick: number): ColorRole;
  format?(tick: number): string;
}

/** Grid lines, which belong under the data, and their numbers. */
export function valueAxis(
  y: ScaleLinear<number, number>,
  { left, right, count, stroke = () => 'grid', format = formatNumber }: ValueAxisOptions,
): { lines: Mark[]; numbers: Mark[] } {
  const ticks = y.ticks(count);
  return {
    lines: ticks.map((tick) => ({
      kind: 'line',
      x1: left,
      y1: y(tick),
      x2: right,
      y2: y(tick),
      stroke: stroke(tick),
    })),
    numbers: ticks.map((tick) => ({
      kind: 'text',
      x: left - 6,
      y: y(tick) + 4,
      text: format(tick),
      anchor: 'end',
      fill: 'ink-soft',
      stays: 'left',
    })),
  };
}
