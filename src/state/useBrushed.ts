import { useMemo } from 'react';
import { useApp } from './react';

/** The brushed channels of the chosen block, which has so many; null where none are. The same set while they are the same. */
export function useBrushed(channels: number): ReadonlySet<number> | null {
  const brush = useApp((state) => state.brush);
  return useMemo(() => {
    const brushed = new Set(brush.filter((channel) => channel < channels));
    return brushed.size > 0 ? brushed : null;
  }, [brush, channels]);
}
