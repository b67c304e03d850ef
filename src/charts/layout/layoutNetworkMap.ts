import { extent, scaleLinear } from 'd3';
import { gateQuantiles } from '../../analysis/gateQuantiles';
import type { SEBlockShape } from '../../domain/block';
import { deviationColor, gateColor, type Theme } from '../colors';
import { formatNumber } from '../formatNumber';
import { FONT_SIZE, type Mark, type Scene } from '../scene/scene';
import { textWidth } from '../scene/textWidth';
import { shortName } from './blockColumns';
import { brushCells, veil } from './brushMarks';
import { chooseCells } from './chooseCells';
import { type Legend, legendMarks } from './legendMarks';
import { mapRows } from './mapRows';
import { quantileMarks } from './quantileMarks';
import { tileHistogram } from './tileHistogram';

export interface NetworkMapData {
  blocks: SEBlockShape[];
  /** Gates by block, same order; null before the first result. */
  gates: Float32Array[] | null;
  /** (gate - usual) / usual deviation by block, where a profile tells. */
  deviations?: Float32Array[] | null;
}

export interface NetworkMapTexts {
  /** What the chart by depth shows, and where its axis goes. */
  depthTitle: string;
  depthEnd: string;
  /** "Stage 2" for a stage's number. */
  stageTitle(stage: number): string;
  /** Row titles of the highest and the lowest gate, as short as "max". */
  highest: string;
  lowest: string;
}

export interface NetworkMapOptions {
  /** Width at hand, pixels; the map may need more and scroll. */
  width: number;
  theme: Theme;
  /**
   * `unit`: colors from 0 to 1; `block`: from each block's lowest to its highest gate, printed under the tile;
   * `deviation`: by the deviations from usual, `unit` where there are none.
   */
  colors: 'unit' | 'block' | 'deviation';
  texts: NetworkMapTexts;
  /** Drawn above the map if given. */
  legend?: Legend;
}

export interface TileGeometry {
  block: number;
  x: number;
  y: number;
  width: number;
  height: number;
  /** Of the column that the tile stands in: what reacts to the pointer. */
  slotX: number;
  slotWidth: number;
}

export interface NetworkMapGeometry {
  scene: Scene;
  /** The scene in two: what scrolls, and the axis at its left, which stays. */
  plot: Scene;
  axis: Scene;
  tiles: TileGeometry[];
  cell: number;
  /** false: cells would not fit, tiles are histograms. */
  cells: boolean;
  /** Marks a set of channels of the block at this place. */
  brushMarks(block: number, brushed: ReadonlySet<number>): Mark[];
}

const AXIS = 34;
/** Right of the axis, which lies over what scrolls: room for the frame of the first block. */
const FRAME = 4;
/** Columns wide enough for "SE_4_6", for "4_6" where those do not fit, and with no more between than texts need. */
const LONG = { slot: 44, gap: 6, stageGap: 14 };
const SHORT = { slot: 29, gap: 6, stageGap: 14 };
const TIGHT = { slot: 24, gap: 2, stageGap: 8 };
const LEGEND = 26;
const HEAD = 38;
const ROW = 14;
const DEPTH_TITLE = 30;
const DEPTH = 98;
/** A map wider than this many times the width at hand shows histograms instead of cells. */
const MOST_SCROLL = 3;
const HISTOGRAM_SIDE = 42;

const TICKS = [0, 0.25, 0.5, 0.75, 1];

const stageOf = (name: string) => Number(/^SE_(\d+)_/.exec(name)?.[1] ?? 0);

/**
 * One tile a block from left to right, one cell a channel, row by row in channel order; area proportional to C.
 * Under it where the gates of each block lie, as quantiles over its channels, by depth.
 */
