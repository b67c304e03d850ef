import { scaleLinear } from 'd3';
import { formatPercent } from '../formatPercent';
import { cutText } from '../scene/cutText';
import type { Mark, Scene } from '../scene/scene';

export interface PredictionRow {
  label: string;
  /** 0..1 */
  probability: number;
}

export interface PredictionsOptions {
  width: number;
  /** Title of the axis. */
  axis: string;
  /** Rows that will come: their tracks are there from the first paint on, so that nothing moves. */
  expected: number;
}

const ROW = 38;
/** Room for "< 0.01 %". */
const VALUE = 66;
/** The height is that of five rows, even for a network of two classes. */
const ROWS = 5;
const AXIS = 34;
const LABEL_SIZE = 13;
const BAR = { y: 20, height: 10 };

/** Horizontal bars from 0 to 100 %, the label above its bar, the probability at the right; exact on hover. */
export function layoutPredictions(rows: PredictionRow[], options: PredictionsOptions): Scene {
  const { width } = options;
  const x = scaleLinear([0, 1], [0, width - VALUE]);
  const dense: Mark[] = [];
  const marks: Mark[] = [];
  const bottom = Math.min(ROWS, Math.max(1, options.expected)) * ROW;
  for (let row = 0; row < Math.min(ROWS, options.expected); row++)
    dense.push({ kind: 'rect', ...BAR, x: 0, y: row * ROW + BAR.y, width: x(1), fill: 'grid', opacity: 0.5 });
  for (const tick of [0, 0.25, 0.5, 0.75, 1]) {
    const at = Math.max(0.5, x(tick));
    dense.push({ kind: 'line', x1: at, y1: 0, x2: at, y2: bottom + 2, stroke: 'grid' });
    if (tick % 0.5 === 0)
      marks.push({
        kind: 'text',
        x: at,
        y: bottom + 15,
        text: `${100 * tick} %`,
        anchor: tick === 0 ? 'start' : tick === 1 ? 'end' : 'middle',
        fill: 'ink-soft',
      });
  }
  marks.push({
    kind: 'text',
    x: x(1),
    y: bottom + 31,
    text: `${options.axis} →`,
    anchor: 'end',
    fill: 'ink-soft',
  });
  rows.slice(0, ROWS).forEach(({ label, probability }, row) => {
    const y = row * ROW;
    const hint = `${label}: ${probability}`;
    dense.push({
      kind: 'rect',
      ...BAR,
      x: 0,
      y: y + BAR.y,
      width: Math.max(1, x(probability)),
      fill: row === 0 ? 'mark' : 'ink-soft',
      hint,
    });
    const shown = cutText(label, width, LABEL_SIZE);
    marks.push({ kind: 'text', x: 0, y: y + 15, text: shown, size: LABEL_SIZE, bold: row === 0, hint });
    const value = formatPercent(probability);
    marks.push({ kind: 'text', x: width, y: y + 29, text: value, anchor: 'end', size: 12, hint });
  });
  return { width, height: ROWS * ROW + AXIS, dense, marks };
}
