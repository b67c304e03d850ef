import { scaleLinear } from 'd3';
import type { UsualBand } from '../../analysis/bandOf';
import type { Theme } from '../colors';
import { cutText } from '../scene/cutText';
import { FONT_SIZE, type Mark } from '../scene/scene';
import { slotColor, slotShape } from '../slotMarks';
import { bandEdges } from './bandEdges';
import { brushPositions } from './brushMarks';
import { AXIS_HEIGHT, channelAxis } from './channelAxis';
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
  /** Where all images share one plot; plots of their own take what they need. */
  height: number;
  theme: Theme;
  axis: string;
  positions: string;
  numbered: boolean;
}

const LEFT = 46;
const RIGHT = 8;
/** Narrower than this per channel and image, shapes cannot be told apart: each image has a plot of its own. */
const LEAST_SHARED = 2.25;
const LANE = 64;
const LANE_TITLE = 22;
const LANE_GAP = 8;
/** Bands of hundreds of channels, side by side, would drown the marks. */
const FAINT = 0.55;

/** One plot with the images in it. */
interface Lane {
  series: ImageSeries[];
  top: number;
  bottom: number;
}

/**
 * Gates of several images in one order of channels: shapes, never lines, over what is usual where that is known. Where
 * channels are many the images stand one under the other, a channel at the same place in each.
 */
export function layoutImageGates(
  { series, order, band }: { series: ImageSeries[]; order: number[]; band: UsualBand | null },
  options: ImageGatesOptions,
): PositionGeometry {
  const { width, theme } = options;
  const count = order.length;
  const right = width - RIGHT;
  const step = (right - LEFT) / Math.max(1, count);
  const shared = step >= LEAST_SHARED * series.length || series.length < 2;
  const legend = shared ? slotLegend(series, { left: LEFT, width, theme, lines: false }) : null;
  const lanes: Lane[] = legend
    ? [{ series, top: legend.height + 24, bottom: options.height - AXIS_HEIGHT }]
    : series.map((one, at) => {
        const top = 14 + LANE_TITLE + at * (LANE + LANE_TITLE + LANE_GAP);
        return { series: [one], top, bottom: top + LANE };
      });
  const [{ top }, { bottom }] = [lanes[0], lanes[lanes.length - 1]];
  const x = (position: number) => LEFT + (position + 0.5) * step;
  const marks: Mark[] = [
    { kind: 'text', x: 2, y: legend ? top - 8 : 11, text: `↑ ${options.axis}`, fill: 'ink-soft' },
    ...(legend?.marks ?? lanes.flatMap((lane) => laneTitle(lane, width, theme))),
    ...channelAxis(order, { ...options, left: LEFT, right, bottom, step, title: options.positions }),
  ];
  const dense: Mark[] = [];
  for (const lane of lanes) {
    const y = scaleLinear([0, 1], [lane.bottom, lane.top]);
    const axis = valueAxis(y, { left: LEFT, right, count: legend ? 5 : 2 });
    dense.push(...axis.lines);
    marks.push(...axis.numbers);
    if (band) dense.push(...bandMarks(order, band, y, step, legend ? 1 : FAINT));
    const radius = Math.min(3.5, Math.max(1.2, step * 0.45));
    for (const { slot, values } of lane.series) {
      const paint = slotColor(slot, theme);
      order.forEach((channel, position) => {
        const at = y(values[channel]);
        if (shared && radius >= 2) dense.push(...slotShape(slot, x(position), at, paint, radius));
        else dense.push({ kind: 'circle', x: x(position), y: at, radius, fill: paint });
      });
    }
  }
  const frame = { left: LEFT, step, top, bottom };
  return {
    scene: { width, height: bottom + AXIS_HEIGHT, dense, marks },
    count,
    ...frame,
    brushMarks: (brushed) =>
      lanes.flatMap((lane) =>
        brushPositions({ ...frame, top: lane.top, bottom: lane.bottom }, order, brushed),
      ),
  };
}

/** Shape and name of the image whose plot it is. */
function laneTitle({ series: [{ label, slot }], top }: Lane, width: number, theme: Theme): Mark[] {
  const y = top - 11;
  return [
    ...slotShape(slot, LEFT + 5, y, slotColor(slot, theme), 4.5),
    {
      kind: 'text',
      x: LEFT + 16,
      y: y + 4,
      text: cutText(label, width - LEFT - 16 - RIGHT, FONT_SIZE),
      hint: label,
    },
  ];
}

function bandMarks(
  order: number[],
  band: UsualBand,
  y: (value: number) => number,
  step: number,
  opacity: number,
): Mark[] {
  return order.flatMap((channel, position): Mark[] => {
    // Whole pixels, so that no seam shows between neighbors.
    const from = Math.round(LEFT + position * step);
    const to = Math.round(LEFT + (position + 1) * step);
    const upper = y(band.high[channel]);
    const place = {
      x: from,
      y: upper,
      width: to - from,
      height: Math.max(1, y(band.low[channel]) - upper),
    };
    return [{ kind: 'rect', ...place, fill: 'band', opacity }, ...bandEdges(place, opacity)];
  });
}
