import { useMemo } from 'react';
import { type Saturation, saturationOf } from '../../analysis/saturatedBlocks';
import type { Trace } from '../../domain/trace';
import { appliedGates } from '../../state/mapsWish';

/** Saturation of every block for the shown image; null before the network has seen it. */
export function useSaturation(trace: Trace | null): Saturation[] | null {
  return useMemo(
    () =>
      trace && saturationOf(trace.blocks.map((block) => ({ name: block.name, gates: appliedGates(block) }))),
    [trace],
  );
}
