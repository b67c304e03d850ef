import { scaleLinear } from 'd3';
import { formatNumber } from '../formatNumber';
import type { Mark } from '../scene/scene';
import type { PositionGeometry } from './positionGeometry';

export interface ImageChangesOptions {
  width: number;
  texts: {
    axis: string;
    /** Said where there is nothing to draw yet. */
    none: string;
  };
  selected: string;
}

const LEFT = 38;
const RIGHT = 6;
const TOP = 24;
const PANEL = 84;
const FOOT = 20;
const MOST_BAR = 30;
/** The scale's least upper end, so that pairs of images can be compared with each other. */
const LEAST = 0.5;
/** What all blocks' names begin with stands once, so that all fit beside each other on a projector and on a phone. */
const PREFIX = 'SE_';
/** Pixels a block that names need to stand apart: without it in two rows, in one, and with it. */
const STEP = { rows: 16, short: 24, whole: 44 };
const ROW = 12;

/** How far the gates of two images lie apart, a bar a block; null: not known yet. */
export function layoutImageChanges(
  blocks: readonly { name: string; mean: number | null }[],
  { width: room, texts, selected }: ImageChangesOptions,
): PositionGeometry {
  const count = blocks.length;
  const fits = room - LEFT - RIGHT >= STEP.whole * count;
  const short = !fits && blocks.every(({ name }) => name.startsWith(PREFIX));
  const least = short ? STEP.rows : STEP.whole;
  const width = Math.max(room, LEFT + RIGHT + least * count);
  const right = width - RIGHT;
  const step = (right - LEFT) / Math.max(1, count);
  const rows = short && step < STEP.short ? 2 : 1;
  const bottom = TOP + PANEL;
  const known = blocks.flatMap(({ mean }) => (mean === null ? [] : [mean]));
  const y = scaleLinear([0, Math.max(LEAST, ...known)], [bottom, TOP]).nice(4);
  const dense: Mark[] = [];
  const marks: Mark[] = [{ kind: 'text', x: 2, y: 11, text: `↑ ${texts.axis}`, fill: 'ink-soft' }];
  for (const tick of y.ticks(4)) {
    const at = y(tick);
    dense.push({ kind: 'line', x1: LEFT, y1: at, x2: right, y2: at, stroke: tick === 0 ? 'ink' : 'grid' });
    marks.push({
      kind: 'text',
      x: LEFT - 6,
      y: at + 4,
      text: formatNumber(tick),
      anchor: 'end',
      fill: 'ink-soft',
    });
  }
  const bar = Math.min(MOST_BAR, 0.6 * step);
  blocks.forEach(({ name, mean }, position) => {
    const x = LEFT + (position + 0.5) * step;
    if (mean !== null)
      dense.push({
        kind: 'rect',
        x: x - bar / 2,
        y: y(mean),
        width: bar,
        height: Math.max(1, bottom - y(mean)),
        fill: 'mark',
      });
    const chosen = name === selected;
    marks.push({
      kind: 'text',
      x,
      y: bottom + 15 + (position % rows) * ROW,
      text: short ? name.slice(PREFIX.length) : name,
      anchor: 'middle',
      bold: chosen,
      fill: chosen ? 'accent' : 'ink',
    });
  });
  if (short)
    marks.push({
      kind: 'text',
      x: LEFT - 6,
      y: bottom + 15,
      text: PREFIX,
      anchor: 'end',
      fill: 'ink-soft',
    });
  if (known.length === 0)
    marks.push({
      kind: 'text',
      x: (LEFT + right) / 2,
      y: TOP + PANEL / 2,
      text: texts.none,
      anchor: 'middle',
      fill: 'ink-soft',
    });
  return {
    scene: { width, height: bottom + FOOT + (rows - 1) * ROW, dense, marks },
    count,
    left: LEFT,
    step,
    top: TOP,
    bottom,
  };
}
