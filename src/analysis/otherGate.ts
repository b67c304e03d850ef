import type { ChannelMaps } from '../domain/maps';

/** What the block would give out for another gate in this channel: relu(gate * U + shortcut). */
export function outputWithGate({ u, shortcut }: ChannelMaps, gate: number): Float32Array {
  return u.map((value, at) => Math.max(0, gate * value + shortcut[at]));
}

/** The channel's maps as they would be with another gate. */
export function mapsWithGate(maps: ChannelMaps, gate: number): ChannelMaps {
  return { ...maps, scaled: maps.u.map((value) => gate * value), output: outputWithGate(maps, gate) };
}
