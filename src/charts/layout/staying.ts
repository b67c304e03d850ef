import type { Mark, Scene } from '../scene/scene';
import type { PositionGeometry } from './positionGeometry';

/** Right of the numbers of an axis, before the first position, units. */
const BESIDE_NUMBERS = 5;

/** The same marks, which stay at the left edge of what is seen where their chart scrolls. */
export const staying = (marks: readonly Mark[]): Mark[] => marks.map((mark) => ({ ...mark, stays: 'left' }));

/** The names of rows stay only where they leave most of the place to the plot. */
const MOST_NAMES = 0.3;

/** What stays of `left` units of rows' names behind their symbols, `key` units wide: all, or the symbols. */
export const paneBeside = (left: number, key: number, room: number) =>
  left <= MOST_NAMES * room ? left - 2 : key;

export interface EdgeScenes {
  /** What scrolls. */
  plot: Scene;
  /** What stays, over the plot and as wide as its place. */
  edges: Scene;
  /** Width at the left under which the plot is hidden. */
  pane: number;
}

/** A chart that is wider than its place, in two; null where it fits. */
export function edgeScenes({ scene, left, pane = left - BESIDE_NUMBERS }: PositionGeometry, width: number) {
  if (scene.width <= width) return null;
  const still = scene.marks.flatMap(({ stays, ...mark }) =>
    stays === 'right' ? [movedBy(mark, width - scene.width)] : stays === 'left' ? [mark] : [],
  );
  const { height } = scene;
  const ground: Mark = { kind: 'rect', x: 0, y: 0, width: pane, height, fill: 'surface' };
  return {
    plot: { ...scene, marks: scene.marks.filter(({ stays }) => !stays) },
    edges: { width, height, dense: [], marks: [ground, ...still] },
    pane,
  } satisfies EdgeScenes;
}

const movedBy = (mark: Mark, x: number): Mark =>
  mark.kind === 'line' ? { ...mark, x1: mark.x1 + x, x2: mark.x2 + x } : { ...mark, x: mark.x + x };
