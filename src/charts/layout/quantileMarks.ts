import type { GateQuantiles } from '../../analysis/gateQuantiles';
import type { Mark } from '../scene/scene';

const BAR = 9;
const DOT = 3.5;

/** Quantiles at x: a line from the 10th to the 90th percentile, a bar from the 25th to the 75th, a dot at the median. */
export function quantileMarks(
  { p10, p25, median, p75, p90 }: GateQuantiles,
  x: number,
  y: (value: number) => number,
): Mark[] {
  return [
    { kind: 'line', x1: x, y1: y(p90), x2: x, y2: y(p10), stroke: 'mark', lineWidth: 1.5 },
    {
      kind: 'rect',
      x: x - BAR / 2,
      y: y(p75),
      width: BAR,
      height: Math.max(1, y(p25) - y(p75)),
      fill: 'band',
      stroke: 'mark',
    },
    { kind: 'circle', x, y: y(median), radius: DOT, fill: 'mark' },
  ];
}
