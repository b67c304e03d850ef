import type { ChannelMaps } from '../domain/maps';
import { mapFigures } from './mapFigures';

/** What the block would give out for another gate in this channel: relu(gate * U + shortcut). */
export function outputWithGate({ u, shortcut }: ChannelMaps, gate: number): Float32Array {
  return u.map((value, at) => Math.max(0, gate * value + shortcut[at]));
}

/** The channel's maps as they would be with another gate. */
export function mapsWithGate(maps: ChannelMaps, gate: number): ChannelMaps {
  return { ...maps, scaled: maps.u.map((value) => gate * value), output: outputWithGate(maps, gate) };
}

/** Whether the branch as gated lowers the mean output: U is below 0 on average, and without it the output is higher. */
export function branchLowers(maps: ChannelMaps): boolean {
  const mean = (map: Float32Array) => mapFigures(map).mean;
  return mean(maps.u) < 0 && mean(maps.output) < mean(outputWithGate(maps, 0));
}
