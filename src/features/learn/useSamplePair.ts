import { useEffect, useState } from 'react';
import { type SamplePair, samplePairs } from '../../lessons/samplePairs';
import { shownImage, shownTrace, type TrayImage } from '../../state/appState';
import { useActions, useApp } from '../../state/react';

export type PairKind = 'alike' | 'unlike';

const isOf = (image: TrayImage | null, { id }: SamplePair[number]) =>
  image?.origin.kind === 'sample' && image.origin.sample === id;

/**
 * Sets two samples against each other: the first of a pair is shown, and once the network has seen it, the second. The
 * visitor's picture comes back when the step is left.
 * `shown`: which pair the image on screen and the one beside it are. null: the samples hold no pairs.
 */
export function useSamplePair(
  other: TrayImage | null,
): { shown: PairKind | 'none'; show(kind: PairKind): void } | null {
  const samples = useApp((state) => state.samples);
  const image = useApp(shownImage);
  const seen = useApp((state) => shownTrace(state) !== null);
  const { lendSample } = useActions();
  const [under, setUnder] = useState<SamplePair | null>(null);
  const first = under !== null && seen && isOf(image, under[0]);
  useEffect(() => {
    if (!first || !under) return;
    setUnder(null);
    void lendSample(under[1].id);
  }, [first, under, lendSample]);
  const pairs = samplePairs(samples);
  if (!pairs) return null;
  const shown = (['alike', 'unlike'] as const).find((kind) => {
    const [a, b] = pairs[kind];
    return (isOf(other, a) && isOf(image, b)) || (isOf(other, b) && isOf(image, a));
  });
  return {
    shown: shown ?? 'none',
    show(kind) {
      setUnder(pairs[kind]);
      void lendSample(pairs[kind][0].id);
    },
  };
}
