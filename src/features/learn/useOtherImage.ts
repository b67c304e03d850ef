import { useEffect, useRef, useState } from 'react';
import { shownImage, type TrayImage } from '../../state/appState';
import { useApp } from '../../state/react';

/** Images that the network in use has seen, but for the one on screen; the one that was on screen before comes first. */
export function useOtherImage(): { others: TrayImage[]; other: TrayImage | null; choose(id: string): void } {
  const current = useApp(shownImage);
  const images = useApp((state) => state.images);
  const loads = useApp((state) => state.modelLoads);
  const [wanted, setWanted] = useState<string | null>(null);
  const last = useRef<string | null>(null);
  const before = useRef<string | null>(null);
  const id = current?.id ?? null;
  if (last.current !== id) {
    before.current = last.current;
    last.current = id;
  }
  // Whoever goes on to another picture compares it with the one just seen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another picture on screen
  useEffect(() => setWanted(null), [id]);
  const others = images.filter(
    (image) => image.id !== id && image.output && image.modelLoad === loads && image.origin.kind !== 'trace',
  );
  const first = wanted ?? before.current;
  return {
    others,
    other: others.find((image) => image.id === first) ?? others.at(-1) ?? null,
    choose: setWanted,
  };
}
