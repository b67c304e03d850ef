/** How far through a network of `count` blocks the middle of a block lies, 0..1: networks of other depths share this axis. */
export function relativeDepth(block: number, count: number): number {
  return (block + 0.5) / count;
}

/** The block of a network of `count` blocks at a position of an axis of `positions`; -1 where it has no blocks. */
export function blockAtDepth(position: number, positions: number, count: number): number {
  return count === 0 ? -1 : Math.floor(relativeDepth(position, positions) * count);
}
