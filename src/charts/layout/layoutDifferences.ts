import { extent, scaleLinear } from 'd3';
import type { Mark } from '../scene/scene';
import { brushPositions } from './brushMarks';
import { AXIS_HEIGHT, channelAxis } from './channelAxis';
import type { PositionGeometry } from './positionGeometry';
import { valueAxis } from './valueAxis';

export interface DifferencesOptions {
  width: number;
  height: number;
  /** What is shown, and its unit. */
  axis: string;
  positions: string;
  numbered: boolean;
  /** What noise alone explains, on both sides of zero, and what is said of its lines. */
  noise?: { size: number; text: string };
}

const LEFT = 52;
const RIGHT = 8;
const PLAIN_TOP = 24;
/** Middle of the row under the axis' name that says what the lines are, and the end of its dashes. */
const LEGEND_Y = 23;
const LEGEND_DASH = 26;
const LEGEND_HEIGHT = 18;
const WIDEST_BAR = 14;

/** Signed differences of two images, a bar a channel in the given order, around a zero line. */
export function layoutDifferences(
  values: Float32Array,
  order: number[],
  options: DifferencesOptions,
): PositionGeometry {
  const { width, height, axis, positions, numbered, noise } = options;
  const count = order.length;
  const right = width - RIGHT;
  const top = noise ? PLAIN_TOP + LEGEND_HEIGHT : PLAIN_TOP;
  const bottom = height - AXIS_HEIGHT;
  const step = (right - LEFT) / Math.max(1, count);
  const [low = 0, high = 0] = extent(values);
  // Without the lines nobody could tell that no bar reaches them.
  const most = Math.max(Math.abs(low), Math.abs(high), noise?.size ?? 0) || 1;
  // Both sides to one scale: up and down are read against each other.
  const y = scaleLinear([-most, most], [bottom, top]).nice(5);
  const grid = valueAxis(y, {
    left: LEFT,
    right,
    count: 5,
    stroke: (tick) => (tick === 0 ? 'ink-soft' : 'grid'),
  });
  const zero = y(0);
  const bar = Math.min(WIDEST_BAR, step > 3 ? step - 1 : step);
  const dense: Mark[] = [
    ...grid.lines,
    ...order.map((channel, position): Mark => {
      const at = y(values[channel]);
      return {
        kind: 'rect',
        x: LEFT + (position + 0.5) * step - bar / 2,
        y: Math.min(zero, at),
        width: bar,
        height: Math.max(0.5, Math.abs(zero - at)),
        fill: 'mark',
      };
    }),
  ];
  const limits = noise ? [noise.size, -noise.size] : [];
  const marks: Mark[] = [
    ...limits.map(
      (limit): Mark => ({
        kind: 'line',
        x1: LEFT,
        y1: y(limit),
        x2: right,
        y2: y(limit),
        stroke: 'accent',
        dash: true,
      }),
    ),
    ...(noise
      ? ([
          { kind: 'line', x1: 2, y1: LEGEND_Y, x2: LEGEND_DASH, y2: LEGEND_Y, stroke: 'accent', dash: true },
          { kind: 'text', x: LEGEND_DASH + 6, y: LEGEND_Y + 4, text: noise.text, fill: 'ink-soft' },
        ] satisfies Mark[])
      : []),
    ...grid.numbers,
    { kind: 'text', x: 2, y: 11, text: `↑ ${axis}`, fill: 'ink-soft' },
    ...channelAxis(order, { left: LEFT, right, bottom, step, title: positions, numbered }),
  ];
  const frame = { left: LEFT, step, top, bottom };
  return {
    scene: { width, height, dense, marks },
    count,
    ...frame,
    brushMarks: (brushed) => brushPositions(frame, order, brushed),
  };
}
