import { range } from 'd3';

/** Channels by falling value, equal values by channel number: position -> channel. */
export function orderByValue(values: Float32Array): number[] {
  return range(values.length).sort((a, b) => values[b] - values[a] || a - b);
}

/** Rank of every channel by falling value, the largest is 1: channel -> rank. */
export function rankByValue(values: Float32Array): number[] {
  const ranks = new Array<number>(values.length);
  orderByValue(values).forEach((channel, position) => {
    ranks[channel] = position + 1;
  });
  return ranks;
}
