import { scaleLinear } from 'd3';
import { gateSummary } from '../../analysis/gateSummary';
import type { SEBlockShape } from '../../domain/block';
import { gateColor, type Theme } from '../colors';
import { formatNumber } from '../formatNumber';
import type { Mark, Scene } from '../scene/scene';

export interface NetworkMapData {
  blocks: SEBlockShape[];
  /** Gates by block, same order; null before the first result. */
  gates: Float32Array[] | null;
}

export interface NetworkMapOptions {
  /** Width at hand, pixels; the map may need more and scroll. */
  width: number;
  theme: Theme;
  /** `unit`: colors from 0 to 1; `block`: from each block's lowest to its highest gate. */
  colors: 'unit' | 'block';
  /** Axis title of the chart by depth. */
  depthTitle: string;
  /** "Stage 2" for a stage's number. */
  stageTitle(stage: number): string;
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
  tiles: TileGeometry[];
  cell: number;
  /** false: cells would not fit, tiles are histograms. */
  cells: boolean;
}

const AXIS = 30;
const GAP = 6;
const STAGE_GAP = 14;
const SMALLEST_SLOT = 42;
const HEAD = 40;
const LABELS = 34;
const DEPTH = 104;
const LARGEST_CELL = 9;
const SMALLEST_CELL = 2;
/** A map wider than this many times the width at hand shows histograms instead of cells. */
const MOST_SCROLL = 3;
/** A tile may be so much taller than wide, to leave room for larger cells, but no higher than this. */
const SHAPES = [1, 1.5, 2, 2.5, 3];
const TALLEST_TILE = 156;
const HISTOGRAM_BINS = 20;
const HISTOGRAM_SIDE = 42;

const stageOf = (name: string) => Number(/^SE_(\d+)_/.exec(name)?.[1] ?? 0);

/**
 * One tile a block from left to right, one cell a channel, row by row in channel order; area proportional to C.
 * Under it mean and spread (plus and minus one standard deviation) by depth.
 */
export function layoutNetworkMap(data: NetworkMapData, options: NetworkMapOptions): NetworkMapGeometry {
  const { blocks, gates } = data;
  const starts = blocks.map(({ name }, i) => i === 0 || stageOf(name) !== stageOf(blocks[i - 1].name));
  const gaps = starts.reduce((sum, start, i) => sum + (i === 0 ? 0 : start ? STAGE_GAP : GAP), 0);
  const fixed = AXIS + gaps;
  const { cell, columns, width: needed } = chooseCells(blocks, fixed, options.width);
  const cells = needed <= MOST_SCROLL * Math.max(options.width, 320);
  const side = (block: number) => (cells ? columns[block] * cell : HISTOGRAM_SIDE);
  const tileHeight = (block: number) =>
    cells ? Math.ceil(blocks[block].channels / columns[block]) * cell : HISTOGRAM_SIDE;
  const tileSpace = Math.max(SMALLEST_SLOT, ...blocks.map((_, block) => tileHeight(block)));
  const base = HEAD + tileSpace;
  const depthTop = base + LABELS;
  const depth = scaleLinear([0, 1], [depthTop + DEPTH, depthTop]);

  const tiles: TileGeometry[] = [];
  let x = AXIS;
  blocks.forEach((_, block) => {
    if (block > 0) x += starts[block] ? STAGE_GAP : GAP;
    const width = side(block);
    const height = tileHeight(block);
    const slotWidth = Math.max(SMALLEST_SLOT, width);
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

  const dense: Mark[] = [];
  const marks: Mark[] = [];
  const color = gateColor(options.theme);
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
      const summary = gateSummary(values);
      const [low, high] = options.colors === 'unit' || !summary ? [0, 1] : [summary.min, summary.max];
      const share = scaleLinear([low, high > low ? high : low + 1], [0, 1]).clamp(true);
      const inset = cell >= 5 ? 1 : cell >= 3 ? 0.5 : 0;
      values.forEach((gate, channel) => {
        dense.push({
          kind: 'rect',
          x: tile.x + (channel % columns[tile.block]) * cell,
          y: tile.y + Math.floor(channel / columns[tile.block]) * cell,
          width: cell - inset,
          height: cell - inset,
          fill: { color: color(share(gate)) },
        });
      });
    } else {
      dense.push(...histogram(values, tile));
    }
    marks.push(...tileLabels(blocks[tile.block], tile, base));
    const summary = values && gateSummary(values);
    if (summary) {
      const center = tile.slotX + tile.slotWidth / 2;
      const top = depth(Math.min(1, summary.mean + summary.spread));
      const bottom = depth(Math.max(0, summary.mean - summary.spread));
      marks.push({ kind: 'line', x1: center, y1: top, x2: center, y2: bottom, stroke: 'mark', lineWidth: 2 });
      marks.push({ kind: 'circle', x: center, y: depth(summary.mean), radius: 3.5, fill: 'mark' });
    }
  }

  const width = Math.ceil(x);
  const lines: Mark[] = [0, 0.5, 1].flatMap((tick): Mark[] => [
    { kind: 'line', x1: AXIS, y1: depth(tick), x2: width, y2: depth(tick), stroke: 'grid' },
    {
      kind: 'text',
      x: AXIS - 5,
      y: depth(tick) + 4,
      text: formatNumber(tick),
      anchor: 'end',
      fill: 'ink-soft',
    },
  ]);
  const stages = tiles.filter((_, i) => starts[i]);
  const titles: Mark[] = stages.map((tile, i) => {
    const end = stages[i + 1] ? stages[i + 1].slotX - STAGE_GAP : width;
    return {
      kind: 'text',
      x: (tile.slotX + end) / 2,
      y: 12,
      text: options.stageTitle(stageOf(blocks[tile.block].name)),
      anchor: 'middle',
      fill: 'ink-soft',
    };
  });
  const axisTitle: Mark = {
    kind: 'text',
    x: AXIS,
    y: depthTop + DEPTH + 18,
    text: options.depthTitle,
    fill: 'ink-soft',
  };
  const height = depthTop + DEPTH + 24;
  return {
    scene: { width, height, dense, marks: [...lines, ...marks, ...titles, axisTitle] },
    tiles,
    cell,
    cells,
  };
}

