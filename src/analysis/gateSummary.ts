import { deviation, extent, mean } from 'd3';

export interface GateSummary {
  mean: number;
  /** Population standard deviation over the channels. */
  spread: number;
  min: number;
  max: number;
  /** Share of channels above 0.9 and below 0.1: saturation. */
  open: number;
  closed: number;
}

/** One block's gates in five figures; null for no channels. One channel has spread 0. */
export function gateSummary(gates: Float32Array): GateSummary | null {
  const count = gates.length;
  if (count === 0) return null;
  const [min, max] = extent(gates) as [number, number];
  const share = (test: (gate: number) => boolean) =>
    gates.reduce((n, gate) => n + (test(gate) ? 1 : 0), 0) / count;
  return {
    mean: mean(gates) as number,
    // d3 gives the sample deviation, undefined for a single value.
    spread: (deviation(gates) ?? 0) * Math.sqrt((count - 1) / count),
    min,
    max,
    open: share((gate) => gate > 0.9),
    closed: share((gate) => gate < 0.1),
  };
}
