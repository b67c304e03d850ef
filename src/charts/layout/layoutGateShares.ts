import { max, range, scaleLinear } from 'd3';
import { GATE_BINS, gateShares } from '../../analysis/gateShares';
import { formatNumber } from '../formatNumber';
import type { Mark } from '../scene/scene';
import { veil } from './brushMarks';
import type { PositionGeometry } from './positionGeometry';
import { valueAxis } from './valueAxis';

export interface SharesData {
  /** Share of the channels in each of 20 bins of the gate; null before the first result. */
  shares: number[] | null;
  /** The gates themselves, which tell the bin of a brushed channel. */
  gates?: Float32Array | null;
  /** Share of the gates below 0.1 and above 0.9 over reference images, all that a profile tells; null where none does. */
  usual: GateEnds<number> | null;
}

/** One thing about the gates below 0.1, and one about those above 0.9. */
export interface GateEnds<T> {
  closed: T;
  open: T;
}

export interface SharesOptions {
  width: number;
  height: number;
  /** What the bars count. */
  axis: string;
  /** Symbol and word of the gate. */
  positions: string;
  /** Lines above the bars at either end; they take their room also where they are empty. */
  ends?: GateEnds<string[]>;
}

const LEFT = 46;
const RIGHT = 12;
const TOP = 22;
const BOTTOM = 36;
const LINE = 14;
/** Bins below 0.1, and above 0.9. */
const END_BINS = 2;
/** Every so many tenths of the gate a tick. */
const TENTHS = 2;

/** A histogram of gates: one position a bin from closed to open, bars in share of channels. */
export function layoutGateShares(
  { shares, usual, gates }: SharesData,
  options: SharesOptions,
): PositionGeometry {
  const { width, height, ends } = options;
  const top = TOP + (ends ? LINE * Math.max(ends.closed.length, ends.open.length) : 0);
  const right = width - RIGHT;
  const bottom = height - BOTTOM;
  const step = (right - LEFT) / GATE_BINS;
  const most =
    max([...(shares ?? []), ...(usual ? [usual.closed, usual.open].map((share) => share / END_BINS) : [])]) ||
    1;
  const y = scaleLinear([0, most], [bottom, top]).nice(4);
  const { lines, numbers } = valueAxis(y, {
    left: LEFT,
    right,
    count: 4,
    format: (tick) => `${formatNumber(100 * tick)} %`,
  });
  const dense: Mark[] = [...lines];
  const marks: Mark[] = [...numbers];

  const bars = (values: number[], paint: { fill: 'mark'; stroke?: 'ink' }) =>
    values.flatMap((value, bin): Mark[] => {
      if (value === 0) return [];
      const bar = Math.max(1, step - 1);
      const x = LEFT + (bin + 0.5) * step - bar / 2;
      return [{ kind: 'rect', x, y: y(value), width: bar, height: bottom - y(value), ...paint }];
    });
  if (shares) dense.push(...bars(shares, { fill: 'mark' }));
  // As much area below it as the share of both bars together.
  const endLine = (share: number, from: number): Mark[] => {
    const line = { kind: 'line', x1: LEFT + from * step, x2: LEFT + (from + END_BINS) * step } as const;
    const at = { y1: y(share / END_BINS), y2: y(share / END_BINS) };
    return [
      { ...line, ...at, stroke: 'surface', lineWidth: 5 },
      { ...line, ...at, stroke: 'ink', lineWidth: 2 },
    ];
  };
  if (usual) marks.push(...endLine(usual.closed, 0), ...endLine(usual.open, GATE_BINS - END_BINS));
  const endText = (lines: string[], x: number, anchor: 'start' | 'end') =>
    lines.map(
      (text, i): Mark => ({ kind: 'text', x, y: TOP + (i + 0.5) * LINE, text, anchor, fill: 'ink-soft' }),
    );
  if (ends) marks.push(...endText(ends.closed, LEFT, 'start'), ...endText(ends.open, right, 'end'));
  const brushMarks = (brushed: ReadonlySet<number>): Mark[] =>
    gates
      ? [
          veil(LEFT, top, right - LEFT, bottom - top),
          ...lines,
          ...bars(gateShares(gates, brushed), { fill: 'mark', stroke: 'ink' }),
        ]
      : [];

  for (const tenth of range(0, 11, TENTHS))
    marks.push({
      kind: 'text',
      x: LEFT + (tenth / 10) * (right - LEFT),
      y: bottom + 15,
      text: formatNumber(tenth / 10),
      anchor: 'middle',
      fill: 'ink-soft',
    });
  marks.push(
    { kind: 'text', x: 0, y: 10, text: `↑ ${options.axis}`, fill: 'ink-soft' },
    {
      kind: 'text',
      x: right,
      y: height - 3,
      text: `${options.positions} →`,
      anchor: 'end',
      fill: 'ink-soft',
    },
  );
  return {
    scene: { width, height, dense, marks },
    count: GATE_BINS,
    left: LEFT,
    step,
    top,
    bottom,
    brushMarks,
  };
}
