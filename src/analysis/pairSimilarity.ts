import { mean } from 'd3';
import type { Usual } from '../domain/profile';
import { correlation } from './correlation';

/** How alike two images' gates of one block are. */
export interface PairSimilarity {
  /** Pearson's correlation over the channels: mostly the pattern that all images share. null: gates of one are all equal. */
  raw: number | null;
  /** The same of gates less their all-class mean; null also where nobody knows it. */
  centered: number | null;
  /** Mean over the channels of |s_B - s_A|. */
  distance: number;
}

export function pairSimilarity(
  a: Float32Array,
  b: Float32Array,
  usual: Pick<Usual, 'meanAll'> | null,
): PairSimilarity {
  const centered = (gates: Float32Array, { meanAll }: Pick<Usual, 'meanAll'>) =>
    gates.map((gate, channel) => gate - meanAll[channel]);
  return {
    raw: correlation(a, b),
    centered: usual && correlation(centered(a, usual), centered(b, usual)),
    distance: mean(a, (gate, channel) => Math.abs(b[channel] - gate)) ?? 0,
  };
}

/**
 * Mean |s_B - s_A| that two random images would have if every gate were normal with its usual deviation:
 * 2 / sqrt(pi) deviations.
 */
export function usualDistance({ stdAll }: Pick<Usual, 'stdAll'>): number {
  return (2 / Math.sqrt(Math.PI)) * (mean(stdAll) ?? 0);
}

/** What the columns of an exported table of pairs hold. */
export const PAIR_NOTE =
  'correlation: Pearson, over the channels; correlation_centered: the same of gates less their mean over the reference images; ' +
  'gates: what multiplied U';
