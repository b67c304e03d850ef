import { randomLcg, shuffler, sum } from 'd3';

/** Sum and mean of the cells counted so far; of no cells both are 0. */
export function countedCells(map: Float32Array, counted: ReadonlySet<number>): { sum: number; mean: number } {
  const total = sum(counted, (cell) => map[cell]);
  return { sum: total, mean: counted.size > 0 ? total / counted.size : 0 };
}

/** The cells of a map in another order: position -> cell. The same seed gives the same order. */
export function shuffledCells(count: number, seed: number): number[] {
  // Seeds next to each other give d3's generator nearly equal first numbers.
  const random = randomLcg((0.618_034 * (seed + 1)) % 1);
  return shuffler(random)(Array.from({ length: count }, (_, cell) => cell));
}
