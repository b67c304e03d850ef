import { useMemo } from 'react';
import { networkShape } from '../charts/networkMarks';
import { SceneView } from '../charts/scene/SceneView';
import { useResolvedTheme } from '../state/useResolvedTheme';

const SIDE = 14;

/** The shape of one of two networks, as in their charts. */
export function NetworkKey({ network }: { network: number }) {
  const theme = useResolvedTheme();
  const scene = useMemo(
    () => ({ width: SIDE, height: SIDE, dense: [], marks: networkShape(network, SIDE / 2, SIDE / 2, 4.5) }),
    [network],
  );
  return <SceneView scene={scene} theme={theme} />;
}
