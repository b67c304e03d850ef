import { extent, scaleLinear } from 'd3';
import type { ColorRole } from '../colors';
import type { Mark } from '../scene/scene';
import type { PositionGeometry } from './positionGeometry';
import { valueAxis } from './valueAxis';

/** One term of a sum. */
export interface ContributionBar {
  /** Number of the input, or the word for what is none. */
  label: string;
  value: number;
  /** `input`: one of those that are ranked; `bias`; `rest`: many inputs together. */
  kind: 'input' | 'bias' | 'rest';
  /** An input of 0, which cannot contribute: a ring on the zero line. */
  silent?: boolean;
  selected?: boolean;
}

export interface ContributionOptions {
  width: number;
  height: number;
  /** What the bars add up to. */
  axis: string;
  /** What the inputs are, and their order. */
  positions: string;
  /** What the rings stand for. */
  silent?: string;
  /** Units a bar takes, at least; 9 where it is left out. */
  leastStep?: number;
}

const LEFT = 46;
const RIGHT = 12;
const TOP = 22;
const BOTTOM = 54;
/** Narrower bars could not be told apart: the chart becomes wider and scrolls. */
const LEAST_STEP = 9;
/** Room for the number of an input. */
const LABEL_STEP = 26;
const WIDEST_BAR = 22;

/**
 * The terms of a sum as bars about a zero line, in the order given. What is no single input (bias, rest) is gray and
 * named in a row of its own.
 */
export function layoutContributions(
  bars: ContributionBar[],
  { width: room, height, axis, positions, silent: ringText, leastStep = LEAST_STEP }: ContributionOptions,
): PositionGeometry {
  const count = bars.length;
  const width = Math.max(room, LEFT + RIGHT + leastStep * count);
  const right = width - RIGHT;
  const bottom = height - BOTTOM;
  const step = (right - LEFT) / Math.max(1, count);
  const [low = 0, high = 0] = extent(bars, ({ value }) => value);
  // An axis of less than this has no ticks that floating-point numbers can tell apart.
  const flat = Math.max(-low, high) < 1e-12;
  const y = scaleLinear(flat ? [-1, 1] : [Math.min(0, low), Math.max(0, high)], [bottom, TOP]).nice(4);
  const { lines, numbers } = valueAxis(y, {
    left: LEFT,
    right,
    count: 4,
    stroke: (tick) => (tick === 0 ? 'ink-soft' : 'grid'),
  });
  const dense: Mark[] = [...lines];
  const marks: Mark[] = [...numbers];
  const zero = y(0);
  const bar = Math.min(WIDEST_BAR, step * 0.72);

  bars.forEach(({ label, value, kind, silent, selected }, position) => {
    const x = LEFT + (position + 0.5) * step;
    const fill: ColorRole = selected ? 'accent' : kind === 'input' ? 'mark' : 'ink-soft';
    if (silent) {
      const radius = Math.min(3.5, step * 0.4);
      marks.push({ kind: 'circle', x, y: zero, radius, fill: selected ? 'accent' : 'ink-soft' });
      marks.push({ kind: 'circle', x, y: zero, radius: radius * 0.55, fill: 'surface' });
    } else {
      const at = y(value);
      const size = Math.max(1, Math.abs(zero - at));
      dense.push({ kind: 'rect', x: x - bar / 2, y: Math.min(zero, at), width: bar, height: size, fill });
    }
    if (kind === 'input' && (step >= LABEL_STEP || selected))
      marks.push(labelMark(label, x, bottom + 15, 'middle', selected ? 'accent' : 'ink-soft'));
    if (kind === 'bias') marks.push(labelMark(label, x - bar / 2, bottom + 31, 'start', 'ink-soft'));
    if (kind === 'rest') marks.push(labelMark(label, x + bar / 2, bottom + 31, 'end', 'ink-soft'));
  });
  const lastRing = bars.findLastIndex(({ silent }) => silent);
  if (ringText && lastRing >= 0)
    marks.push(labelMark(ringText, LEFT + (lastRing + 1) * step, zero - 9, 'end', 'ink-soft'));
  marks.push(
    { kind: 'text', x: 0, y: 10, text: `↑ ${axis}`, fill: 'ink-soft', stays: 'left' },
    {
      kind: 'text',
      x: right,
      y: height - 3,
      text: `${positions} →`,
      anchor: 'end',
      fill: 'ink-soft',
      stays: 'right',
    },
  );
  return { scene: { width, height, dense, marks }, count, left: LEFT, step, top: TOP, bottom };
}

const labelMark = (
  text: string,
  x: number,
  y: number,
  anchor: 'start' | 'middle' | 'end',
  fill: ColorRole,
): Mark => ({ kind: 'text', x, y, text, anchor, fill, bold: fill === 'accent' });
