import { useMemo } from 'react';
import { classColor, classShape } from '../../charts/classMarks';
import { SceneView } from '../../charts/scene/SceneView';
import { useResolvedTheme } from '../../state/useResolvedTheme';

const SIDE = 14;

/** The color and shape of a chosen class. */
export function ClassKey({ slot }: { slot: number }) {
  const theme = useResolvedTheme();
  const scene = useMemo(
    () => ({
      width: SIDE,
      height: SIDE,
      dense: [],
      marks: classShape(slot, SIDE / 2, SIDE / 2, classColor(slot, theme), 4.5),
    }),
    [slot, theme],
  );
  return <SceneView scene={scene} theme={theme} />;
}
