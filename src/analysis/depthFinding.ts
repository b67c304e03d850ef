import type { Profile } from '../domain/profile';
import { rankCorrelation } from './rankCorrelation';
import { type VarianceShares, varianceShares } from './varianceShares';

/** Hidden layers this small or smaller limit what gates can do: no verdict on their patterns. */
export const NARROW = 4;

/**
 * Class means are stored in 256 steps of each channel's own range, so that rounding is at most 1/510 of what differs; a
 * deviation below this shows in no figure.
 */
const LEAST_DEVIATION = 0.0005;

export interface BlockByDepth {
  name: string;
  hidden: number;
  shares: VarianceShares;
  /** Deviation between class means, over channels, with noise taken off. */
  specificity: number;
  /** Deviation that class means of n images would show where classes did not differ at all. */
  noise: number;
  saturation: [number, number];
  /** Whether noise explains the differences between classes. */
  explained: boolean;
  narrow: boolean;
}

export interface DepthFinding {
  blocks: BlockByDepth[];
  /** Where classes differ most, narrow blocks left out; null where they differ nowhere. */
  most: BlockByDepth | null;
  /** Blocks in which no class stands out, narrow ones left out. */
  none: BlockByDepth[];
  narrow: BlockByDepth[];
  /** Rank correlation of depth and specificity, over the same blocks. */
  trend: number | null;
  /** Which way the trend goes, where chance would give one so strong in less than 5 of 100 networks. */
  direction: 'rise' | 'fall' | 'mixed';
}

/**
 * Whether the variance between `classes` class means is no more than noise explains: its ratio to the variance that n
 * images a class leave in a mean has the deviation sqrt(2 / (classes - 1)) for one channel; channels of a block move
 * together, so they count as one. One-sided, 5 %.
 */
function noiseExplains({ byClass, instance }: VarianceShares, classes: number, n: number): boolean {
  if (classes < 2 || n < 2 || Math.sqrt(byClass) < LEAST_DEVIATION) return true;
  return byClass <= 1.645 * Math.sqrt(2 / (classes - 1)) * (instance / n);
}

/** What the profile shows by depth. `hidden`: size of the hidden layer of every block. */
export function depthFinding(
  { blocks, classes, imagesPerClass: n }: Profile,
  hidden: number[],
): DepthFinding {
  const all = blocks.map((block, i): BlockByDepth => {
    const shares = varianceShares(block, n);
    return {
      name: block.name,
      hidden: hidden[i],
      shares,
      specificity: Math.sqrt(shares.byClass),
      noise: Math.sqrt(shares.instance / n),
      saturation: block.saturation,
      explained: noiseExplains(shares, classes, n),
      narrow: hidden[i] <= NARROW,
    };
  });
  const narrow = all.filter((block) => block.narrow);
  const judged = all.filter((block) => !block.narrow);
  const trend = rankCorrelation(
    judged.map((_, depth) => depth),
    judged.map(({ specificity }) => specificity),
  );
  // Without any trend, the correlation has the deviation 1 / sqrt(blocks - 1).
  const certain = trend !== null && Math.abs(trend) * Math.sqrt(judged.length - 1) > 1.96;
  const differing = judged.filter((block) => !block.explained);
  return {
    blocks: all,
    most: differing.reduce<BlockByDepth | null>(
      (most, block) => (most && most.specificity >= block.specificity ? most : block),
      null,
    ),
    none: judged.filter((block) => block.explained),
    narrow,
    trend,
    direction: !certain ? 'mixed' : (trend ?? 0) > 0 ? 'rise' : 'fall',
  };
}
