import type { Mark, Scene } from '../scene/scene';

/** A chart whose values stand at positions from left to right, which pointer and arrow keys read out. */
export interface PositionGeometry {
  scene: Scene;
  count: number;
  /** Left edge of position 0, and pixels a position. */
  left: number;
  step: number;
  top: number;
  bottom: number;
  /** The position that is chosen, if one is: where the chart scrolls, it is scrolled to. */
  chosen?: number;
  /** Width at the left that stays where the chart scrolls; up to the numbers before position 0 where it is left out. */
  pane?: number;
  /** Where it shows the channels of one block: what marks a set of them, between the dense marks and the others. */
  brushMarks?(brushed: ReadonlySet<number>): Mark[];
}
