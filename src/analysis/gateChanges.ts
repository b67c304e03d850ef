import { mean, sum } from 'd3';
import { gateDifferences, orderByDifference } from './differences';

/** How one block's gates differ between two images. */
export interface BlockChange {
  name: string;
  channels: number;
  /** Mean |difference of s| over the channels. */
  mean: number;
  /** The channel that differs most, and by how much. */
  channel: number;
  difference: number;
}

interface BlockGates {
  name: string;
  gates: Float32Array;
}

/** The gates of two passes through the same network, block by block. */
export function gateChanges(from: readonly BlockGates[], to: readonly BlockGates[]): BlockChange[] {
  return to.map(({ name, gates }, at) => {
    const differences = gateDifferences(from[at].gates, gates, 'delta');
    const [channel] = orderByDifference(differences);
    return {
      name,
      channels: gates.length,
      mean: mean(differences, Math.abs) ?? 0,
      channel,
      difference: differences[channel],
    };
  });
}

/** Mean |difference of s| over all channels of all blocks; 0 of none. */
export function meanChange(changes: readonly BlockChange[]): number {
  const channels = sum(changes, (change) => change.channels);
  return channels > 0 ? sum(changes, (change) => change.mean * change.channels) / channels : 0;
}
