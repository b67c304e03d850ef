import { scaleLinear } from 'd3';
import { formatNumber } from '../formatNumber';
import type { Mark, Scene } from '../scene/scene';

export interface PredictionRow {
  label: string;
  /** 0..1 */
  probability: number;
}

const ROW = 38;
const VALUE = 60;
/** Rows from the first paint on, so that nothing moves when numbers arrive. */
const ROWS = 5;
const AXIS = 34;

/** Horizontal bars from 0 to 1, the label above its bar, the probability at the right. */
export function layoutPredictions(rows: PredictionRow[], width: number, axis: string): Scene {
  const x = scaleLinear([0, 1], [0, width - VALUE]);
  const dense: Mark[] = [];
  const marks: Mark[] = [];
  const bottom = ROWS * ROW;
  for (const tick of [0, 0.5, 1]) {
    const at = Math.max(0.5, x(tick));
    marks.push({ kind: 'line', x1: at, y1: 0, x2: at, y2: bottom + 2, stroke: 'grid' });
    marks.push({
      kind: 'text',
      x: at,
      y: bottom + 14,
      text: formatNumber(tick),
      anchor: tick === 0 ? 'start' : tick === 1 ? 'end' : 'middle',
      fill: 'ink-soft',
    });
  }
  marks.push({
    kind: 'text',
    x: x(0.5),
    y: bottom + 30,
    text: `${axis} →`,
    anchor: 'middle',
    fill: 'ink-soft',
  });
  for (let row = 0; row < ROWS; row++) {
    const entry = rows[row];
    const y = row * ROW;
    dense.push({ kind: 'rect', x: 0, y: y + 20, width: x(1), height: 10, fill: 'grid', opacity: 0.6 });
    if (!entry) continue;
    dense.push({
      kind: 'rect',
      x: 0,
      y: y + 20,
      width: Math.max(1, x(entry.probability)),
      height: 10,
      fill: row === 0 ? 'mark' : 'ink-soft',
    });
    marks.push({ kind: 'text', x: 0, y: y + 15, text: entry.label, size: 13, bold: row === 0 });
    marks.push({
      kind: 'text',
      x: width,
      y: y + 29,
      text: formatNumber(entry.probability),
      anchor: 'end',
      size: 12,
    });
  }
  return { width, height: bottom + AXIS, dense, marks };
}
