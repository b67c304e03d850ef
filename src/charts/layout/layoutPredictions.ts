import { scaleLinear } from 'd3';
import { formatPercent } from '../formatPercent';
import { cutText } from '../scene/cutText';
import type { Mark, Scene } from '../scene/scene';
import { PERCENT_AXIS_HEIGHT, percentAxis } from './percentAxis';

export interface PredictionRow {
  label: string;
  /** 0..1 */
  score: number;
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
const LABEL_SIZE = 13;
const BAR = { y: 20, height: 10 };

/** Horizontal bars from 0 to 100 %, the label above its bar, the score at the right; exact on hover. */
export function layoutPredictions(rows: PredictionRow[], options: PredictionsOptions): Scene {
  const { width } = options;
  const x = scaleLinear([0, 1], [0, width - VALUE]);
  const dense: Mark[] = [];
  const marks: Mark[] = [];
  const bottom = Math.min(ROWS, Math.max(1, options.expected)) * ROW;
  for (let row = 0; row < Math.min(ROWS, options.expected); row++)
    dense.push({ kind: 'rect', ...BAR, x: 0, y: row * ROW + BAR.y, width: x(1), fill: 'grid', opacity: 0.5 });
  const grid = percentAxis(x, { top: 0, bottom: bottom, title: options.axis });
  dense.push(...grid.lines);
  marks.push(...grid.numbers);
  rows.slice(0, ROWS).forEach(({ label, score }, row) => {
    const y = row * ROW;
    const hint = `${label}: ${score}`;
    dense.push({
      kind: 'rect',
      ...BAR,
      x: 0,
      y: y + BAR.y,
      width: Math.max(1, x(score)),
      fill: row === 0 ? 'mark' : 'ink-soft',
      hint,
    });
    const shown = cutText(label, width, LABEL_SIZE);
    marks.push({ kind: 'text', x: 0, y: y + 15, text: shown, size: LABEL_SIZE, bold: row === 0, hint });
    const value = formatPercent(score);
    marks.push({ kind: 'text', x: width, y: y + 29, text: value, anchor: 'end', size: 12, hint });
  });
  return { width, height: ROWS * ROW + PERCENT_AXIS_HEIGHT, dense, marks };
}
