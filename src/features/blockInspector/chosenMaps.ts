import { rankByValue } from '../../analysis/channelOrder';
import { type MapFigures, mapFigures } from '../../analysis/mapFigures';
import type { ChannelMaps } from '../../domain/maps';
import type { RgbImage } from '../../domain/preprocess';
import type { BlockTrace, Trace } from '../../domain/trace';
import type { Evidence } from '../../state/appState';
import { appliedGates } from '../../state/mapsWish';

/** One channel's maps with what the same pass tells of it. */
export interface ChosenMaps {
  channel: number;
  maps: ChannelMaps;
  /** Of U. */
  figures: MapFigures;
  z: number;
  /** The gate that multiplied U. */
  s: number;
  /** By s, 1 the largest. */
  rank: number;
  channels: number;
  trace: Trace;
  /** The exact pixels that this pass saw. */
  input: RgbImage;
}

/** The maps of the chosen channel; null where they are not there. */
export function chosenMaps(evidence: Evidence | null): ChosenMaps | null {
  const maps = evidence?.maps.find(({ channel }) => channel === evidence.channel);
  if (!evidence || !maps) return null;
  const { trace, input } = evidence.output;
  const block = trace.blocks.find(({ name }) => name === evidence.block) as BlockTrace;
  const gates = appliedGates(block);
  const { channel } = maps;
  return {
    channel,
    maps,
    figures: mapFigures(maps.u),
    z: block.squeeze[channel],
    s: gates[channel],
    rank: rankByValue(gates)[channel],
    channels: block.channels,
    trace,
    input,
  };
}
