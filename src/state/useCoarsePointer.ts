import { useSyncExternalStore } from 'react';

const query = () => window.matchMedia('(pointer: coarse)');

function subscribe(listener: () => void): () => void {
  const media = query();
  media.addEventListener('change', listener);
  return () => media.removeEventListener('change', listener);
}

/** Whether the page is worked by fingers: then nobody clicks, drops or presses Ctrl+V. */
export function useCoarsePointer(): boolean {
  return useSyncExternalStore(subscribe, () => query().matches);
}
