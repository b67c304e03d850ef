/** Room left beside the shown element, pixels: the next one peeks out and says that there is more. */
const MARGIN = 28;

/** Scrolls a row, and nothing but the row, as little as it takes to show an element of it. */
export function showWithin(row: HTMLElement, element: HTMLElement): void {
  const outer = row.getBoundingClientRect();
  const inner = element.getBoundingClientRect();
  const before = inner.left - MARGIN - outer.left;
  const after = inner.right + MARGIN - outer.right;
  if (before < 0) row.scrollLeft += before;
  else if (after > 0) row.scrollLeft += after;
}
