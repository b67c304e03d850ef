import { useEffect, useMemo } from 'react';
import type { Failure } from '../../domain/failure';
import type { ChannelMaps } from '../../domain/maps';
import type { RgbImage } from '../../domain/preprocess';
import type { BlockTrace, Trace } from '../../domain/trace';
import { shownEvidence } from '../../state/appState';
import { appliedGates } from '../../state/mapsWish';
import { useActions, useApp } from '../../state/react';
import type { Live } from './useLive';

/** The chosen channel's maps with what the same pass tells of it. */
export interface StepMaps {
  maps: ChannelMaps;
  height: number;
  width: number;
  input: RgbImage;
  trace: Trace;
  z: number;
  s: number;
}

/** Asks for the maps of the step's channel while the step is on screen; the channel becomes the chosen one. */
export function useChannelMaps({ channel, gates }: Live): {
  found: StepMaps | null;
  failure: Failure | null;
} {
  const { showStepMaps, chooseChannel } = useActions();
  const chosen = useApp((state) => state.channel);
  const evidence = useApp(shownEvidence);
  const failure = useApp((state) => state.mapsFailure);
  useEffect(() => {
    showStepMaps(true);
    return () => showStepMaps(false);
  }, [showStepMaps]);
  useEffect(() => {
    // Which channel is the most open one is known once the image has been seen.
    if (gates && chosen !== channel) chooseChannel(channel);
  }, [gates, chosen, channel, chooseChannel]);

  const found = useMemo(() => {
    const maps = evidence?.maps.find((entry) => entry.channel === evidence.channel);
    if (!evidence || !maps) return null;
    const { trace, input } = evidence.output;
    const block = trace.blocks.find(({ name }) => name === evidence.block) as BlockTrace;
    const { height, width } = evidence;
    const at = maps.channel;
    return { maps, height, width, input, trace, z: block.squeeze[at], s: appliedGates(block)[at] };
  }, [evidence]);
  return { found, failure };
}
