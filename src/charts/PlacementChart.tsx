import { useMemo } from 'react';
import type { Theme } from './colors';
import { layoutPlacement, type Placement } from './layout/layoutPlacement';
import { SceneView } from './scene/SceneView';
import { useWidth } from './useWidth';

/** Where the gate acts in a unit; scrolls where it needs more room. What it shows is said beside it. */
export function PlacementChart({ placement, theme }: { placement: Placement; theme: Theme }) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const scene = useMemo(
    () => (width === 0 ? null : layoutPlacement(placement, { width })),
    [placement, width],
  );
  return (
    <div className="placement" ref={ref}>
      {scene && <SceneView scene={scene} theme={theme} />}
    </div>
  );
}
