import { scaleLinear } from 'd3';
import type { Theme } from '../colors';
import type { Mark } from '../scene/scene';
import { slotColor, slotShape } from '../slotMarks';
import { bandEdges } from './bandEdges';
import { AXIS_HEIGHT, channelAxis, LEAST_STEP } from './channelAxis';
import type { PositionGeometry } from './positionGeometry';
import { MEAN_PAINT, MEAN_WIDTH, slotLegend } from './slotLegend';
import { valueAxis } from './valueAxis';

export interface ClassSeries {
  label: string;
  /** null: the mean of all classes. */
  slot: number | null;
  /** One mean gate a channel. */
  values: Float32Array;
  /** Drawn as a band of plus and minus one deviation around the values. */
  deviation?: Float32Array;
}

export interface ClassCurvesData {
  series: ClassSeries[];
  /** Position -> channel. */
  order: number[];
}

export interface ClassCurvesOptions {
  width: number;
  height: number;
  theme: Theme;
  /** `unit`: gates from 0 to 1; `fit`: the range of what is shown. */
  range: 'unit' | 'fit';
  /** Symbol and word of the values. */
  axis: string;
  positions: string;
  numbered: boolean;
}

const LEFT = 46;
const RIGHT = 8;
/** Pixels between the shapes on a curve. */
const SHAPE_GAP = 44;

/**
 * Mean gates by channel as curves, as in Figures 6 and 7 of the paper: the one place where lines join channels, whose
 * order means nothing.
 */
export function layoutClassCurves(
  { series, order }: ClassCurvesData,
  options: ClassCurvesOptions,
): PositionGeometry {
  const { height, theme, axis, range } = options;
  const count = order.length;
  const width = Math.max(options.width, LEFT + RIGHT + LEAST_STEP * count);
  const right = width - RIGHT;
  const bottom = height - AXIS_HEIGHT;
  const step = (right - LEFT) / Math.max(1, count);
  // The legend stays in sight where the chart is wider than its place.
  const legend = slotLegend(series, { left: LEFT, width: options.width, theme });
  const top = legend.height + 24;
  const [low, high] = range === 'unit' ? [0, 1] : extentOf(series, order);
  const y = scaleLinear([low, high], [bottom, top]);
  const x = (position: number) => LEFT + (position + 0.5) * step;

  const dense: Mark[] = [];
  const marks: Mark[] = [
    ...legend.marks,
    { kind: 'text', x: 2, y: top - 8, text: `↑ ${axis}`, fill: 'ink-soft', stays: 'left' },
    ...channelAxis(order, { ...options, left: LEFT, right, bottom, step, title: options.positions }),
  ];
  const axisMarks = valueAxis(y, { left: LEFT, right, count: 5 });
  dense.push(...axisMarks.lines);
  marks.push(...axisMarks.numbers);

  for (const { slot, values, deviation } of series) {
    if (!deviation) continue;
    const paint = slot === null ? MEAN_PAINT : slotColor(slot, theme);
    order.forEach((channel, position) => {
      const edge = (value: number) => y(Math.min(high, Math.max(low, value)));
      const [upper, lower] = [
        edge(values[channel] + deviation[channel]),
        edge(values[channel] - deviation[channel]),
      ];
      // Whole pixels, so that no seam shows between neighbors.
      const from = Math.round(LEFT + position * step);
      const to = Math.round(LEFT + (position + 1) * step);
      const place = { x: from, y: upper, width: to - from, height: Math.max(0.5, lower - upper) };
      dense.push({ kind: 'rect', ...place, fill: paint, opacity: 0.22 }, ...bandEdges(place));
    });
  }
  // The mean of all classes lies under the others.
  for (const { slot, values } of [...series].sort((a, b) => (a.slot ?? -1) - (b.slot ?? -1))) {
    const stroke = slot === null ? MEAN_PAINT : slotColor(slot, theme);
    for (let position = 1; position < count; position++)
      dense.push({
        kind: 'line',
        x1: x(position - 1),
        y1: y(values[order[position - 1]]),
        x2: x(position),
        y2: y(values[order[position]]),
        stroke,
        lineWidth: slot === null ? MEAN_WIDTH : 1.5,
      });
    if (slot === null) continue;
    const every = Math.max(1, Math.ceil(SHAPE_GAP / step));
    for (let position = Math.floor((slot * every) / 4) % every; position < count; position += every)
      dense.push(...slotShape(slot, x(position), y(values[order[position]]), stroke, 3));
  }
  return { scene: { width, height, dense, marks }, count, left: LEFT, step, top, bottom };
}

/** Lowest and highest value shown, bands included, within 0 and 1, at round numbers. */
function extentOf(series: ClassSeries[], order: number[]): [number, number] {
  let [low, high] = [1, 0];
  for (const { values, deviation } of series)
    for (const channel of order) {
      const spread = deviation?.[channel] ?? 0;
      low = Math.min(low, values[channel] - spread);
      high = Math.max(high, values[channel] + spread);
    }
  if (low > high) return [0, 1];
  const pad = Math.max(0.005, (high - low) * 0.04);
  const nice = scaleLinear([Math.max(0, low - pad), Math.min(1, high + pad)], [0, 1]).nice(5);
  const [from, to] = nice.domain();
  return [Math.max(0, from), Math.min(1, to)];
}
