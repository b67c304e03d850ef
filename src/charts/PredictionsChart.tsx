import { useMemo } from 'react';
import type { Theme } from './colors';
import { layoutPredictions, type PredictionRow } from './layout/layoutPredictions';
import { SceneView } from './scene/SceneView';
import { useWidth } from './useWidth';

interface Props {
  rows: PredictionRow[];
  axis: string;
  /** Rows that will come. */
  expected: number;
  theme: Theme;
}

/** The most probable classes as bars. */
export function PredictionsChart({ rows, axis, expected, theme }: Props) {
  const [ref, width] = useWidth<HTMLDivElement>();
  const scene = useMemo(
    () => (width === 0 ? null : layoutPredictions(rows, { width, axis, expected })),
    [rows, width, axis, expected],
  );
  return (
    <div ref={ref} className="predictions-chart">
      {scene && <SceneView scene={scene} theme={theme} />}
    </div>
  );
}
