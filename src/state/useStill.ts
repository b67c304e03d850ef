import { useEffect, useState } from 'react';
import type { TrayImage } from './appState';
import { stillOf } from './stillOf';

/** What an <img> shows of an image, without motion or transparency; undefined until it is made. */
export function useStill(image: TrayImage | null): string | undefined {
  const [made, setMade] = useState<{ of: Blob; address: string } | null>(null);
  const blob = image?.blob;
  // The page's own JPEGs need no look at their bytes.
  const trusted = image?.origin.kind === 'sample' || image?.origin.kind === 'camera';

  useEffect(() => {
    if (!blob || trusted) return;
    let address: string | null = null;
    let gone = false;
    void stillOf(blob).then((still) => {
      if (gone || !still) return;
      address = URL.createObjectURL(still);
      setMade({ of: blob, address });
    });
    return () => {
      gone = true;
      if (address) URL.revokeObjectURL(address);
    };
  }, [blob, trusted]);

  if (trusted) return image.objectUrl;
  return made && made.of === blob ? made.address : undefined;
}
