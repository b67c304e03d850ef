import { extent, scaleLinear } from 'd3';
import { cornerCounts } from '../../analysis/cornerCounts';
import { formatNumber } from '../formatNumber';
import { cutText } from '../scene/cutText';
import { FONT_SIZE, type Mark, type Scene } from '../scene/scene';
import { textWidth } from '../scene/textWidth';
import { veil } from './brushMarks';
import { valueAxis } from './valueAxis';

/** What is said of the four quarters around the point that is usual in both directions. */
export interface QuarterTexts {
  aboveX: string;
  belowX: string;
  aboveY: string;
  belowY: string;
}

export interface ScatterData {
  /** One value a channel each; null before the first result. */
  x: Float32Array | null;
  y: Float32Array | null;
}

export interface ScatterOptions {
  width: number;
  /** Where `pair` makes the plot a square: at most. */
  height: number;
  xAxis: string;
  yAxis: string;
  /** `unit`: 0 to 1; `centered`: as far below 0 as above it, with a zero line. */
  yDomain: 'unit' | 'centered';
  /**
   * Two images' values of one kind: both axes have one domain and one length, and a diagonal marks equal values. Of gates
   * that lie in the corners for the most part, every quarter has its number.
   */
  pair?: boolean;
  /** Names the quarters around (0, 0), which then is in the middle of both axes; null where 0 means nothing usual. */
  quarters: QuarterTexts | null;
}

export interface ScatterGeometry {
  scene: Scene;
  x(value: number): number;
  y(value: number): number;
  /** The channel whose dot is nearest to a place, within reach of a finger; null where there is none. */
  nearest(x: number, y: number): number | null;
  /** The channels whose dots are in a box. */
  within(box: { left: number; right: number; top: number; bottom: number }): number[];
  /** Marks a set of channels. */
  brushMarks(brushed: ReadonlySet<number>): Mark[];
}

const LEFT = 46;
const RIGHT = 12;
const TOP = 22;
const BOTTOM = 36;
const TICK_GAP = 90;
const REACH = 24;
/** More dots than this are drawn smaller. */
const MANY = 300;
const LINE = 14;
/** Dots at the end of an axis reach over it. */
const OVERHANG = 4;
/** What a brushed dot's ring adds to its radius. */
const RING = 1.5;
const COUNT_SIZE = 15;

/** One dot a channel, x against y, both with their zero line, and never a line through the dots. */
export function layoutScatter(data: ScatterData, options: ScatterOptions): ScatterGeometry {
  const { width, quarters } = options;
  const room = { width: width - LEFT - RIGHT, height: options.height - TOP - BOTTOM };
  const side = Math.min(room.width, room.height);
  const plot = options.pair ? { width: side, height: side } : room;
  const left = LEFT + (room.width - plot.width) / 2;
  const right = left + plot.width;
  const bottom = TOP + plot.height;
  const height = bottom + BOTTOM;
  const x = scaleLinear(quarters ? centered(data.x) : withZero(data.x), [left, right]).nice(6);
  const y = scaleLinear(options.yDomain === 'unit' ? [0, 1] : centered(data.y), [bottom, TOP]);
  if (options.yDomain === 'centered') y.nice(4);
  if (options.pair) {
    const shared = options.yDomain === 'unit' ? [0, 1] : withZero(joined(data)).map((end) => end * 1.04);
    x.domain(shared);
    y.domain(shared);
  }

  const { lines, numbers } = valueAxis(y, {
    left,
    right,
    count: 5,
    stroke: (tick) => (tick === 0 ? 'ink-soft' : 'grid'),
  });
  const grid: Mark[] = [...lines];
  const marks: Mark[] = [...numbers];
  for (const tick of x.ticks(Math.max(2, Math.min(10, plot.width / TICK_GAP)))) {
    const at = x(tick);
    grid.push({
      kind: 'line',
      x1: at,
      y1: TOP,
      x2: at,
      y2: bottom,
      stroke: tick === 0 ? 'ink-soft' : 'grid',
    });
    marks.push({
      kind: 'text',
      x: at,
      y: bottom + 15,
      text: formatNumber(tick),
      anchor: 'middle',
      fill: 'ink-soft',
    });
  }
  marks.push(
    {
      kind: 'text',
      x: left - LEFT,
      y: 10,
      text: `↑ ${cutText(options.yAxis, width - left + LEFT - 20, FONT_SIZE)}`,
      fill: 'ink-soft',
    },
    {
      kind: 'text',
      x: right,
      y: height - 3,
      text: `${cutText(options.xAxis, right - 20, FONT_SIZE)} →`,
      anchor: 'end',
      fill: 'ink-soft',
    },
  );
  if (options.pair) {
    const [low, high] = x.domain();
    grid.push({
      kind: 'line',
      x1: x(low),
      y1: y(low),
      x2: x(high),
      y2: y(high),
      stroke: 'ink-soft',
      dash: true,
    });
  }
  if (quarters) marks.push(...quarterMarks(quarters, right, bottom));
  const counts =
    options.pair && options.yDomain === 'unit' && data.x && data.y ? cornerCounts(data.x, data.y) : null;
  if (counts)
    // Beside the diagonal, within their quarter.
    for (const [count, atX, atY] of [
      [counts.bothClosed, 0.17, 0.33],
      [counts.firstOpen, 0.75, 0.25],
      [counts.secondOpen, 0.25, 0.75],
      [counts.bothOpen, 0.67, 0.83],
    ])
      marks.push(...quarterCount(String(count), x(atX), y(atY)));

  const points = placesOf(data, x, y);
  const radius = points.length > MANY ? 2 : 3;
  const dot = ([cx, cy]: [number, number]): Mark => ({ kind: 'circle', x: cx, y: cy, radius, fill: 'mark' });

  const nearest = (px: number, py: number) => {
    let best: number | null = null;
    let least = REACH;
    points.forEach(([cx, cy], channel) => {
      const distance = Math.hypot(cx - px, cy - py);
      if (distance >= least) return;
      least = distance;
      best = channel;
    });
    return best;
  };
  const within: ScatterGeometry['within'] = (box) =>
    points.flatMap(([cx, cy], channel) =>
      cx >= box.left && cx <= box.right && cy >= box.top && cy <= box.bottom ? [channel] : [],
    );
  const brushMarks = (brushed: ReadonlySet<number>): Mark[] => [
    veil(left - OVERHANG, TOP - OVERHANG, plot.width + 2 * OVERHANG, plot.height + 2 * OVERHANG),
    // What values are read against stays as it is.
    ...grid,
    ...points.flatMap((point, channel): Mark[] =>
      brushed.has(channel)
        ? [{ kind: 'circle', x: point[0], y: point[1], radius: radius + RING, fill: 'ink' }, dot(point)]
        : [],
    ),
  ];
  return {
    scene: { width, height, dense: [...grid, ...points.map(dot)], marks },
    x,
    y,
    nearest,
    within,
    brushMarks,
  };
}

