import type { Tolerance } from '../domain/tolerance';
import type { BlockTrace, Trace } from '../domain/trace';

/** Where two passes differ most, with what each of them gave there. */
export interface LargestDifference {
  /** Absolute. NaN, and vectors of other lengths, count as infinitely far. */
  difference: number;
  /** Over the largest magnitude that the first pass gave in the same vector. */
  relative: number;
  /** Channel, or class. */
  index: number;
  first: number;
  second: number;
}

export interface BlockDifference extends LargestDifference {
  block: string;
}

/** Two passes of the same image through the same weights, on two engines. */
export interface TraceDifference {
  /** null where the network has no SE blocks. */
  gates: BlockDifference | null;
  /** z: the block where the relative difference is largest. */
  squeeze: BlockDifference | null;
  logits: LargestDifference;
  /** The gates of each block, in order. */
  blocks: BlockDifference[];
  /** Whether the best five classes are the same, in the same order. */
  sameAnswers: boolean;
  tolerance: Tolerance;
  passed: boolean;
}

/** Compares two passes; `passed`: nothing differs by more than the tolerance. */
export function traceDifference(first: Trace, second: Trace, tolerance: Tolerance): TraceDifference {
  const inBlocks = (part: 'excitation' | 'squeeze') =>
    first.blocks.map((block): BlockDifference => {
      const other = second.blocks.find(({ name }) => name === block.name);
      return { block: block.name, ...largest(block[part], other?.[part] ?? new Float32Array()) };
    });
  const blocks = inBlocks('excitation');
  const gates = most(blocks, ({ difference }) => difference);
  const squeeze = most(inBlocks('squeeze'), ({ relative }) => relative);
  const logits = largest(first.logits, second.logits);
  const best = ({ predictions }: Trace) => predictions.map(({ index }) => index).join();
  return {
    gates,
    squeeze,
    logits,
    blocks,
    sameAnswers: best(first) === best(second),
    tolerance,
    passed:
      sameBlocks(first.blocks, second.blocks) &&
      (gates?.difference ?? 0) <= tolerance.gates &&
      (squeeze?.relative ?? 0) <= tolerance.squeeze &&
      logits.relative <= tolerance.logits,
  };
}

/** Magnitudes below this count as this: what is all but zero cannot be off by a share of itself. */
const LEAST_MAGNITUDE = 1e-6;

function largest(first: Float32Array, second: Float32Array): LargestDifference {
  const infinite = first.length !== second.length;
  const found = { difference: infinite ? Number.POSITIVE_INFINITY : 0, index: 0 };
  let magnitude = LEAST_MAGNITUDE;
  first.forEach((value, index) => {
    magnitude = Math.max(magnitude, Math.abs(value));
    const difference = Math.abs(value - second[index]);
    if (difference <= found.difference || infinite) return;
    found.difference = Number.isNaN(difference) ? Number.POSITIVE_INFINITY : difference;
    found.index = index;
  });
  return {
    ...found,
    relative: found.difference / magnitude,
    first: first[found.index],
    second: second[found.index],
  };
}

function most<T>(items: T[], size: (item: T) => number): T | null {
  return items.reduce<T | null>((worst, item) => (worst && size(worst) >= size(item) ? worst : item), null);
}

const sameBlocks = (first: BlockTrace[], second: BlockTrace[]) =>
  first.map(({ name }) => name).join() === second.map(({ name }) => name).join();
