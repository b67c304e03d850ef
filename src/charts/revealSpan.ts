import { pixelsPerUnit } from './units';

/** Left free beside what is shown: a glimpse of its neighbors, units. */
const MARGIN = 24;

/** Scrolls sideways, no farther than it must, until what lies between two places shows; `hidden` units at the left are covered. */
export function revealSpan(scroller: HTMLElement, from: number, to: number, hidden: number) {
  const unit = pixelsPerUnit();
  const left = (from - hidden - MARGIN) * unit;
  const right = (to + MARGIN) * unit - scroller.clientWidth;
  if (scroller.scrollLeft > left) scroller.scrollLeft = left;
  else if (scroller.scrollLeft < right) scroller.scrollLeft = right;
}
