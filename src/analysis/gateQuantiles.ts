import { quantileSorted } from 'd3';

export interface GateQuantiles {
  p10: number;
  p25: number;
  median: number;
  p75: number;
  p90: number;
}

/** Percentiles over a block's channels, interpolated; all 0 for no channels. */
export function gateQuantiles(gates: Float32Array): GateQuantiles {
  const sorted = [...gates.toSorted()];
  const at = (share: number) => quantileSorted(sorted, share) ?? 0;
  return { p10: at(0.1), p25: at(0.25), median: at(0.5), p75: at(0.75), p90: at(0.9) };
}
