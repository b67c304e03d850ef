import { randomLcg, shuffler } from 'd3';
import type { GateEdit } from '../domain/gateEdit';
import { orderByValue } from './channelOrder';

/** Which gates are replaced first. */
export type AblationOrder = 'lowest' | 'highest' | 'strongest' | 'random';

/** Repetitions of the random order. */
export const RANDOM_ORDERS = 5;
/** Steps from none to all channels. */
const STEPS = 8;

/** How many of `channels` are replaced at each point of the curve: from none to all, no number twice. */
export function ablationCounts(channels: number): number[] {
  return [...new Set(Array.from({ length: STEPS + 1 }, (_, step) => Math.round((step * channels) / STEPS)))];
}

/**
 * Orders in which a block's channels are replaced: rising gates, falling gates, falling RMS of U, and RANDOM_ORDERS random
 * ones, the same in every run. All (C).
 */
export function ablationOrders(gates: Float32Array, rms: Float32Array): Record<AblationOrder, number[][]> {
  const falling = orderByValue(gates);
  return {
    lowest: [falling.toReversed()],
    highest: [falling],
    strongest: [orderByValue(rms)],
    random: Array.from({ length: RANDOM_ORDERS }, (_, seed) =>
      shuffler(randomLcg((seed + 1) / (RANDOM_ORDERS + 1)))(Array.from(gates.keys())),
    ),
  };
}

/** The first `count` channels of an order at 0, or at their usual gate. */
export function ablationEdit(order: number[], count: number, to: 0 | 'usual'): GateEdit {
  return {
    mode: 'channels',
    values: Object.fromEntries(order.slice(0, count).map((channel) => [channel, to])),
  };
}
