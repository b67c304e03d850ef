import { blockPanels } from './blockPanels';
import type { PositionGeometry } from './positionGeometry';

const BAR = 18;
/** The scale's least upper end, so that pairs of images can be compared with each other. */
const LEAST = 0.4;

/** How far the gates of two images lie apart, a bar a block; null: not known yet. */
export function layoutImageChanges(
  blocks: readonly { name: string; mean: number | null }[],
  options: { width: number; texts: { title: string; axis: string; none: string }; selected: string },
): PositionGeometry {
  const { width, texts, selected } = options;
  const values = blocks.map(({ mean }) => mean);
  const known = values.some((value) => value !== null);
  return blockPanels(
    [
      {
        title: texts.title,
        axis: texts.axis,
        least: [0, LEAST],
        values,
        draw: (position, x, y) => {
          const value = values[position];
          if (value === null) return [];
          const height = Math.max(1, y(0) - y(value));
          return [{ kind: 'rect', x: x - BAR / 2, width: BAR, y: y(value), height, fill: 'mark' }];
        },
      },
    ],
    { width, names: blocks.map(({ name }) => name), selected, note: known ? undefined : texts.none },
  );
}
