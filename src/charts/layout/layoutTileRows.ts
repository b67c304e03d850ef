import { range } from 'd3';
import type { SEBlockShape } from '../../domain/block';
import { gateColor, type Theme } from '../colors';
import { cutText } from '../scene/cutText';
import { FONT_SIZE, type Mark } from '../scene/scene';
import { textWidth } from '../scene/textWidth';
import { slotColor, slotShape } from '../slotMarks';
import { blockColumns, columnFigures, columnNames } from './blockColumns';
import { brushCells, type CellPlace } from './brushMarks';
import { legendMarks, legendWidth } from './legendMarks';
import type { PositionGeometry } from './positionGeometry';
import { paneBeside, staying } from './staying';

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
  /** Side of the smallest cell, units; 2 where it is left out. */
  leastCell?: number;
}

const RIGHT = 6;
const KEY = 18;
const WIDEST_LABEL = 110;
/** Left of the tiles where the label of a row stands above it: room for a symbol. */
const MARGIN = 14;
const LABEL = 18;
/** The legend and two lines of names. */
const HEAD = 56;
const NAMES = 22;
/** Between two tiles, and two rows, at least. */
const GAP = 4;
const ROW_GAP = 12;
/** Where labels part the rows. */
const LABELED_GAP = 6;
const LARGEST_CELL = 8;
const SMALLEST_CELL = 2;
/** Tiles may be so much taller than wide where width is short. */
const TALLEST = 2;
/** On a phone, whose screen has two or three pixels a unit, they may be strips of cells as small as this. */
const PHONE = { room: 440, tallest: 10, cell: 1.5 };

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
  { width: room, theme, legend, leastCell = SMALLEST_CELL }: TileRowsOptions,
): TileRowsLayout {
  const count = blocks.length;
  const names = blocks.map(({ name }) => name);
  const widest = Math.max(30, ...rows.map(({ label }) => textWidth(label, FONT_SIZE)));
  const beside = KEY + Math.min(WIDEST_LABEL, widest) + 10;
  const { cell, tallest: shape, left, gap } = chooseTiles(blocks, beside, room, leastCell);
  const above = left < beside;
  const sides = blocks.map(({ channels }) => columnsOf(channels, shape));
  const tileWidth = Math.max(0, ...sides) * cell;
  const columns = blockColumns(names, Math.max(room - left - RIGHT, count * (tileWidth + gap)));
  const { step, more } = columns;
  const width = Math.max(room, left + RIGHT + count * step);
  const head = HEAD + more;
  const pane = above ? KEY : paneBeside(left, KEY, room);
  const tallest = Math.max(
    1,
    ...blocks.map(({ channels }, block) => Math.ceil(channels / sides[block]) * cell),
  );
  const labelHeight = above ? LABEL : 0;
  const rowGap = above ? LABELED_GAP : ROW_GAP;
  const pitch = labelHeight + Math.max(tallest, 18) + rowGap;
  const color = gateColor(theme);
  const inset = cell >= 5 ? 1 : cell >= 3 ? 0.5 : 0;

  const dense: Mark[] = [];
  const places = new Map<string, CellPlace[]>();
  const key = { title: legend, low: '0', high: '1', scale: color };
  const marks: Mark[] = staying(
    legendMarks(key, Math.max(0, Math.min(left, room - RIGHT - legendWidth(key))), 4),
  );
  const center = (block: number) => left + (block + 0.5) * step;
  rows.forEach(({ label, slot, gates }, row) => {
    const top = head + row * pitch + labelHeight;
    const middle = top + (pitch - labelHeight - rowGap) / 2;
    const line = above ? top - LABEL / 2 - 1 : middle;
    const name: Mark = {
      kind: 'text',
      x: KEY,
      y: line + 4,
      text: cutText(label, above ? room - KEY : left - KEY - 8, FONT_SIZE),
      hint: label,
    };
    marks.push(...staying(slotShape(slot, 7, line, slotColor(slot, theme), 4.5)));
    marks.push(...(pane > KEY ? staying([name]) : [name]));
    blocks.forEach(({ name, channels }, block) => {
      const across = sides[block];
      const tileWidth = across * cell;
      const tileHeight = Math.ceil(channels / across) * cell;
      const x = Math.round(center(block) - tileWidth / 2);
      const y = Math.round(middle - tileHeight / 2);
      const values = gates?.[block];
      if (!values) {
        marks.push({ kind: 'rect', x, y, width: tileWidth, height: tileHeight, fill: 'grid' });
        return;
      }
      places.set(name, [...(places.get(name) ?? []), { x, y, cell, columns: across, count: channels }]);
      values.forEach((gate, channel) => {
        dense.push({
          kind: 'rect',
          x: x + (channel % across) * cell,
          y: y + Math.floor(channel / across) * cell,
          width: cell - inset,
          height: cell - inset,
          fill: { color: color(gate) },
        });
      });
    });
  });
  const bottom = head + rows.length * pitch;
  const channels = blocks.map((block) => block.channels);
  const figures = columnFigures('C', channels, columns, { x: center, y: NAMES + 24, left: left - 4 });
  return {
    select: (selected) => {
      const found = selected === null ? -1 : names.indexOf(selected);
      const chosen = found < 0 ? undefined : found;
      return {
        scene: {
          width,
          height: bottom,
          dense,
          marks: [
            ...marks,
            ...columnNames(columns, { x: center, y: NAMES + 11, selected: chosen }),
            ...figures,
          ],
        },
        count,
        left,
        step,
        top: head - 4,
        bottom,
        chosen,
        pane,
        brushMarks: (brushed) =>
          (selected === null ? [] : (places.get(selected) ?? [])).flatMap((place) =>
            brushCells(place, brushed),
          ),
      };
    },
  };
}

const columnsOf = (channels: number, shape: number) => Math.max(1, Math.ceil(Math.sqrt(channels / shape)));

/**
 * The largest cells with which the tiles of a row fit `room`: square tiles with the label beside them; else taller ones,
 * then with the label above. Where none fit, squares of the usual smallest cells, which scroll.
 */
function chooseTiles(blocks: SEBlockShape[], beside: number, room: number, leastCell: number) {
  const most = Math.max(1, ...blocks.map(({ channels }) => channels));
  const sizes = [...range(LARGEST_CELL, SMALLEST_CELL, -1), ...range(SMALLEST_CELL, leastCell - 0.01, -0.25)];
  const small = range(SMALLEST_CELL, PHONE.cell - 0.01, -0.25);
  for (const { left, shape, cells } of [
    { left: beside, shape: 1, cells: sizes },
    { left: beside, shape: TALLEST, cells: sizes },
    { left: MARGIN, shape: TALLEST, cells: sizes },
    ...(room <= PHONE.room ? [{ left: MARGIN, shape: PHONE.tallest, cells: small }] : []),
  ]) {
    const step = (room - left - RIGHT) / Math.max(1, blocks.length);
    for (const cell of cells) {
      const gap = shape > TALLEST ? cell : Math.min(GAP, 2 * cell);
      const columns = Math.floor((step - gap) / cell);
      // As close to squares as this cell lets them be.
      const tallest = Math.max(1, columns > 0 ? most / columns ** 2 : Number.POSITIVE_INFINITY);
      if (tallest <= shape) return { cell, tallest, left, gap };
    }
  }
  return { cell: SMALLEST_CELL, tallest: 1, left: beside, gap: GAP };
}
