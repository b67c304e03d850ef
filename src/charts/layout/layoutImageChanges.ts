import { scaleLinear } from 'd3';
import { formatNumber } from '../formatNumber';
import type { Mark } from '../scene/scene';
import { blockColumns, columnNames } from './blockColumns';
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

/** How far the gates of two images lie apart, a bar a block; null: not known yet. `usual`: a line, of two random images. */
export function layoutImageChanges(
  blocks: readonly { name: string; mean: number | null; usual: number | null }[],
  { width: room, texts, selected }: ImageChangesOptions,
): PositionGeometry {
  const count = blocks.length;
  const names = blocks.map(({ name }) => name);
  const columns = blockColumns(names, room - LEFT - RIGHT);
  const { step, more } = columns;
  const width = Math.max(room, LEFT + RIGHT + step * count);
  const right = width - RIGHT;
  const chosen = names.indexOf(selected);
  const bottom = TOP + PANEL;
  const known = blocks.flatMap(({ mean }) => (mean === null ? [] : [mean]));
  const usuals = blocks.flatMap(({ usual }) => usual ?? []);
  const y = scaleLinear([0, Math.max(LEAST, ...known, ...usuals)], [bottom, TOP]).nice(4);
  const dense: Mark[] = [];
  const marks: Mark[] = [
    { kind: 'text', x: 2, y: 11, text: `↑ ${texts.axis}`, fill: 'ink-soft', stays: 'left' },
  ];
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
      stays: 'left',
    });
  }
  const center = (position: number) => LEFT + (position + 0.5) * step;
  const bar = Math.min(MOST_BAR, 0.6 * step);
  blocks.forEach(({ mean, usual }, position) => {
    const x = center(position);
    if (mean !== null)
      dense.push({
        kind: 'rect',
        x: x - bar / 2,
        y: y(mean),
        width: bar,
        height: Math.max(1, bottom - y(mean)),
        fill: 'mark',
      });
    if (usual !== null) {
      const line = {
        kind: 'line',
        x1: x - 0.7 * bar,
        x2: x + 0.7 * bar,
        y1: y(usual),
        y2: y(usual),
      } as const;
      dense.push({ ...line, stroke: 'surface', lineWidth: 4 }, { ...line, stroke: 'ink', lineWidth: 1.5 });
    }
  });
  marks.push(...columnNames(columns, { x: center, y: bottom + 15, selected: chosen }));
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
    scene: { width, height: bottom + FOOT + more, dense, marks },
    count,
    left: LEFT,
    step,
    top: TOP,
    bottom,
    chosen: chosen < 0 ? undefined : chosen,
  };
}
