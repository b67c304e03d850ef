import { range, scaleLinear } from 'd3';
import { GATE_BINS, gateShares } from '../../analysis/gateShares';
import { relativeDepth } from '../../analysis/relativeDepth';
import { networkPaint, networkShape } from '../networkMarks';
import { cutText } from '../scene/cutText';
import { FONT_SIZE, type Mark } from '../scene/scene';
import { blockColumns, columnFigures, columnNames } from './blockColumns';
import type { PositionGeometry } from './positionGeometry';
import { staying } from './staying';
import { valueAxis } from './valueAxis';

/** A block of a network with its gates, (C). */
export interface NetworkBlock {
  name: string;
  channels: number;
  hidden: number;
  gates: Float32Array;
  median: number;
}

export interface NetworkRow {
  label: string;
  blocks: NetworkBlock[];
}

const LEFT = 46;
const RIGHT = 8;
const HEAD = 26;
const PANEL = 140;
const LABELS = 52;
const GAP = 14;
const FOOT = 16;
/** Share of a block's place that its widest bar may take. */
const FILL = 0.86;

/** The largest share of a block's channels in one bin: the widest bar. */
export function widestShare(rows: NetworkRow[]): number {
  return Math.max(0, ...rows.flatMap(({ blocks }) => blocks.flatMap(({ gates }) => gateShares(gates))));
}

/**
 * One row a network, one upright histogram a block, from closed (0) at the bottom to open (1): the width of a bar is a
 * share of the block's channels, on one scale throughout. Blocks stand at their relative depth, so that networks of
 * other layouts share the axis.
 */
export function layoutNetworkGates(
  rows: NetworkRow[],
  options: { width: number; axis: string; depth: string },
): PositionGeometry {
  const count = Math.max(1, ...rows.map(({ blocks }) => blocks.length));
  // The network of more blocks decides for both.
  const columnsIn = (room: number) =>
    rows.map(({ blocks }) =>
      blockColumns(
        blocks.map(({ name }) => name),
        room,
      ),
    );
  const width = Math.max(
    options.width,
    ...columnsIn(options.width - LEFT - RIGHT).map(({ step, labels }) => LEFT + RIGHT + step * labels.length),
  );
  const right = width - RIGHT;
  const columns = columnsIn(right - LEFT);
  const step = (right - LEFT) / count;
  const widest = widestShare(rows) || 1;
  const dense: Mark[] = [];
  const marks: Mark[] = [];
  let top = HEAD;
  rows.forEach(({ label, blocks }, network) => {
    const bottom = top + PANEL;
    const y = scaleLinear([0, 1], [bottom, top]);
    const axis = valueAxis(y, { left: LEFT, right, count: 4 });
    dense.push(...axis.lines);
    const title = cutText(`↑ ${options.axis} · ${label}`, options.width - 24, FONT_SIZE);
    marks.push(
      ...axis.numbers,
      ...staying([
        ...networkShape(network, 8, top - 15, 4.5),
        { kind: 'text', x: 20, y: top - 11, text: title, hint: label },
      ]),
    );
    const x = (block: number) => LEFT + relativeDepth(block, blocks.length) * (right - LEFT);
    blocks.forEach(({ gates, median }, block) => {
      const center = x(block);
      const shares = gateShares(gates);
      for (const bin of range(GATE_BINS)) {
        if (shares[bin] === 0) continue;
        const bar = Math.max(1, (shares[bin] / widest) * step * FILL);
        dense.push({
          kind: 'rect',
          x: center - bar / 2,
          y: y((bin + 1) / GATE_BINS),
          width: bar,
          height: y(bin / GATE_BINS) - y((bin + 1) / GATE_BINS) - 0.5,
          fill: networkPaint(network),
        });
      }
      const half = (step * FILL) / 2;
      marks.push({
        kind: 'line',
        x1: center - half,
        y1: y(median),
        x2: center + half,
        y2: y(median),
        stroke: 'ink',
        lineWidth: 2,
      });
    });
    const place = { x, left: LEFT - 6 };
    marks.push(
      ...columnNames(columns[network], { x, y: bottom + 15 }),
      ...columnFigures(
        'C',
        blocks.map(({ channels }) => channels),
        columns[network],
        { ...place, y: bottom + 28 },
      ),
      ...columnFigures(
        'C/r',
        blocks.map(({ hidden }) => hidden),
        columns[network],
        { ...place, y: bottom + 41 },
      ),
    );
    top = bottom + LABELS + columns[network].more + GAP + HEAD;
  });
  const end = top - GAP - HEAD;
  marks.push({
    kind: 'text',
    x: right,
    y: end + 6,
    text: `${options.depth} →`,
    anchor: 'end',
    fill: 'ink-soft',
    stays: 'right',
  });
  return {
    scene: { width, height: end + FOOT, dense, marks },
    count,
    left: LEFT,
    step,
    top: HEAD,
    bottom: end - LABELS - (columns.at(-1)?.more ?? 0),
  };
}
