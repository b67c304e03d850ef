import type { Mark, Scene } from '../scene/scene';

/** A chart; some can mark a set of channels over their data, without being laid out anew. */
export interface Brushable {
  scene: Scene;
  /** What goes between the dense marks and the others. */
  brushMarks?(brushed: ReadonlySet<number>): Mark[];
}

/** A chart as it goes into a file: with its marks of the brushed channels, as on screen. */
export function brushedScene({ scene, brushMarks }: Brushable, brushed: ReadonlySet<number> | null): Scene {
  return brushed && brushMarks ? { ...scene, dense: [...scene.dense, ...brushMarks(brushed)] } : scene;
}
