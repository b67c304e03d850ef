import { gateSummary } from './gateSummary';

/** Shares of a block's gates above 0.9 and below 0.1. */
export interface Saturation {
  name: string;
  open: number;
  closed: number;
}

/** Saturation of every block of one pass. */
export function saturationOf(blocks: readonly { name: string; gates: Float32Array }[]): Saturation[] {
  return blocks.map(({ name, gates }) => {
    const { open, closed } = gateSummary(gates) ?? { open: 0, closed: 0 };
    return { name, open, closed };
  });
}

/** Blocks of which more than half of the gates are above 0.9 or below 0.1. */
export const saturatedBlocks = (blocks: readonly Saturation[]): Saturation[] =>
  blocks.filter(({ open, closed }) => open + closed > 0.5);

/** Which of three options a count out of so many is: 0 none, 1 some, 2 all; of nothing, none. */
export const noneSomeAll = (count: number, of: number): 0 | 1 | 2 => (count === 0 ? 0 : count < of ? 1 : 2);
