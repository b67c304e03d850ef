export interface MapFigures {
  mean: number;
  /** Root of the mean square over the positions: how strong the map is, whatever its sign. */
  rms: number;
  /** Population standard deviation over the positions. */
  spread: number;
  /** The largest absolute value. */
  limit: number;
  /** Says nearly the same everywhere: the spread is under NEARLY_CONSTANT of the RMS. Never said of a single position. */
  constant: boolean;
}

/** Share of the RMS. */
export const NEARLY_CONSTANT = 0.05;

/** A channel's map in figures. An all-zero map is constant; of no positions everything is 0. */
export function mapFigures(map: Float32Array): MapFigures {
  const count = map.length;
  if (count === 0) return { mean: 0, rms: 0, spread: 0, limit: 0, constant: false };
  let sum = 0;
  let squares = 0;
  let limit = 0;
  for (const value of map) {
    sum += value;
    squares += value * value;
    limit = Math.max(limit, Math.abs(value));
  }
  const mean = sum / count;
  const rms = Math.sqrt(squares / count);
  // Summed anew around the mean: the difference of the two sums would lose a small spread.
  let around = 0;
  for (const value of map) around += (value - mean) ** 2;
  const spread = Math.sqrt(around / count);
  return { mean, rms, spread, limit, constant: count > 1 && spread <= NEARLY_CONSTANT * rms };
}
