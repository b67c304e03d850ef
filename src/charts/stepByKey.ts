/** Positions that Page Up and Page Down skip. */
const PAGE = 10;

/**
 * Where a key leads from position `at` (-1: nowhere yet) in a row that ends at `last`; undefined for other keys.
 * As in a slider, up is on; in a list (`downIsNext`) down is.
 */
export function stepByKey(key: string, at: number, last: number, downIsNext = false): number | undefined {
  const [on, back] = downIsNext ? ['ArrowDown', 'ArrowUp'] : ['ArrowUp', 'ArrowDown'];
  switch (key) {
    case 'ArrowRight':
    case on:
      return Math.min(last, at + 1);
    case 'ArrowLeft':
    case back:
      return Math.max(0, at - 1);
    case 'PageUp':
      return downIsNext ? Math.max(0, at - PAGE) : Math.min(last, at + PAGE);
    case 'PageDown':
      return downIsNext ? Math.min(last, at + PAGE) : Math.max(0, at - PAGE);
    case 'Home':
      return 0;
    case 'End':
      return last;
  }
}
