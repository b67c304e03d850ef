import { GATE_BINS, gateShares } from '../../analysis/gateShares';
import { formatPercent } from '../formatPercent';
import type { Mark } from '../scene/scene';
import { veil } from './brushMarks';

interface Place {
  /** Edges in pixels; bars begin at the left. */
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** The values at top and bottom of the chart beside which the bars stand. */
  domain: [number, number];
  title: string;
}

export interface MarginalShares {
  bars: Mark[];
  /** The title below the bars, and above it the share of the longest one. */
  texts: Mark[];
  brushMarks(brushed: ReadonlySet<number>): Mark[];
}

/**
 * A histogram at the edge of a chart, on its vertical axis: the share of the channels in each of 20 steps, where their marks
 * lie over one another. The longest bar takes all of the width.
 */
export function marginalShares(
  values: Float32Array | null,
  { left, right, top, bottom, domain: [low, high], title }: Place,
): MarginalShares {
  // The axis as the unit interval that gates lie in.
  const heights = values?.map((value) => (value - low) / (high - low)) ?? new Float32Array();
  const shares = gateShares(heights);
  const most = Math.max(...shares);
  const height = (bottom - top) / GATE_BINS;
  const barsOf = (of: number[], fill: 'mark' | 'ink') =>
    of.flatMap((share, i): Mark[] =>
      share === 0
        ? []
        : [
            {
              kind: 'rect',
              x: left,
              y: bottom - (i + 1) * height,
              width: Math.max(1, (share / most) * (right - left)),
              height: height - 0.5,
              fill,
            },
          ],
    );
  const text = (value: string, y: number): Mark => ({
    kind: 'text',
    x: right,
    y,
    text: value,
    anchor: 'end',
    fill: 'ink-soft',
  });
  return {
    bars: barsOf(shares, 'mark'),
    texts: [text(`${title} →`, bottom + 29), ...(most > 0 ? [text(formatPercent(most), bottom + 14)] : [])],
    brushMarks: (brushed) =>
      values
        ? [veil(left, top, right - left, bottom - top), ...barsOf(gateShares(heights, brushed), 'ink')]
        : [],
  };
}
