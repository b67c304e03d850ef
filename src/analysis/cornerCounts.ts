/** Channels by quarter, split at 0.5 of either image. */
export interface CornerCounts {
  bothClosed: number;
  /** Open for the first image alone. */
  firstOpen: number;
  secondOpen: number;
  bothOpen: number;
}

/** A gate this near to 0 or 1 is in a corner if the other one is, too. */
const NEAR = 0.1;

/**
 * How many channels are in each quarter of a scatter of two images' gates, (C) each, where more than half of them lie in the
 * corners and hide one another; null where the dots can be seen, and where there are none.
 */
export function cornerCounts(first: Float32Array, second: Float32Array): CornerCounts | null {
  const isEnd = (gate: number) => gate < NEAR || gate > 1 - NEAR;
  const counts = { bothClosed: 0, firstOpen: 0, secondOpen: 0, bothOpen: 0 };
  let inCorners = 0;
  first.forEach((gate, channel) => {
    const other = second[channel];
    if (isEnd(gate) && isEnd(other)) inCorners++;
    if (gate > 0.5) counts[other > 0.5 ? 'bothOpen' : 'firstOpen']++;
    else counts[other > 0.5 ? 'secondOpen' : 'bothClosed']++;
  });
  return inCorners > first.length / 2 ? counts : null;
}
