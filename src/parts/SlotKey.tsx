import { useMemo } from 'react';
import { SceneView } from '../charts/scene/SceneView';
import { slotColor, slotShape } from '../charts/slotMarks';
import { useResolvedTheme } from '../state/useResolvedTheme';

const SIDE = 14;

/** The color and shape of a chosen class or image. */
export function SlotKey({ slot }: { slot: number }) {
  const theme = useResolvedTheme();
  const scene = useMemo(
    () => ({
      width: SIDE,
      height: SIDE,
      dense: [],
      marks: slotShape(slot, SIDE / 2, SIDE / 2, slotColor(slot, theme), 4.5),
    }),
    [slot, theme],
  );
  return <SceneView scene={scene} theme={theme} />;
}
