import { type ScaleLinear, scaleLinear } from 'd3';
import { formatNumber } from '../formatNumber';
import type { Mark } from '../scene/scene';
import { blockColumns, columnNames } from './blockColumns';
import type { PositionGeometry } from './positionGeometry';

export interface BlockPanel {
  title: string;
  /** What the values are, with their unit. */
  axis: string;
  /** Values between which the scale runs, at least. */
  least: [number, number];
  values: (number | null)[];
  /** The marks of one position, in a column of `step` units. */
  draw(position: number, x: number, y: ScaleLinear<number, number>, step: number): Mark[];
}

export interface BlockPanelsOptions {
  width: number;
  names: readonly string[];
  selected: string;
  /** Said in the middle of every panel, where there is nothing to draw yet. */
  note?: string;
}

const LEFT = 46;
const RIGHT = 8;
const HEAD = 40;
const PANEL = 110;
const NAMES = 26;
const GAP = 12;

/** Panels of values by block, one under the other, each on a scale of its own with a zero line. */
export function blockPanels(
  panels: readonly BlockPanel[],
  { width: room, names, selected, note }: BlockPanelsOptions,
): PositionGeometry {
  const count = names.length;
  const columns = blockColumns(names, room - LEFT - RIGHT);
  const { step, more } = columns;
  const chosen = names.indexOf(selected);
  const width = Math.max(room, LEFT + RIGHT + step * count);
  const right = width - RIGHT;
  const x = (position: number) => LEFT + (position + 0.5) * step;
  const marks: Mark[] = [];
  const dense: Mark[] = [];
  let bottom = -GAP - NAMES - more;
  for (const { title, axis, least, values, draw } of panels) {
    const y = bottom + NAMES + more + GAP;
    marks.push({ kind: 'text', x: 2, y: y + 12, text: title, bold: true, stays: 'left' });
    marks.push({ kind: 'text', x: 2, y: y + 28, text: `↑ ${axis}`, fill: 'ink-soft', stays: 'left' });
    const top = y + HEAD;
    const known = values.filter((value) => value !== null);
    const scale = scaleLinear(
      [Math.min(least[0], ...known), Math.max(least[1], ...known)],
      [top + PANEL, top],
    ).nice(4);
    for (const tick of scale.ticks(4)) {
      const at = scale(tick);
      const zero = tick === 0;
      dense.push({
        kind: 'line',
        x1: LEFT,
        y1: at,
        x2: right,
        y2: at,
        stroke: zero ? 'ink' : 'grid',
        lineWidth: zero ? 1.5 : 1,
      });
      const text = tick > 0 && least[0] < 0 ? `+${formatNumber(tick)}` : formatNumber(tick);
      marks.push({
        kind: 'text',
        x: LEFT - 6,
        y: at + 4,
        text,
        anchor: 'end',
        fill: 'ink-soft',
        stays: 'left',
      });
    }
    names.forEach((_, position) => {
      marks.push(...draw(position, x(position), scale, step));
    });
    if (note)
      marks.push({
        kind: 'text',
        x: (LEFT + right) / 2,
        y: top + PANEL / 2 - 6,
        text: note,
        anchor: 'middle',
        fill: 'ink-soft',
      });
    bottom = top + PANEL;
    // Under each panel: a projector shows one at a time.
    marks.push(...columnNames(columns, { x, y: bottom + 18, selected: chosen }));
  }
  return {
    scene: { width, height: bottom + NAMES + more, dense, marks },
    count,
    left: LEFT,
    step,
    top: HEAD,
    bottom,
    chosen: chosen < 0 ? undefined : chosen,
  };
}