export function layoutNetworkMap(data: NetworkMapData, options: NetworkMapOptions): NetworkMapGeometry {
  const { blocks, gates } = data;
  const { texts, theme } = options;
  const starts = blocks.map(({ name }, i) => i === 0 || stageOf(name) !== stageOf(blocks[i - 1].name));
  // Names such as "4_22" take more than the tightest column.
  const longest = Math.max(0, ...blocks.map(({ name }) => textWidth(shortName(name), FONT_SIZE)));
  const tight = { ...TIGHT, slot: Math.max(TIGHT.slot, Math.ceil(longest) + 2) };
  const grids = [LONG, SHORT, tight].map((spacing) => {
    const { slot, gap, stageGap } = spacing;
    const gaps = starts.reduce((sum, start, i) => sum + (i === 0 ? 0 : start ? stageGap : gap), 0);
    return { spacing, ...chooseCells(blocks, AXIS + FRAME + gaps, slot, options.width) };
  });
  // What scrolls anyway has room between its columns.
  const {
    spacing,
    cell,
    columns,
    width: needed,
  } = grids.find(({ width }) => width <= options.width) ?? grids[1];
  const { slot, gap, stageGap } = spacing;
  const cells = needed <= MOST_SCROLL * Math.max(options.width, 320);
  const side = (block: number) => (cells ? columns[block] * cell : HISTOGRAM_SIDE);
  const tileHeight = (block: number) =>
    cells ? Math.ceil(blocks[block].channels / columns[block]) * cell : HISTOGRAM_SIDE;
  const legend = cells ? options.legend : undefined;
  const top = legend ? LEGEND : 0;
  const base = top + HEAD + Math.max(HISTOGRAM_SIDE, ...blocks.map((_, block) => tileHeight(block)));
  const rows = mapRows(options.colors === 'block' ? { ...texts, decimals: spacing === LONG ? 3 : 2 } : null);
  const depthTop = base + rows.length * ROW + DEPTH_TITLE;
  const depth = scaleLinear([0, 1], [depthTop + DEPTH, depthTop]);

  const tiles: TileGeometry[] = [];
  let x = AXIS + FRAME;
  blocks.forEach((_, block) => {
    if (block > 0) x += starts[block] ? stageGap : gap;
    const width = side(block);
    const height = tileHeight(block);
    const slotWidth = Math.max(slot, width);
    tiles.push({
      block,
      x: Math.round(x + (slotWidth - width) / 2),
      y: base - height,
      width,
      height,
      slotX: x,
      slotWidth,
    });
    x += slotWidth;
  });
  const width = Math.ceil(x);

  const dense: Mark[] = [];
  const marks: Mark[] = TICKS.map((tick) => ({
    kind: 'line',
    x1: AXIS,
    y1: depth(tick),
    x2: width,
    y2: depth(tick),
    stroke: 'grid',
  }));
  const color = gateColor(theme);
  const byDeviation = deviationColor(theme);
  for (const tile of tiles) {
    const values = gates?.[tile.block];
    if (!values) {
      marks.push({
        kind: 'rect',
        x: tile.x,
        y: tile.y,
        width: tile.width,
        height: tile.height,
        fill: 'grid',
      });
    } else if (cells) {
      const [low = 0, high = 1] = options.colors === 'block' ? extent(values) : [0, 1];
      const share = scaleLinear([low, high > low ? high : low + 1], [0, 1]).clamp(true);
      const deviations = options.colors === 'deviation' ? data.deviations?.[tile.block] : undefined;
      const inset = cell >= 5 ? 1 : cell >= 3 ? 0.5 : 0;
      values.forEach((gate, channel) => {
        dense.push({
          kind: 'rect',
          x: tile.x + (channel % columns[tile.block]) * cell,
          y: tile.y + Math.floor(channel / columns[tile.block]) * cell,
          width: cell - inset,
          height: cell - inset,
          fill: { color: deviations ? byDeviation(deviations[channel]) : color(share(gate)) },
        });
      });
    } else {
      dense.push(...tileHistogram(values, tile));
    }
    const center = tile.slotX + tile.slotWidth / 2;
    const name = blocks[tile.block].name;
    const text = (value: string, y: number, rest: object): Mark => ({
      kind: 'text',
      x: center,
      y,
      text: value,
      anchor: 'middle',
      ...rest,
    });
    marks.push(text(spacing === LONG ? name : shortName(name), tile.y - 5, { bold: true }));
    rows.forEach(({ value }, row) => {
      marks.push(
        text(value(blocks[tile.block], values ?? null), base + (row + 1) * ROW, { fill: 'ink-soft' }),
      );
    });
    if (values?.length) marks.push(...quantileMarks(gateQuantiles(values), center, depth));
  }

  const stages = tiles.filter((_, i) => starts[i]);
  stages.forEach((tile, i) => {
    const end = stages[i + 1] ? stages[i + 1].slotX - stageGap : width;
    const stage = stageOf(blocks[tile.block].name);
    const title = texts.stageTitle(stage);
    marks.push({
      kind: 'text',
      x: (tile.slotX + end) / 2,
      y: top + 12,
      text: textWidth(title, FONT_SIZE) < end - tile.slotX + stageGap ? title : String(stage),
      anchor: 'middle',
      fill: 'ink-soft',
    });
  });
  marks.push({
    kind: 'text',
    x: width,
    y: depthTop + DEPTH + 18,
    text: `${texts.depthEnd} →`,
    anchor: 'end',
    fill: 'ink-soft',
  });

  const axisText = (value: string, y: number): Mark => ({
    kind: 'text',
    x: AXIS - 6,
    y,
    text: value,
    anchor: 'end',
    fill: 'ink-soft',
  });
  const axisMarks: Mark[] = [
    ...rows.map(({ title }, row) => axisText(title, base + (row + 1) * ROW)),
    { kind: 'text', x: 0, y: depthTop - 11, text: `↑ ${texts.depthTitle}`, fill: 'ink-soft' },
    ...TICKS.filter((tick) => tick % 0.5 === 0).map((tick) => axisText(formatNumber(tick), depth(tick) + 4)),
  ];
  const height = depthTop + DEPTH + 24;
  const brushMarks = (block: number, brushed: ReadonlySet<number>): Mark[] => {
    const [tile, values] = [tiles[block], gates?.[block]];
    if (!tile || !values) return [];
    if (cells)
      return brushCells(
        { x: tile.x, y: tile.y, cell, columns: columns[block], count: values.length },
        brushed,
      );
    return [veil(tile.x, tile.y, tile.width, tile.height), ...tileHistogram(values, tile, brushed)];
  };
  const legendRow = legend ? legendMarks(legend, 0, 4) : [];
  return {
    scene: { width, height, dense, marks: [...legendRow, ...marks, ...axisMarks] },
    plot: { width, height, dense, marks: [...legendRow, ...marks] },
    axis: { width: AXIS, height, dense: [], marks: axisMarks },
    tiles,
    cell,
    cells,
    brushMarks,
  };
}
