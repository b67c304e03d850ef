import { scaleLinear } from 'd3';
import type { Theme } from '../colors';
import { FONT_SIZE, type Mark } from '../scene/scene';
import { textWidth } from '../scene/textWidth';
import { slotColor, slotShape } from '../slotMarks';
import { blockColumns, columnFigures, columnNames } from './blockColumns';
import type { PositionGeometry } from './positionGeometry';
import { slotLegend } from './slotLegend';
import { staying } from './staying';
import { valueAxis } from './valueAxis';

/** Two images over the blocks. */
export interface PairSeries {
  label: string;
  /** Of the image that is set against the pinned one; null for a pair without it. */
  slot: number | null;
  /** By block; null where undefined. */
  correlation: (number | null)[];
  distance: (number | null)[];
}

export interface PairsData {
  blocks: { name: string; hidden: number }[];
  pairs: PairSeries[];
  /** 5th and 95th percentile of the correlation of random pairs, by block, where known for this correlation. */
  bands: [number, number][] | null;
  /** Distance to be expected of random pairs, by block, where known. */
  usual: number[] | null;
}

export interface PairsTexts {
  correlation: string;
  distance: string;
  /** Key of the gray dots. */
  others: string;
  /** Keys of the band above, and of the tick below, which is no measured range. */
  random: string;
  normal: string;
}

const LEFT = 46;
const RIGHT = 8;
const PANEL = 130;
const GAP = 48;
const LABELS = 36;
const LINE = 16;

/** By depth: how alike the images of each pair are, and how far apart, against what random pairs show. */
export function layoutPairs(
  { blocks, pairs, bands, usual }: PairsData,
  options: { width: number; theme: Theme; texts: PairsTexts; selected: string | null },
): PositionGeometry {
  const { theme, texts } = options;
  const count = blocks.length;
  const names = blocks.map(({ name }) => name);
  const columns = blockColumns(names, options.width - LEFT - RIGHT);
  const { step, more } = columns;
  const width = Math.max(options.width, LEFT + RIGHT + step * count);
  const right = width - RIGHT;
  const center = (block: number) => LEFT + (block + 0.5) * step;
  const own = pairs.filter((pair) => pair.slot !== null);
  const others = pairs.filter((pair) => pair.slot === null);
  const legend = slotLegend(own, { left: LEFT, width: options.width, theme, lines: false });
  const dense: Mark[] = [];
  const marks: Mark[] = [...legend.marks];
  const key = (...drawn: Mark[]) => marks.push(...staying(drawn));
  let keyAt = LEFT;
  let keys = legend.height + 10;
  if (bands) {
    key({ kind: 'rect', x: keyAt, y: keys - 5, width: 14, height: 10, fill: 'band', stroke: 'band-edge' });
    key({ kind: 'text', x: keyAt + 20, y: keys + 4, text: texts.random, fill: 'ink-soft' });
    keyAt += 38 + textWidth(texts.random, FONT_SIZE);
  }
  if (others.length > 0) {
    if (keyAt > LEFT && keyAt + 12 + textWidth(texts.others, FONT_SIZE) > options.width) {
      keyAt = LEFT;
      keys += LINE;
    }
    key({ kind: 'circle', x: keyAt + 4, y: keys, radius: 2.2, fill: 'ink-soft' });
    key({ kind: 'text', x: keyAt + 12, y: keys + 4, text: texts.others, fill: 'ink-soft' });
  }

  const panel = (
    top: number,
    title: string,
    domain: [number, number],
    read: (pair: PairSeries, block: number) => number | null,
    behind: (block: number, y: (value: number) => number) => Mark[],
    lift = 0,
  ) => {
    const bottom = top + PANEL;
    const y = scaleLinear(domain, [bottom, top]);
    const axis = valueAxis(y, {
      left: LEFT,
      right,
      count: 4,
      stroke: (tick) => (tick === 0 ? 'ink-soft' : 'grid'),
    });
    dense.push(...axis.lines);
    marks.push(...axis.numbers, {
      kind: 'text',
      x: 2,
      y: top - 9 - lift,
      text: `↑ ${title}`,
      fill: 'ink-soft',
      stays: 'left',
    });
    blocks.forEach((_, block) => {
      dense.push(...behind(block, y));
      for (const pair of others) {
        const value = read(pair, block);
        if (value !== null)
          dense.push({ kind: 'circle', x: center(block), y: y(value), radius: 2.2, fill: 'ink-soft' });
      }
      own.forEach((pair, at) => {
        const value = read(pair, block);
        if (value === null) return;
        // Side by side, so that equal values do not hide one another.
        const x = center(block) + (at - (own.length - 1) / 2) * Math.min(9, step / (own.length + 1));
        const slot = pair.slot as number;
        dense.push(...slotShape(slot, x, y(value), slotColor(slot, theme), Math.min(4, step / 5)));
      });
    });
    return bottom;
  };

  const firstTop = keys + 36;
  const half = Math.min(20, step * 0.4);
  const firstBottom = panel(
    firstTop,
    texts.correlation,
    [-1, 1],
    (pair, block) => pair.correlation[block],
    (block, y) =>
      bands
        ? [
            {
              kind: 'rect',
              x: center(block) - half,
              y: y(bands[block][1]),
              width: 2 * half,
              height: Math.max(1, y(bands[block][0]) - y(bands[block][1])),
              fill: 'band',
              stroke: 'band-edge',
            },
          ]
        : [],
  );
  const most = Math.max(
    0.001,
    ...pairs.flatMap(({ distance }) => distance.map((value) => value ?? 0)),
    ...(usual ?? []),
  );
  const normalKey = { beside: 20 + textWidth(`↑ ${texts.distance}`, FONT_SIZE), sample: 14, text: 20 };
  const isBeside = normalKey.beside + normalKey.text + textWidth(texts.normal, FONT_SIZE) <= options.width;
  // Where the key finds no room beside the panel's title it stands under it.
  const lift = usual && !isBeside ? LINE : 0;
  const secondTop = firstBottom + GAP + more + lift;
  const bottom = panel(
    secondTop,
    texts.distance,
    [0, most * 1.08],
    (pair, block) => pair.distance[block],
    (block, y) =>
      usual
        ? [
            {
              kind: 'rect',
              x: center(block) - half,
              y: y(usual[block]) - 1.5,
              width: 2 * half,
              height: 3,
              fill: 'band',
              stroke: 'band-edge',
            },
          ]
        : [],
    lift,
  );
  if (usual) {
    const x = isBeside ? normalKey.beside : LEFT;
    key(
      { kind: 'rect', x, y: secondTop - 14, width: normalKey.sample, height: 3, fill: 'band' },
      { kind: 'text', x: x + normalKey.text, y: secondTop - 9, text: texts.normal, fill: 'ink-soft' },
    );
  }
  const found = options.selected === null ? -1 : names.indexOf(options.selected);
  const selected = found < 0 ? undefined : found;
  for (const y of [firstBottom, bottom])
    marks.push(...columnNames(columns, { x: center, y: y + 16, selected }));
  const hidden = blocks.map((block) => block.hidden);
  marks.push(...columnFigures('C/r', hidden, columns, { x: center, y: bottom + 30, left: LEFT - 6 }));
  return {
    scene: { width, height: bottom + LABELS + more, dense, marks },
    count,
    left: LEFT,
    step,
    top: firstTop,
    bottom,
    chosen: selected,
  };
}
