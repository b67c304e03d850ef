import { useEffect, useMemo } from 'react';
import type { Failure } from '../../domain/failure';
import type { ChannelMaps } from '../../domain/maps';
import type { RgbImage } from '../../domain/preprocess';
import type { BlockTrace, Trace } from '../../domain/trace';
import { shownEvidence } from '../../state/appState';
import { appliedGates } from '../../state/mapsWish';
import { useActions, useApp } from '../../state/react';

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

/** The chosen channel's maps, which are asked for while the step is on screen. */
export function useChannelMaps(): {
  found: StepMaps | null;
  failure: Failure | null;
} {
  const { showStepMaps } = useActions();
  const evidence = useApp(shownEvidence);
  const failure = useApp((state) => state.mapsFailure);
  useEffect(() => {
    showStepMaps(true);
    return () => showStepMaps(false);
  }, [showStepMaps]);
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
