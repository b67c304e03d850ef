/** Mean of the values of some channels; null for none. */
export function meanOver(values: Float32Array, channels: Iterable<number>): number | null {
  let [sum, count] = [0, 0];
  for (const channel of channels) {
    sum += values[channel];
    count++;
  }
  return count === 0 ? null : sum / count;
}

/** How many of some channels lie above and below their band; on its edge is inside. */
export function outsideBand(
  values: Float32Array,
  { low, high }: { low: Float32Array; high: Float32Array },
  channels: Iterable<number>,
): { above: number; below: number } {
  let [above, below] = [0, 0];
  for (const channel of channels) {
    if (values[channel] > high[channel]) above++;
    else if (values[channel] < low[channel]) below++;
  }
  return { above, below };
}
