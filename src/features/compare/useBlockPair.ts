import { useMemo } from 'react';
import { comparedOrder } from '../../analysis/comparedOrder';
import type { BlockProfile } from '../../domain/profile';
import { useApp } from '../../state/react';
import { gatesOf, type Ready } from './useCompared';

export interface BlockPair {
  pinned: { image: Ready; gates: Float32Array };
  partner: { image: Ready; gates: Float32Array };
  /** Every image with its gates of the block. */
  all: { image: Ready; gates: Float32Array }[];
  order: number[];
}

/** The block's gates of all images, of the two set against each other, and the common order; null before two are there. */
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
      return gates?.length === channels ? [{ image, gates }] : [];
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
