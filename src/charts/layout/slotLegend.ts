import type { Theme } from '../colors';
import { FONT_SIZE, type Mark, type Paint } from '../scene/scene';
import { textWidth } from '../scene/textWidth';
import { slotColor, slotShape } from '../slotMarks';
import { staying } from './staying';

export interface LegendItem {
  label: string;
  /** null: the mean of all classes, a plain line. */
  slot: number | null;
}

const ROW = 16;
const KEY = 26;
const GAP = 18;

/** The color of the mean over all classes. */
export const MEAN_PAINT: Paint = 'ink-soft';
export const MEAN_WIDTH = 3;

/** Line (unless the chart has none), shape and label of every item, in as many rows as the width asks for; top left corner at (left, 0). */
export function slotLegend(
  items: LegendItem[],
  { left, width, theme, lines = true }: { left: number; width: number; theme: Theme; lines?: boolean },
): { marks: Mark[]; height: number } {
  const marks: Mark[] = [];
  let x = left;
  let row = 0;
  for (const { label, slot } of items) {
    const needed = KEY + textWidth(label, FONT_SIZE);
    if (x > left && x + needed > width) {
      x = left;
      row++;
    }
    const y = row * ROW + 8;
    const paint = slot === null ? MEAN_PAINT : slotColor(slot, theme);
    if (lines)
      marks.push({
        kind: 'line',
        x1: x,
        y1: y,
        x2: x + 20,
        y2: y,
        stroke: paint,
        lineWidth: slot === null ? MEAN_WIDTH : 1.5,
      });
    if (slot !== null) marks.push(...slotShape(slot, x + 10, y, paint));
    marks.push({ kind: 'text', x: x + KEY, y: y + 4, text: label });
    x += needed + GAP;
  }
  return {
    marks: staying(marks),
    height: items.length === 0 ? 0 : (row + 1) * ROW,
  };
}
