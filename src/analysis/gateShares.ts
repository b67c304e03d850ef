/** Bins of a histogram of gates. */
export const GATE_BINS = 20;

/** Share of the gates in each of 20 equal bins from 0 to 1; a gate of exactly 1 is in the last. No gates: all 0. */
export function gateShares(gates: Float32Array): number[] {
  const counts = new Array<number>(GATE_BINS).fill(0);
  for (const gate of gates) counts[Math.min(GATE_BINS - 1, Math.max(0, Math.floor(gate * GATE_BINS)))]++;
  return counts.map((count) => count / Math.max(1, gates.length));
}
