import { sum } from 'd3';
import type { SEBlockShape } from '../domain/block';

/** How many gates a network computes for one image, and how many cells the maps have that they multiply. */
export function networkCounts(blocks: readonly SEBlockShape[]): { gates: number; cells: number } {
  return {
    gates: sum(blocks, ({ channels }) => channels),
    cells: sum(blocks, ({ channels, height, width }) => channels * height * width),
  };
}
