import type { RgbImage } from '../../domain/preprocess';
import { formatPercent } from '../formatPercent';
import { cutText } from '../scene/cutText';
import { FONT_SIZE, type Mark, type Scene } from '../scene/scene';
import { textWidth } from '../scene/textWidth';

export interface AnswersColumn {
  label: string;
  /** The shape that stands for the column in other charts, centered at (x, y). */
  shape(x: number, y: number): Mark[];
  /** What the network saw; null: there is no picture. */
  input: RgbImage | null;
  /** The best classes with their scores, 0..1; empty where they are hidden. */
  answers: { label: string; score: number }[];
}

const SIDE = 80;
const HEAD = 24;
const ROW = 16;
const GAP = 14;
/** Below that, columns go on in another row. */
const LEAST = 220;
const MOST = 320;

/** What the network saw and what it answered, a column an image (or a network), for files: the page has its own. */
export function layoutAnswers(columns: AnswersColumn[], width: number): Scene {
  const perRow = Math.max(1, Math.min(columns.length, Math.floor(width / LEAST)));
  const step = Math.min(MOST, width / perRow);
  const most = Math.max(0, ...columns.map(({ answers }) => answers.length));
  const pitch = HEAD + Math.max(SIDE, most * ROW) + GAP;
  const marks: Mark[] = [];
  const dense: Mark[] = [];
  columns.forEach(({ label, shape, input, answers }, at) => {
    const x = (at % perRow) * step;
    const y = Math.floor(at / perRow) * pitch;
    const right = x + step - GAP;
    marks.push(...shape(x + 6, y + 8), {
      kind: 'text',
      x: x + 18,
      y: y + 12,
      text: cutText(label, right - x - 18, FONT_SIZE),
      bold: true,
    });
    if (input) dense.push({ kind: 'image', x, y: y + HEAD, width: SIDE, height: SIDE, pixels: input });
    else dense.push({ kind: 'rect', x, y: y + HEAD, width: SIDE, height: SIDE, fill: 'grid' });
    const left = x + SIDE + 10;
    answers.forEach(({ label: name, score }, row) => {
      const value = formatPercent(score);
      const line = { kind: 'text', y: y + HEAD + 11 + row * ROW } as const;
      const room = right - left - textWidth(value, FONT_SIZE) - 8;
      marks.push({ ...line, x: left, text: cutText(name, room, FONT_SIZE) });
      marks.push({ ...line, x: right, text: value, anchor: 'end', fill: 'ink-soft' });
    });
  });
  return { width, height: Math.ceil(columns.length / perRow) * pitch - GAP, dense, marks };
}
