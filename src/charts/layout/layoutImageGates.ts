import { scaleLinear } from 'd3';
import type { UsualBand } from '../../analysis/bandOf';
import type { Theme } from '../colors';
import type { Mark } from '../scene/scene';
import { slotColor, slotShape } from '../slotMarks';
import { brushPositions } from './brushMarks';
import { AXIS_HEIGHT, channelAxis, LEAST_STEP } from './channelAxis';
import type { PositionGeometry } from './positionGeometry';
import { slotLegend } from './slotLegend';
import { valueAxis } from './valueAxis';

export interface ImageSeries {
  label: string;
  slot: number;
  /** One gate a channel. */
  values: Float32Array;
}

export interface ImageGatesOptions {
  width: number;
  height: number;
  theme: Theme;
  axis: string;
  positions: string;
  numbered: boolean;
}

const LEFT = 46;
const RIGHT = 8;

/** Gates of several images in one order of channels: shapes, never lines, over what is usual where that is known. */
export function layoutImageGates(
  { series, order, band }: { series: ImageSeries[]; order: number[]; band: UsualBand | null },
  options: ImageGatesOptions,
): PositionGeometry {
  const { height, theme } = options;
  const count = order.length;
  const width = Math.max(options.width, LEFT + RIGHT + LEAST_STEP * count);
  const right = width - RIGHT;
  const bottom = height - AXIS_HEIGHT;
  const step = (right - LEFT) / Math.max(1, count);
  const legend = slotLegend(series, { left: LEFT, width: options.width, theme, lines: false });
  const top = legend.height + 24;
  const y = scaleLinear([0, 1], [bottom, top]);
  const x = (position: number) => LEFT + (position + 0.5) * step;
  const axis = valueAxis(y, { left: LEFT, right, count: 5 });
  const dense: Mark[] = [...axis.lines];
  const marks: Mark[] = [
    ...legend.marks,
    ...axis.numbers,
    { kind: 'text', x: 2, y: top - 8, text: `↑ ${options.axis}`, fill: 'ink-soft' },
    ...channelAxis(order, { ...options, left: LEFT, right, bottom, step, title: options.positions }),
  ];
  if (band)
    order.forEach((channel, position) => {
      // Whole pixels, so that no seam shows between neighbors.
      const from = Math.round(LEFT + position * step);
      const to = Math.round(LEFT + (position + 1) * step);
      const upper = y(band.high[channel]);
      dense.push({
        kind: 'rect',
        x: from,
        y: upper,
        width: to - from,
        height: Math.max(1, y(band.low[channel]) - upper),
        fill: 'band',
      });
    });
  const radius = Math.min(3.5, Math.max(1.2, step * 0.45));
  for (const { slot, values } of series) {
    const paint = slotColor(slot, theme);
    order.forEach((channel, position) => {
      // Shapes smaller than this cannot be told apart: color and the read-out tell.
      if (radius < 2)
        dense.push({ kind: 'circle', x: x(position), y: y(values[channel]), radius, fill: paint });
      else dense.push(...slotShape(slot, x(position), y(values[channel]), paint, radius));
    });
  }
  const frame = { left: LEFT, step, top, bottom };
  return {
    scene: { width, height, dense, marks },
    count,
    ...frame,
    brushMarks: (brushed) => brushPositions(frame, order, brushed),
  };
}
