import { range } from 'd3';
import { orderByValue } from './channelOrder';
import { gateDifferences, orderByDifference } from './differences';

/** By number, by all-class mean, by the pinned image's gates, or by their difference from another's. */
export type ComparedOrder = 'channel' | 'usual' | 'pinned' | 'difference';

/** One order of a block's channels for every chart of a comparison: position -> channel. `usual`: all-class means (C). */
export function comparedOrder(
  kind: ComparedOrder,
  pinned: Float32Array,
  partner: Float32Array,
  usual: Float32Array | null,
): number[] {
  switch (kind) {
    case 'pinned':
      return orderByValue(pinned);
    case 'difference':
      return orderByDifference(gateDifferences(pinned, partner, 'delta'));
    case 'usual':
      return usual ? orderByValue(usual) : range(pinned.length);
    case 'channel':
      return range(pinned.length);
  }
}
