import type { Mark } from '../scene/scene';

/** Fewer pixels a channel would blend neighbors, whose order means nothing: the chart becomes wider and scrolls. */
export const LEAST_STEP = 2;

/** Pixels between ticks, at least. */
const TICK_GAP = 56;

interface Options {
  left: number;
  right: number;
  bottom: number;
  step: number;
  /** What the positions are. */
  title: string;
  /** Whether the order is that of channel numbers, so that ticks mean something. */
  numbered: boolean;
}

/** The channels under a chart: position -> channel, with a number at every so many. */
export function channelAxis(
  order: number[],
  { left, right, bottom, step, title, numbered }: Options,
): Mark[] {
  const every = [1, 2, 5, 10, 20, 50, 100, 200, 500].find((n) => n * step >= TICK_GAP) ?? 1000;
  const ticks = numbered ? order.filter((_, position) => position % every === 0) : [];
  return [
    ...ticks.map(
      (channel, i): Mark => ({
        kind: 'text',
        x: left + (i * every + 0.5) * step,
        y: bottom + 14,
        text: String(channel),
        anchor: 'middle',
        fill: 'ink-soft',
      }),
    ),
    {
      kind: 'text',
      x: right,
      y: bottom + 29,
      text: `${title} →`,
      anchor: 'end',
      fill: 'ink-soft',
      stays: 'right',
    },
  ];
}

/** Room under the chart for `channelAxis`. */
export const AXIS_HEIGHT = 34;
