import { scaleLinear } from 'd3';
import { formatPercent } from '../formatPercent';
import { cutText } from '../scene/cutText';
import type { Mark, Scene } from '../scene/scene';
import { PERCENT_AXIS_HEIGHT, percentAxis } from './percentAxis';

export interface AnswerChangeRow {
  label: string;
  /** Scores, 0..1; null before the edited pass is there. */
  before: number;
  after: number | null;
}

export interface AnswerChangesOptions {
  width: number;
  texts: { axis: string; before: string; after: string };
  /** Rows that there is room for from the first paint on. */
  expected: number;
}

const HEAD = 22;
const ROW = 50;
/** Room for "< 0.01 %". */
const VALUE = 66;
const LABEL_SIZE = 13;
const BAR = 9;
/** From one bar of a class to the other: their percentages must not touch. */
const PITCH = 14;

/** Every class with two bars from 0 to 100 %: light before the edit, dark with it. */
export function layoutAnswerChanges(
  rows: AnswerChangeRow[],
  { width, texts, expected }: AnswerChangesOptions,
): Scene {
  const x = scaleLinear([0, 1], [0, width - VALUE]);
  const height = HEAD + Math.max(expected, rows.length) * ROW;
  const dense: Mark[] = [];
  const marks: Mark[] = [];
  const edge = (fill: 'band' | 'mark') => (fill === 'band' ? 'band-edge' : undefined);
  const key = (text: string, left: number, fill: 'band' | 'mark') => {
    marks.push({ kind: 'rect', x: left, y: 3, width: 12, height: BAR, fill, stroke: edge(fill) });
    marks.push({ kind: 'text', x: left + 17, y: 12, text, fill: 'ink-soft' });
  };
  key(texts.before, 0, 'band');
  key(texts.after, Math.min(width / 2, 150), 'mark');
  const grid = percentAxis(x, { top: HEAD, bottom: height, title: texts.axis });
  dense.push(...grid.lines);
  marks.push(...grid.numbers);
  rows.forEach(({ label, before, after }, row) => {
    const y = HEAD + row * ROW;
    const shown = cutText(label, width, LABEL_SIZE);
    marks.push({
      kind: 'text',
      x: 0,
      y: y + 14,
      text: shown,
      size: LABEL_SIZE,
      bold: row === 0,
      hint: label,
    });
    const bar = (share: number, top: number, fill: 'band' | 'mark', text: 'ink-soft' | 'ink') => {
      const hint = `${label}: ${share}`;
      const length = Math.max(1, x(share));
      dense.push({ kind: 'rect', x: 0, y: top, width: length, height: BAR, fill, stroke: edge(fill), hint });
      const value = formatPercent(share);
      marks.push({ kind: 'text', x: width, y: top + BAR, text: value, anchor: 'end', fill: text, hint });
    };
    bar(before, y + 19, 'band', 'ink-soft');
    if (after !== null) bar(after, y + 19 + PITCH, 'mark', 'ink');
  });
  return { width, height: height + PERCENT_AXIS_HEIGHT, dense, marks };
}
