import { FONT_SIZE, type Mark, type Scene } from '../scene/scene';
import { textWidth } from '../scene/textWidth';

/** A residual unit, or an Inception module, as boxes along its ways. The gate's box is marked. */
export interface Placement {
  /** On the main way, from the input. */
  main: PlacementBox[];
  /** On the shortcut; null: there is none, nor an addition. */
  shortcut: PlacementBox[] | null;
  /** After the addition and its ReLU. */
  after: PlacementBox[];
}

export interface PlacementBox {
  text: string;
  gate?: boolean;
}

const HEIGHT = 34;
const GAP = 22;
const MAIN = 88;
const SHORTCUT = 28;
const PADDING = 8;
const RADIUS = 11;

/** Left to right: input, main way below and shortcut above, addition and ReLU, output. Narrower than it needs, it shrinks. */
export function layoutPlacement(
  { main, shortcut, after }: Placement,
  { width: room }: { width: number },
): Scene {
  const marks: Mark[] = [];
  const line = (x1: number, y1: number, x2: number, y2: number, head = false) => {
    marks.push({ kind: 'line', x1, y1, x2, y2, stroke: 'ink-soft', lineWidth: 1.5 });
    if (!head) return;
    const [dx, dy] = [Math.sign(x2 - x1), Math.sign(y2 - y1)];
    for (const turn of [1, -1])
      marks.push({
        kind: 'line',
        x1: x2 - 5 * dx + 4 * turn * dy,
        y1: y2 - 5 * dy + 4 * turn * dx,
        x2,
        y2,
        stroke: 'ink-soft',
        lineWidth: 1.5,
      });
  };
  const widthOf = ({ text }: PlacementBox) => textWidth(text, FONT_SIZE) + 2 * PADDING;
  const boxes = [...main, ...after, ...(shortcut ? [{ text: 'ReLU' }] : [])];
  const needed =
    46 + boxes.reduce((sum, box) => sum + widthOf(box) + GAP, 0) + (shortcut ? 2 * RADIUS + GAP : 0) + GAP;
  const gap = needed > room ? Math.max(8, GAP - (needed - room) / (boxes.length + 3)) : GAP;
  const draw = (box: PlacementBox, x: number, y: number) => {
    const width = widthOf(box);
    marks.push({
      kind: 'rect',
      x,
      y: y - HEIGHT / 2,
      width,
      height: HEIGHT,
      fill: box.gate ? 'band' : 'surface',
      stroke: box.gate ? 'accent' : 'ink-soft',
      lineWidth: box.gate ? 2 : 1,
    });
    marks.push({
      kind: 'text',
      x: x + width / 2,
      y: y + 4,
      text: box.text,
      anchor: 'middle',
      bold: box.gate,
    });
    return width;
  };

  let x = 4;
  marks.push({ kind: 'text', x, y: MAIN + 4, text: 'x', bold: true });
  x += 12;
  const fork = x + 4;
  const place = (box: PlacementBox) => {
    line(x, MAIN, x + gap, MAIN, true);
    x += gap;
    x += draw(box, x, MAIN);
  };
  for (const box of main) place(box);
  if (shortcut) {
    line(x, MAIN, x + gap, MAIN, true);
    x += gap;
    const plus = x + RADIUS;
    marks.push({ kind: 'circle', x: plus, y: MAIN, radius: RADIUS, fill: 'ink-soft' });
    marks.push({ kind: 'circle', x: plus, y: MAIN, radius: RADIUS - 1.5, fill: 'surface' });
    marks.push({ kind: 'text', x: plus, y: MAIN + 5, text: '+', anchor: 'middle', size: 15, bold: true });
    line(fork, MAIN, fork, SHORTCUT);
    const total = shortcut.reduce((sum, box) => sum + widthOf(box), 0);
    let at = (fork + plus - total) / 2;
    line(fork, SHORTCUT, shortcut.length > 0 ? at : plus, SHORTCUT, shortcut.length > 0);
    for (const box of shortcut) at += draw(box, at, SHORTCUT);
    if (shortcut.length > 0) line(at, SHORTCUT, plus, SHORTCUT);
    line(plus, SHORTCUT, plus, MAIN - RADIUS, true);
    x += 2 * RADIUS;
    place({ text: 'ReLU' });
  }
  for (const box of after) place(box);
  line(x, MAIN, x + gap, MAIN, true);
  x += gap + 4;
  marks.push({ kind: 'text', x, y: MAIN + 4, text: 'y', bold: true });
  return { width: Math.max(room, x + 14), height: MAIN + HEIGHT / 2 + 8, dense: [], marks };
}
