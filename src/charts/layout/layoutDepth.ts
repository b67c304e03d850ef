import { scaleLinear } from 'd3';
import type { BlockByDepth } from '../../analysis/depthFinding';
import { formatNumber } from '../formatNumber';
import { FONT_SIZE, type Mark, type Paint } from '../scene/scene';
import { textWidth } from '../scene/textWidth';
import { blockColumns, columnFigures, columnNames } from './blockColumns';
import type { PositionGeometry } from './positionGeometry';
import { staying } from './staying';

export interface DepthTexts {
  shares: string;
  fixed: string;
  byClass: string;
  instance: string;
  specificity: string;
  corrected: string;
  noise: string;
  saturation: string;
  open: string;
  closed: string;
}

const LEFT = 46;
const RIGHT = 8;
/** Title and one row of keys. */
const HEAD = 40;
const KEY_ROW = 16;
const PANELS = { shares: 150, specificity: 96, saturation: 96 };
/** The names under a part, and the hidden units under the last. */
const NAMES = 20;
const HIDDEN = 20;

interface Key {
  label: string;
  marks(x: number, y: number): Mark[];
}

const box = (x: number, y: number, width: number, height: number, fill: Paint, opacity?: number): Mark => ({
  kind: 'rect',
  x,
  y,
  width,
  height,
  fill,
  opacity,
});

/**
 * The three parts of the variance from the bottom: class in the middle, the darkest, is what the view is about. Their
 * lightness tells them apart without color.
 */
const PARTS = [
  { key: 'fixed', fill: 'ink-soft', opacity: 0.55 },
  { key: 'byClass', fill: 'mark', opacity: 1 },
  { key: 'instance', fill: 'mark', opacity: 0.2 },
] as const;

/** Half the width of a triangle, units. */
const HALF = 4;

const upTriangle = (x: number, y: number, half = HALF): Mark[] => [
  { kind: 'line', x1: x - half, y1: y + 3, x2: x, y2: y - 4, stroke: 'mark', lineWidth: 2 },
  { kind: 'line', x1: x, y1: y - 4, x2: x + half, y2: y + 3, stroke: 'mark', lineWidth: 2 },
];
const downTriangle = (x: number, y: number, half = HALF): Mark[] => [
  { kind: 'line', x1: x - half, y1: y - 3, x2: x, y2: y + 4, stroke: 'ink-soft', lineWidth: 2 },
  { kind: 'line', x1: x, y1: y + 4, x2: x + half, y2: y - 3, stroke: 'ink-soft', lineWidth: 2 },
];
const noiseLine = (x: number, y: number, half: number): Mark => ({
  kind: 'line',
  x1: x - half,
  y1: y,
  x2: x + half,
  y2: y,
  stroke: 'ink',
  lineWidth: 1.5,
});

/**
 * Block by block from left to right: shares of the variance of gates, deviation between class means beside what noise
 * alone would give, and shares of nearly open and nearly closed gates.
 */
