import { range } from 'd3';
import type { SEBlockShape } from '../../domain/block';
import { gateColor, type Theme } from '../colors';
import { cutText } from '../scene/cutText';
import { FONT_SIZE, type Mark } from '../scene/scene';
import { textWidth } from '../scene/textWidth';
import { slotColor, slotShape } from '../slotMarks';
import { brushCells, type CellPlace } from './brushMarks';
import { legendMarks } from './legendMarks';
import type { PositionGeometry } from './positionGeometry';

export interface TileRow {
  label: string;
  slot: number;
  /** Gates by block; null before the first result. */
  gates: Float32Array[] | null;
}

export interface TileRowsOptions {
  width: number;
  theme: Theme;
  /** What the colors stand for. */
  legend: string;
}

const RIGHT = 8;
const KEY = 18;
const WIDEST_LABEL = 110;
/** The legend and two lines of names. */
const HEAD = 56;
const NAMES = 22;
const GAP = 8;
const ROW_GAP = 12;
/** Columns hold a block's name. */
const LEAST_SLOT = 42;
const LARGEST_CELL = 8;
const SMALLEST_CELL = 2;

export interface TileRowsLayout {
  /** The chart with this block marked; the tiles themselves, by far the most of it, are the same for all. */
  select(block: string | null): PositionGeometry;
}

/**
 * One row an image, one column a block: a tile of gates, a cell a channel, colored from 0 to 1. Tiles of one block are
 * of one shape, so that a channel has the same place in every row.
 */
export function layoutTileRows(
  blocks: SEBlockShape[],
  rows: TileRow[],
  { width: room, theme, legend }: TileRowsOptions,
): TileRowsLayout {
  const count = blocks.length;
  const labels = rows.map(({ label }) => textWidth(label, FONT_SIZE));
  const left = KEY + Math.min(WIDEST_LABEL, Math.max(30, ...labels)) + 10;
  const sides = blocks.map(({ channels }) => Math.max(1, Math.ceil(Math.sqrt(channels))));
  const widest = Math.max(1, ...sides);
  const slotFor = (cell: number) => Math.max(LEAST_SLOT, widest * cell + GAP);
  const cell =
    range(LARGEST_CELL, SMALLEST_CELL, -1).find((size) => left + RIGHT + count * slotFor(size) <= room) ??
    SMALLEST_CELL;
  const width = Math.max(room, left + RIGHT + count * slotFor(cell));
  const step = (width - left - RIGHT) / Math.max(1, count);
  const tallest = Math.max(
    1,
    ...blocks.map(({ channels }, block) => Math.ceil(channels / sides[block]) * cell),
  );
  const pitch = Math.max(tallest, 18) + ROW_GAP;
  const color = gateColor(theme);
  const inset = cell >= 5 ? 1 : cell >= 3 ? 0.5 : 0;

  const dense: Mark[] = [];
  const places = new Map<string, CellPlace[]>();
  const marks: Mark[] = legendMarks({ title: legend, low: '0', high: '1', scale: color }, left, 4);
  const center = (block: number) => left + (block + 0.5) * step;
  rows.forEach(({ label, slot, gates }, row) => {
    const top = HEAD + row * pitch;
    const middle = top + (pitch - ROW_GAP) / 2;
    marks.push(...slotShape(slot, 7, middle, slotColor(slot, theme), 4.5));
    marks.push({
      kind: 'text',
      x: KEY,
      y: middle + 4,
      text: cutText(label, left - KEY - 8, FONT_SIZE),
      hint: label,
    });
    blocks.forEach(({ name, channels }, block) => {
      const columns = sides[block];
      const tileWidth = columns * cell;
      const tileHeight = Math.ceil(channels / columns) * cell;
      const x = Math.round(center(block) - tileWidth / 2);
      const y = Math.round(middle - tileHeight / 2);
      const values = gates?.[block];
      if (!values) {
        marks.push({ kind: 'rect', x, y, width: tileWidth, height: tileHeight, fill: 'grid' });
        return;
      }
      places.set(name, [...(places.get(name) ?? []), { x, y, cell, columns, count: channels }]);
      values.forEach((gate, channel) => {
        dense.push({
          kind: 'rect',
          x: x + (channel % columns) * cell,
          y: y + Math.floor(channel / columns) * cell,
          width: cell - inset,
          height: cell - inset,
          fill: { color: color(gate) },
        });
      });
    });
  });
  const bottom = HEAD + rows.length * pitch;
  const nameMarks = (selected: string | null): Mark[] =>
    blocks.flatMap(({ name, channels }, block): Mark[] => {
      const chosen = name === selected;
      const text = { kind: 'text', x: center(block), anchor: 'middle', size: 10 } as const;
      return [
        { ...text, y: NAMES + 11, text: name, bold: chosen, fill: chosen ? 'accent' : 'ink' },
        { ...text, y: NAMES + 24, text: `C ${channels}`, fill: 'ink-soft' },
      ];
    });
  return {
    select: (selected) => ({
      scene: { width, height: bottom, dense, marks: [...marks, ...nameMarks(selected)] },
      count,
      left,
      step,
      top: HEAD - 4,
      bottom,
      brushMarks: (brushed) =>
        (selected === null ? [] : (places.get(selected) ?? [])).flatMap((place) =>
          brushCells(place, brushed),
        ),
    }),
  };
}
