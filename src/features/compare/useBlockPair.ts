import { useMemo } from 'react';
import { comparedOrder } from '../../analysis/comparedOrder';
import type { BlockProfile } from '../../domain/profile';
import { useApp } from '../../state/react';
import { gatesOf, type Ready } from './useCompared';

/** An image with its gates and its z of the block, (C) each. */
export interface ImageOfBlock {
  image: Ready;
  gates: Float32Array;
  squeeze: Float32Array;
}

export interface BlockPair {
  pinned: ImageOfBlock;
  partner: ImageOfBlock;
  all: ImageOfBlock[];
  order: number[];
}

/** The block's numbers of all images, of the two set against each other, and the common order; null before two are there. */
export function useBlockPair(
  block: { name: string; channels: number },
  images: Ready[],
  usual: BlockProfile | null,
): BlockPair | null {
  const view = useApp((state) => state.compareView);
  const first = useApp((state) => state.compared[0]?.id);
  const { name, channels } = block;
  return useMemo(() => {
    const all = images.flatMap((image) => {
      const gates = gatesOf(image, name);
      const squeeze = image.trace.blocks.find((entry) => entry.name === name)?.squeeze;
      return gates?.length === channels && squeeze ? [{ image, gates, squeeze }] : [];
    });
    const pinned = all.find(({ image }) => image.id === first);
    const others = all.filter((entry) => entry !== pinned);
    const partner = others.find(({ image }) => image.id === view.partner) ?? others[0];
    if (!pinned || !partner) return null;
    const meanAll = usual?.gates.meanAll ?? null;
    const order = comparedOrder(view.order, pinned.gates, partner.gates, meanAll);
    return { pinned, partner, all, order };
  }, [images, name, channels, usual, view.order, view.partner, first]);
}
