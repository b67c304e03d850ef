import { useMemo } from 'react';
import { type ComparedOrder, comparedOrder } from '../../analysis/comparedOrder';
import type { BlockProfile } from '../../domain/profile';
import { useApp } from '../../state/react';
import { type ComparedImage, gatesOf, isReady, partnerOf, type Ready } from './useCompared';

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
  /** What the order follows: the wanted one, where it is known. */
  orderKind: ComparedOrder;
}

/** The block's numbers of all images, of the two set against each other, and the common order; null before both are there. */
export function useBlockPair(
  block: { name: string; channels: number },
  images: readonly ComparedImage[],
  usual: BlockProfile | null,
): BlockPair | null {
  const view = useApp((state) => state.compareView);
  const { name, channels } = block;
  return useMemo(() => {
    const all = images.filter(isReady).flatMap((image) => {
      const gates = gatesOf(image, name);
      const squeeze = image.trace.blocks.find((entry) => entry.name === name)?.squeeze;
      return gates?.length === channels && squeeze ? [{ image, gates, squeeze }] : [];
    });
    const chosen = partnerOf(images, view.partner);
    const pinned = all.find(({ image }) => image.id === images[0]?.id);
    const partner = all.find(({ image }) => image.id === chosen?.id);
    if (!pinned || !partner) return null;
    const meanAll = usual?.gates.meanAll ?? null;
    const orderKind = view.order === 'usual' && !meanAll ? 'channel' : view.order;
    const order = comparedOrder(orderKind, pinned.gates, partner.gates, meanAll);
    return { pinned, partner, all, order, orderKind };
  }, [images, name, channels, usual, view.order, view.partner]);
}
