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
  /** The same of what is usual, drawn light behind; null where nothing tells. */
  usual: number[] | null;
}

export interface SharesOptions {
  width: number;
  height: number;
  /** What the bars count. */
  axis: string;
  /** Symbol and word of the gate. */
  positions: string;
}

const LEFT = 46;
const RIGHT = 12;
const TOP = 22;
const BOTTOM = 36;
/** Share of a bin's width that its bar takes where a wider, lighter one stands behind it. */
const SLIM = 0.56;
/** Every so many tenths of the gate a tick. */
const TENTHS = 2;

/** A histogram of gates: one position a bin from closed to open, bars in share of channels. */
export function layoutGateShares(
  { shares, usual, gates }: SharesData,
  options: SharesOptions,
): PositionGeometry {
  const { width, height } = options;
  const right = width - RIGHT;
  const bottom = height - BOTTOM;
  const step = (right - LEFT) / GATE_BINS;
  const most = max([...(shares ?? []), ...(usual ?? [])]) || 1;
  const y = scaleLinear([0, most], [bottom, TOP]).nice(4);
  const { lines, numbers } = valueAxis(y, { left: LEFT, right, count: 4 });
  const dense: Mark[] = [...lines];
  const marks: Mark[] = [...numbers];

  const bars = (
    values: number[],
    share: number,
    paint: { fill: 'band' | 'mark'; stroke?: 'ink' | 'band-edge' },
  ) =>
    values.flatMap((value, bin): Mark[] => {
      if (value === 0) return [];
      const bar = Math.max(1, step * share - 1);
      const x = LEFT + (bin + 0.5) * step - bar / 2;
      return [{ kind: 'rect', x, y: y(value), width: bar, height: bottom - y(value), ...paint }];
    });
  const slim = usual ? SLIM : 1;
  if (usual) dense.push(...bars(usual, 1, { fill: 'band', stroke: 'band-edge' }));
  if (shares) dense.push(...bars(shares, slim, { fill: 'mark' }));
  const brushMarks = (brushed: ReadonlySet<number>): Mark[] =>
    gates
      ? [
          veil(LEFT, TOP, right - LEFT, bottom - TOP),
          ...lines,
          ...bars(gateShares(gates, brushed), slim, { fill: 'mark', stroke: 'ink' }),
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
    top: TOP,
    bottom,
    brushMarks,
  };
}
