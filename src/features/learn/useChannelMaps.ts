import { use, useEffect, useMemo, useState } from 'react';
import type { Failure } from '../../domain/failure';
import type { ChannelMaps } from '../../domain/maps';
import type { RgbImage } from '../../domain/preprocess';
import type { BlockTrace, Trace } from '../../domain/trace';
import { type Evidence, shownEvidence } from '../../state/appState';
import { appliedGates } from '../../state/mapsWish';
import { useActions, useApp } from '../../state/react';
import { CollectContext } from './classroom/CollectContext';
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

/** The chosen channel's maps, which are asked for while the step is on screen; on paper, once. */
export function useChannelMaps(live: Live): {
  found: StepMaps | null;
  failure: Failure | null;
} {
  const { showStepMaps } = useActions();
  const paper = use(CollectContext) !== null;
  const onScreen = useApp(shownEvidence);
  const once = useMapsOnce(paper ? live : null);
  const evidence = paper ? once : onScreen;
  const failure = useApp((state) => state.mapsFailure);
  useEffect(() => {
    if (paper) return;
    showStepMaps(true);
    return () => showStepMaps(false);
  }, [paper, showStepMaps]);
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

/** Maps that nobody waits for on screen; null: there are none yet. */
function useMapsOnce(live: Live | null): Evidence | null {
  const [found, setFound] = useState<Evidence | null>(null);
  const { mapsOf } = useActions();
  const block = live?.shape.name;
  const channel = live?.channel;
  const trace = live?.trace;
  useEffect(() => {
    if (!trace || block === undefined || channel === undefined) return;
    const controller = new AbortController();
    void mapsOf(block, channel, controller.signal).then((maps) => {
      if (!controller.signal.aborted) setFound(maps);
    });
    return () => controller.abort();
  }, [trace, block, channel, mapsOf]);
  return found;
}
