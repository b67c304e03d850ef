import { deviationScale, type Theme } from '../colors';
import { cutText } from '../scene/cutText';
import { FONT_SIZE, type Mark } from '../scene/scene';
import { textWidth } from '../scene/textWidth';
import { slotColor, slotShape } from '../slotMarks';
import { AXIS_HEIGHT, channelAxis, LEAST_STEP } from './channelAxis';
import { minusMarks } from './minusMarks';
import type { PositionGeometry } from './positionGeometry';
import { signedLegend } from './signedLegend';
import { paneBeside, staying } from './staying';

export interface ClassHeatMapData {
  rows: { label: string; slot: number; values: Float32Array }[];
  /** The mean of all classes, from which rows deviate. */
  meanAll: Float32Array;
  /** Position -> channel, one order for all rows. */
  order: number[];
}

export interface ClassHeatMapOptions {
  width: number;
  theme: Theme;
  /** What the colors mean. */
  legend: string;
  positions: string;
  numbered: boolean;
}

const ROW = 30;
const TOP = 56;
const RIGHT = 8;
const KEY = 18;
const WIDEST_LABEL = 120;

/** Rows classes, columns channels: deviation from the mean of all classes, on one symmetric scale with a neutral middle. */
export function layoutClassHeatMap(
  { rows, meanAll, order }: ClassHeatMapData,
  options: ClassHeatMapOptions,
): PositionGeometry & { most: number } {
  const { theme, legend, numbered, positions } = options;
  const count = order.length;
  const left =
    KEY + Math.min(WIDEST_LABEL, Math.max(30, ...rows.map(({ label }) => textWidth(label, FONT_SIZE)))) + 8;
  const width = Math.max(options.width, left + RIGHT + LEAST_STEP * count);
  const right = width - RIGHT;
  const step = (right - left) / Math.max(1, count);
  const bottom = TOP + rows.length * ROW;
  const deviation = (values: Float32Array, channel: number) => values[channel] - meanAll[channel];
  let most = 0;
  for (const { values } of rows)
    for (const channel of order) most = Math.max(most, Math.abs(deviation(values, channel)));
  const scale = deviationScale(theme);
  const inset = step >= 6 ? 1 : 0;

  const dense: Mark[] = [];
  const signs: Mark[] = [];
  const pane = paneBeside(left, KEY, options.width);
  const marks: Mark[] = staying(signedLegend({ title: legend, limit: most, scale }, 0, 0));
  rows.forEach(({ label, slot, values }, row) => {
    const y = TOP + row * ROW;
    order.forEach((channel, position) => {
      const from = Math.round(left + position * step);
      const value = most > 0 ? deviation(values, channel) / most : 0;
      const width = Math.round(left + (position + 1) * step) - from - inset;
      const cell = { x: from, y, width, height: ROW - 2 };
      const color = scale((value + 1) / 2);
      dense.push({ kind: 'rect', ...cell, fill: { color } });
      signs.push(...minusMarks(cell, value, color));
    });
    const middle = y + ROW / 2;
    const text = cutText(label, WIDEST_LABEL, FONT_SIZE);
    const name: Mark = { kind: 'text', x: KEY, y: middle + 3, text };
    marks.push(...staying(slotShape(slot, 8, middle - 1, slotColor(slot, theme), 4)));
    marks.push(...(pane > KEY ? staying([name]) : [name]));
  });
  dense.push(...signs);
  marks.push(...channelAxis(order, { left, right, bottom, step, title: positions, numbered }));
  const scene = { width, height: bottom + AXIS_HEIGHT, dense, marks };
  return { scene, count, left, step, top: TOP, bottom, pane, most };
}
