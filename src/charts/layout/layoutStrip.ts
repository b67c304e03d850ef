import { extent, scaleLinear } from 'd3';
import type { UsualBand } from '../../analysis/bandOf';
import type { Mark, Scene } from '../scene/scene';
import { bandEdges } from './bandEdges';
import { brushPositions } from './brushMarks';
import { marginalShares } from './marginalShares';
import { valueAxis } from './valueAxis';

export interface StripData {
  /** One value a channel; null before the first result. */
  values: Float32Array | null;
  channels: number;
  /** Position -> channel: one order for all strips of a view. */
  order: number[];
  /** What is usual for each channel: drawn light behind the values, which then are dots. */
  band?: UsualBand | null;
}

export interface StripOptions {
  width: number;
  height: number;
  /** `unit`: 0 to 1; `signed`: the data's own range with a zero line. */
  domain: 'unit' | 'signed';
  /** Symbol and word of the values. */
  axis: string;
  /** What the horizontal positions are. */
  positions: string;
  /** Whether positions are channel numbers, so that ticks mean something. */
  numbered: boolean;
  /** What the bars at the right edge count, where there are to be some: the share of channels at every height. */
  marginal?: string;
}

export interface StripGeometry {
  scene: Scene;
  left: number;
  right: number;
  top: number;
  bottom: number;
  /** Pixels a channel. */
  step: number;
  /** Right of it no channel is. */
  end: number;
  y(value: number): number;
  /** Center of a position. */
  x(position: number): number;
  /** Marks a set of channels. */
  brushMarks(brushed: ReadonlySet<number>): Mark[];
}

const LEFT = 46;
const RIGHT = 8;
const TOP = 22;
const BOTTOM = 32;
/** Width of the bars at the right edge as a share of the chart's, and its bounds, pixels. */
const MARGINAL = { share: 0.07, least: 44, most: 80, gap: 12 };
/** Narrower than this a bar is drawn as a dot. */
const NARROWEST_BAR = 3;
const WIDEST_BAR = 14;

/** Bars (dots where they would be thinner than 3 px) in the given order, never lines: the order means nothing. */
export function layoutStrip(data: StripData, options: StripOptions): StripGeometry {
  const { width, height, domain } = options;
  const { share, least, most, gap } = MARGINAL;
  const edge = width - RIGHT;
  const bars = Math.round(Math.min(most, Math.max(least, share * width)));
  const right = options.marginal === undefined ? edge : edge - bars - gap;
  const bottom = height - BOTTOM;
  const step = (right - LEFT) / Math.max(1, data.channels);
  const [low, high] =
    data.values && data.values.length > 0
      ? (extent([...data.values, ...(data.band ? [...data.band.low, ...data.band.high] : [])]) as [
          number,
          number,
        ])
      : [0, 1];
  const signed = scaleLinear(
    [Math.min(0, low), Math.max(0, high, low === 0 && high === 0 ? 1 : 0)],
    [bottom, TOP],
  ).nice(4);
  const y = domain === 'unit' ? scaleLinear([0, 1], [bottom, TOP]) : signed;
  const x = (position: number) => LEFT + (position + 0.5) * step;

  const dense: Mark[] = [];
  const marks: Mark[] = [];
  const axisMarks = valueAxis(y, {
    left: LEFT,
    right,
    count: 4,
    stroke: (tick) => (tick === 0 ? 'ink-soft' : 'grid'),
  });
  dense.push(...axisMarks.lines);
  marks.push(...axisMarks.numbers);
  marks.push({ kind: 'text', x: 0, y: 10, text: `↑ ${options.axis}`, fill: 'ink-soft' });
  marks.push({
    kind: 'text',
    x: right,
    y: height - 3,
    text: `${options.positions} →`,
    anchor: 'end',
    fill: 'ink-soft',
  });
  if (options.numbered) {
    const ticks = scaleLinear([0, Math.max(1, data.channels - 1)], [0, 1]).ticks(
      Math.max(2, Math.min(10, width / 90)),
    );
    for (const tick of ticks)
      if (Number.isInteger(tick) && tick < data.channels)
        marks.push({
          kind: 'text',
          x: x(tick),
          y: bottom + 14,
          text: String(tick),
          anchor: 'middle',
          fill: 'ink-soft',
        });
  }

  const { values, band } = data;
  if (values && band) {
    data.order.forEach((channel, position) => {
      const left = x(position) - step / 2;
      const width = step > 4 ? step - 1 : step;
      const top = y(band.high[channel]);
      const height = Math.max(1, y(band.low[channel]) - top);
      dense.push({ kind: 'rect', x: left, y: top, width, height, fill: 'band' });
      dense.push(...bandEdges({ x: left, width, y: top, height }));
      const middle = y(band.middle[channel]) - 0.5;
      dense.push({ kind: 'rect', x: left, y: middle, width, height: 1, fill: 'ink-soft', opacity: 0.6 });
    });
  }
  if (values) {
    const zero = y(0);
    data.order.forEach((channel, position) => {
      const at = y(values[channel]);
      if (step < NARROWEST_BAR || band) {
        dense.push({
          kind: 'circle',
          x: x(position),
          y: at,
          radius: step < NARROWEST_BAR ? Math.max(1, Math.min(1.6, step)) : Math.min(3.5, step * 0.4),
          fill: 'mark',
        });
      } else {
        const bar = Math.min(WIDEST_BAR, step * 0.72);
        dense.push({
          kind: 'rect',
          x: x(position) - bar / 2,
          y: Math.min(zero, at),
          width: bar,
          height: Math.max(1, Math.abs(zero - at)),
          fill: 'mark',
        });
      }
    });
  }
  const marginal =
    options.marginal === undefined
      ? null
      : marginalShares(values, {
          left: right + gap,
          right: edge,
          top: TOP,
          bottom,
          domain: y.domain() as [number, number],
          title: options.marginal,
        });
  if (marginal) {
    dense.push(...marginal.bars);
    marks.push(...marginal.texts);
  }
  const frame = { left: LEFT, right, top: TOP, bottom, step };
  return {
    scene: { width, height, dense, marks },
    ...frame,
    end: marginal ? right + gap / 2 : width,
    x,
    y,
    brushMarks: (brushed) => [
      ...brushPositions(frame, data.order, brushed),
      ...(marginal?.brushMarks(brushed) ?? []),
    ],
  };
}
