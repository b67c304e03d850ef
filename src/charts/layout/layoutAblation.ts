import { scaleLinear } from 'd3';
import { meanOf } from '../../analysis/meanOf';
import type { Theme } from '../colors';
import { formatPercent } from '../formatPercent';
import { FONT_SIZE, type Mark } from '../scene/scene';
import { textWidth } from '../scene/textWidth';
import { slotColor, slotShape } from '../slotMarks';
import type { PositionGeometry } from './positionGeometry';
import { slotLegend } from './slotLegend';
import { valueAxis } from './valueAxis';

export interface AblationCurves {
  /** Channels replaced at each point, from 0 to all. */
  counts: number[];
  channels: number;
  /** Change of log-odds at each point; several repetitions only of the random order. */
  curves: { label: string; values: number[][] }[];
}

export interface AblationOptions {
  width: number;
  theme: Theme;
  axis: string;
  positions: string;
  /** Said in the middle where no curve has run. */
  note?: string;
}

const LEFT = 52;
const RIGHT = 16;
const PLOT = 220;
const AXIS = 36;

/** Change of the first answer as more and more of a block's gates are replaced; repetitions as a mean with a bar from least to most. */
export function layoutAblation(
  { counts, channels, curves }: AblationCurves,
  { width, theme, axis, positions, note }: AblationOptions,
): PositionGeometry {
  const legend = slotLegend(
    curves.map(({ label }, slot) => ({ label, slot })),
    { left: 2, width: width - RIGHT, theme },
  );
  const top = legend.height + 28;
  const bottom = top + PLOT;
  const right = width - RIGHT;
  const all = curves.flatMap(({ values }) => values.flat());
  const y = scaleLinear([Math.min(-0.5, ...all), Math.max(0.5, ...all)], [bottom, top]).nice(5);
  const x = scaleLinear([0, channels], [LEFT, right]);
  // Every second one where the last two would touch.
  const touch = (right - LEFT) / 4 < 1.5 * textWidth(formatPercent(0.75), FONT_SIZE) + 6;
  const shares = touch ? [0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1];
  const grid = valueAxis(y, {
    left: LEFT,
    right,
    count: 5,
    stroke: (tick) => (tick === 0 ? 'ink-soft' : 'grid'),
  });
  const dense: Mark[] = [...grid.lines];
  const marks: Mark[] = [
    ...legend.marks,
    ...grid.numbers,
    { kind: 'text', x: 2, y: legend.height + 14, text: `↑ ${axis}`, fill: 'ink-soft' },
    { kind: 'text', x: right, y: bottom + 30, text: `${positions} →`, anchor: 'end', fill: 'ink-soft' },
    ...(note
      ? [
          {
            kind: 'text',
            x: (LEFT + right) / 2,
            y: top + PLOT / 2 - 8,
            text: note,
            anchor: 'middle',
            fill: 'ink-soft',
          } as const,
        ]
      : []),
    ...shares.map(
      (share): Mark => ({
        kind: 'text',
        x: x(share * channels),
        y: bottom + 15,
        text: `${100 * share} %`,
        anchor: share === 1 ? 'end' : 'middle',
        fill: 'ink-soft',
      }),
    ),
  ];
  curves.forEach(({ values }, slot) => {
    const paint = slotColor(slot, theme);
    const points = counts.map((count, at) => {
      const repeated = values.map((run) => run[at]);
      return {
        x: x(count),
        y: y(meanOf(repeated)),
        low: y(Math.min(...repeated)),
        high: y(Math.max(...repeated)),
      };
    });
    if (values.length > 1)
      for (const point of points)
        dense.push({
          kind: 'rect',
          x: point.x - 5,
          y: point.high,
          width: 10,
          height: point.low - point.high,
          fill: 'band',
          stroke: 'band-edge',
        });
    points.slice(1).forEach((point, at) => {
      const from = points[at];
      dense.push({
        kind: 'line',
        x1: from.x,
        y1: from.y,
        x2: point.x,
        y2: point.y,
        stroke: paint,
        lineWidth: 1.5,
      });
    });
    for (const point of points) marks.push(...slotShape(slot, point.x, point.y, paint, 3));
  });
  const step = (right - LEFT) / Math.max(1, counts.length - 1);
  return {
    scene: { width, height: bottom + AXIS, dense, marks },
    count: counts.length,
    left: LEFT - step / 2,
    step,
    top,
    bottom,
  };
}