export function layoutDepth(
  blocks: BlockByDepth[],
  options: { width: number; texts: DepthTexts; selected: string },
): PositionGeometry {
  const { texts } = options;
  const count = blocks.length;
  const names = blocks.map(({ name }) => name);
  const columns = blockColumns(names, options.width - LEFT - RIGHT);
  const { step, more } = columns;
  const chosen = names.indexOf(options.selected);
  const width = Math.max(options.width, LEFT + RIGHT + step * count);
  const right = width - RIGHT;
  const center = (i: number) => LEFT + (i + 0.5) * step;
  const bar = Math.min(44, step * 0.66);
  const dense: Mark[] = [];
  const marks: Mark[] = [];

  /** Title and keys of a part, in as many rows as its place on screen asks for; answers where its chart begins. */
  const head = (title: string, y: number, keys: Key[]) => {
    marks.push({ kind: 'text', x: 2, y: y + 11, text: `↑ ${title}`, fill: 'ink-soft', stays: 'left' });
    let x = LEFT;
    let row = 0;
    for (const { label, marks: drawn } of keys) {
      const needed = 18 + textWidth(label, FONT_SIZE);
      if (x > LEFT && x + needed > options.width) {
        x = LEFT;
        row++;
      }
      const middle = y + 24 + row * KEY_ROW;
      marks.push(
        ...staying([...drawn(x + 6, middle), { kind: 'text', x: x + 18, y: middle + 4, text: label }]),
      );
      x += needed + 14;
    }
    return y + HEAD + row * KEY_ROW;
  };
  const ticks = (
    scale: ReturnType<typeof scaleLinear<number>>,
    count: number,
    text: (tick: number) => string,
  ) => {
    for (const tick of scale.ticks(count)) {
      const y = scale(tick);
      dense.push({
        kind: 'line',
        x1: LEFT,
        y1: y,
        x2: right,
        y2: y,
        stroke: tick === 0 ? 'ink-soft' : 'grid',
      });
      marks.push({
        kind: 'text',
        x: LEFT - 6,
        y: y + 4,
        text: text(tick),
        anchor: 'end',
        fill: 'ink-soft',
        stays: 'left',
      });
    }
  };
  const name = (bottom: number) =>
    marks.push(...columnNames(columns, { x: center, y: bottom + 16, selected: chosen }));
  const percent = (share: number) => `${Math.round(100 * share)} %`;

  const top = head(
    texts.shares,
    0,
    PARTS.map(({ key, fill, opacity }) => ({
      label: texts[key],
      marks: (x, y) => [
        box(x - 6, y - 6, 12, 12, fill, opacity),
        { kind: 'rect', x: x - 6, y: y - 6, width: 12, height: 12, stroke: 'band-edge' },
      ],
    })),
  );
  const shares = scaleLinear([0, 1], [top + PANELS.shares, top]);
  ticks(shares, 4, percent);
  blocks.forEach(({ shares: parts }, i) => {
    let from = 0;
    // Lines of the grid do not show through.
    dense.push(box(center(i) - bar / 2, top, bar, PANELS.shares, 'surface'));
    for (const { key, fill, opacity } of PARTS) {
      const share = parts.total > 0 ? parts[key] / parts.total : 0;
      dense.push(
        box(
          center(i) - bar / 2,
          shares(from + share),
          bar,
          shares(from) - shares(from + share),
          fill,
          opacity,
        ),
      );
      from += share;
    }
    if (from > 0)
      dense.push({
        kind: 'rect',
        x: center(i) - bar / 2,
        y: shares(from),
        width: bar,
        height: shares(0) - shares(from),
        stroke: 'band-edge',
      });
  });

  name(top + PANELS.shares);

  const secondHead = top + PANELS.shares + NAMES + more + 10;
  const secondTop = head(texts.specificity, secondHead, [
    { label: texts.corrected, marks: (x, y) => [box(x - 6, y - 6, 12, 12, 'mark')] },
    { label: texts.noise, marks: (x, y) => [noiseLine(x, y, 7)] },
  ]);
  const highest = Math.max(0.001, ...blocks.flatMap(({ specificity, noise }) => [specificity, noise]));
  const deviation = scaleLinear([0, highest], [secondTop + PANELS.specificity, secondTop]).nice(3);
  ticks(deviation, 3, formatNumber);
  blocks.forEach(({ specificity, noise }, i) => {
    const y = deviation(specificity);
    dense.push(box(center(i) - bar / 2, y, bar, deviation(0) - y, 'mark'));
    marks.push(noiseLine(center(i), deviation(noise), bar / 2 + Math.min(4, step / 8)));
  });

  name(secondTop + PANELS.specificity);

  const thirdHead = secondTop + PANELS.specificity + NAMES + more + 10;
  const thirdTop = head(texts.saturation, thirdHead, [
    { label: texts.open, marks: upTriangle },
    { label: texts.closed, marks: downTriangle },
  ]);
  const bottom = thirdTop + PANELS.saturation;
  const most = Math.max(0.01, ...blocks.flatMap(({ saturation }) => saturation));
  const saturation = scaleLinear([0, most], [bottom, thirdTop]).nice(3);
  ticks(saturation, 3, (share) => `${formatNumber(100 * share)} %`);
  const [shift, half] = [Math.min(6, step / 4), Math.min(HALF, step / 4.5)];
  blocks.forEach(({ saturation: [open, closed] }, i) => {
    marks.push(
      ...upTriangle(center(i) - shift, saturation(open), half),
      ...downTriangle(center(i) + shift, saturation(closed), half),
    );
  });

  name(bottom);
  const hidden = blocks.map((block) => block.hidden);
  marks.push(...columnFigures('C/r', hidden, columns, { x: center, y: bottom + 30, left: LEFT - 6 }));
  return {
    scene: { width, height: bottom + NAMES + more + HIDDEN, dense, marks },
    count,
    left: LEFT,
    step,
    top,
    bottom,
    chosen: chosen < 0 ? undefined : chosen,
  };
}
