/** Bins of a histogram of gates. */
export const GATE_BINS = 20;

/** The bin of a gate among 20 equal ones from 0 to 1; a gate of exactly 1 is in the last. */
export const gateBin = (gate: number): number =>
  Math.min(GATE_BINS - 1, Math.max(0, Math.floor(gate * GATE_BINS)));

/** Share of all gates in each bin, or of those of some channels among all. No gates: all 0. */
export function gateShares(gates: Float32Array, only?: ReadonlySet<number>): number[] {
  const counts = new Array<number>(GATE_BINS).fill(0);
  gates.forEach((gate, channel) => {
    if (!only || only.has(channel)) counts[gateBin(gate)]++;
  });
  return counts.map((count) => count / Math.max(1, gates.length));
}