type Scale = (value: number) => number;

function placesOf({ x: xs, y: ys }: ScatterData, x: Scale, y: Scale): [number, number][] {
  if (!xs || !ys) return [];
  return Array.from(xs, (value, channel) => [x(value), y(ys[channel])]);
}

const joined = ({ x, y }: ScatterData) => Float32Array.of(...(x ?? []), ...(y ?? []));

/** The range of the values and 0; 0 to 1 where all are 0 or there are none. */
function withZero(values: Float32Array | null): [number, number] {
  const [low = 0, high = 0] = values ? extent(values) : [];
  return low === 0 && high === 0 ? [0, 1] : [Math.min(0, low), Math.max(0, high)];
}

/** As far below 0 as above it; −1 to 1 where all are 0 or there are none. */
function centered(values: Float32Array | null): [number, number] {
  const [low, high] = withZero(values);
  const most = Math.max(-low, high);
  return [-most, most];
}

/** A number around a place, on ground of its own: dots may be there, too. */
function quarterCount(text: string, x: number, y: number): Mark[] {
  const width = textWidth(text, COUNT_SIZE) + 10;
  const height = COUNT_SIZE + 5;
  return [
    { kind: 'rect', x: x - width / 2, y: y - height / 2, width, height, fill: 'surface', opacity: 0.85 },
    { kind: 'text', x, y: y + COUNT_SIZE * 0.36, text, anchor: 'middle', size: COUNT_SIZE, bold: true },
  ];
}

/** Two short lines in every corner, so that they fit side by side on a phone. */
function quarterMarks(
  { aboveX, belowX, aboveY, belowY }: QuarterTexts,
  right: number,
  bottom: number,
): Mark[] {
  const corner = (lines: string[], x: number, y: number, anchor: 'start' | 'end') =>
    lines.map(
      (text, line): Mark => ({ kind: 'text', x, y: y + line * LINE, text, anchor, fill: 'ink-soft' }),
    );
  const [west, east, north, south] = [LEFT + 6, right - 6, TOP + 14, bottom - 8 - LINE];
  return [
    ...corner([belowX, aboveY], west, north, 'start'),
    ...corner([aboveX, aboveY], east, north, 'end'),
    ...corner([belowX, belowY], west, south, 'start'),
    ...corner([aboveX, belowY], east, south, 'end'),
  ];
}
