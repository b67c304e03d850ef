import type { KeyboardEvent, MouseEvent } from 'react';
import { stepByKey } from './stepByKey';
import { pixelsPerUnit } from './units';

/** What a chart with one mark a channel needs to be read and worked; the same in every chart of a view. */
export interface ChannelReading {
  label: string;
  /** Position -> channel: the way that keys walk. */
  order: number[];
  hovered: number | null;
  selected: number | null;
  /** What is said of a channel. */
  valueText(channel: number): string;
  /** What is said while no channel is marked. */
  idle: string;
  onHover(channel: number | null): void;
  onSelect(channel: number | null): void;
  /** A set of channels that stands out; null: none. Must stay the same set while it does. */
  brushed?: ReadonlySet<number> | null;
  /** A set that was dragged over; empty: none any more. Without it nothing can be dragged. */
  onBrush?(channels: number[]): void;
}

/**
 * The attributes of an element whose channels are read out by pointer and arrow keys. `ready`: whether there is
 * anything to say of a channel. `channelAt`: the channel at a place in chart units, null where there is none.
 */
export function channelSlider(
  { label, order, hovered, selected, valueText, onHover, onSelect, brushed, onBrush, idle }: ChannelReading,
  ready: boolean,
  channelAt: (x: number, y: number) => number | null,
) {
  const last = order.length - 1;
  const marked = hovered ?? selected;
  const under = (event: MouseEvent) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    return channelAt((event.clientX - left) / pixelsPerUnit(), (event.clientY - top) / pixelsPerUnit());
  };
  return {
    role: 'slider',
    tabIndex: 0,
    'aria-label': label,
    'aria-valuemin': 0,
    'aria-valuemax': Math.max(0, last),
    'aria-valuenow': selected ?? 0,
    'aria-valuetext': marked === null ? idle : ready ? valueText(marked) : String(marked),
    onKeyDown(event: KeyboardEvent) {
      // The set first: it was made last, or stands for more.
      if (event.key === 'Escape') brushed && onBrush ? onBrush([]) : onSelect(null);
      const next = stepByKey(event.key, selected === null ? -1 : order.indexOf(selected), last);
      if (next === undefined) return;
      event.preventDefault();
      onSelect(order[next]);
    },
    onPointerMove: (event: MouseEvent) => onHover(under(event)),
    onPointerLeave: () => onHover(null),
    onClick(event: MouseEvent) {
      const channel = under(event);
      if (channel !== null) onSelect(channel);
    },
  };
}