/**
 * The largest cells, and the least tall tiles for them, with which the map fits `room`. Where none fit, the map takes
 * the least width it needs, and the cells are as large as that width allows.
 */
function chooseCells(blocks: SEBlockShape[], fixed: number, room: number) {
  const grid = (cell: number, shape: number) => {
    const columns = blocks.map(({ channels }) => Math.max(1, Math.ceil(Math.sqrt(channels / shape))));
    const width = fixed + columns.reduce((sum, count) => sum + Math.max(SMALLEST_SLOT, count * cell), 0);
    const height = cell * Math.max(...blocks.map(({ channels }, i) => Math.ceil(channels / columns[i])));
    return { cell, columns, width, height };
  };
  const least = grid(SMALLEST_CELL, SHAPES[SHAPES.length - 1]);
  for (let cell = LARGEST_CELL; cell > SMALLEST_CELL; cell--)
    for (const shape of SHAPES) {
      const candidate = grid(cell, shape);
      if (candidate.width <= Math.max(room, least.width) && candidate.height <= TALLEST_TILE)
        return candidate;
    }
  return SHAPES.map((shape) => grid(SMALLEST_CELL, shape)).find(({ width }) => width <= room) ?? least;
}

function tileLabels({ name, channels, hidden }: SEBlockShape, tile: TileGeometry, base: number): Mark[] {
  const x = tile.slotX + tile.slotWidth / 2;
  const text = (value: string, y: number, rest: object): Mark => ({
    kind: 'text',
    x,
    y,
    text: value,
    anchor: 'middle',
    size: 10,
    ...rest,
  });
  return [
    text(name, tile.y - 5, { bold: true }),
    text(`C ${channels}`, base + 12, { fill: 'ink-soft' }),
    text(`h ${hidden}`, base + 24, { fill: 'ink-soft' }),
  ];
}

/** Shares of channels in 20 bins of the gate from 0 at the bottom to 1 at the top. */
function histogram(values: Float32Array, tile: TileGeometry): Mark[] {
  const counts = new Array<number>(HISTOGRAM_BINS).fill(0);
  for (const gate of values) counts[Math.min(HISTOGRAM_BINS - 1, Math.floor(gate * HISTOGRAM_BINS))]++;
  const most = Math.max(1, ...counts);
  const height = tile.height / HISTOGRAM_BINS;
  return counts.map((count, bin) => ({
    kind: 'rect',
    x: tile.x,
    y: tile.y + tile.height - (bin + 1) * height,
    width: (count / most) * tile.width,
    height: height - 0.5,
    fill: 'mark',
  }));
}
