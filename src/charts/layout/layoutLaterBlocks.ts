import type { BlockChange } from '../../analysis/blockChanges';
import { type BlockPanel, blockPanels } from './blockPanels';
import type { PositionGeometry } from './positionGeometry';

export interface LaterBlocksTexts {
  s: string;
  sAxis: string;
  z: string;
  zAxis: string;
}

const BAR = 18;
/** Of the mark of an edited block, below the names under its panel; and the room that it takes. */
const EDITED = { down: 26, radius: 3, room: 6 };
/** The scales' least upper ends: smaller changes should look small. */
const LEAST = { s: 0.05, z: 0.5 };

/** How far an edit moved z and s of every block, edited blocks with a dot under their name; z only where what is usual is known. */
export function layoutLaterBlocks(
  changes: BlockChange[],
  { width, texts, selected }: { width: number; texts: LaterBlocksTexts; selected: string },
): PositionGeometry {
  const panel = (title: string, axis: string, values: (number | null)[], least: number): BlockPanel => ({
    title,
    axis,
    least: [0, least],
    values,
    draw: (position, x, y, step) => {
      const value = values[position];
      if (value === null) return [];
      const bar = Math.min(BAR, 0.7 * step);
      const box = { x: x - bar / 2, width: bar, y: y(value), height: Math.max(1, y(0) - y(value)) };
      return [
        { kind: 'rect', ...box, fill: 'mark' },
        // Away from the values, which it would look like; not in the color of the selected block.
        ...(changes[position].edited
          ? [
              {
                kind: 'circle',
                x,
                y: y.range()[0] + EDITED.down,
                radius: EDITED.radius,
                fill: 'ink',
              } as const,
            ]
          : []),
      ];
    },
  });
  const known = changes.some(({ z }) => z !== null);
  const geometry = blockPanels(
    [
      panel(
        texts.s,
        texts.sAxis,
        changes.map(({ s }) => s),
        LEAST.s,
      ),
      ...(known
        ? [
            panel(
              texts.z,
              texts.zAxis,
              changes.map(({ z }) => z),
              LEAST.z,
            ),
          ]
        : []),
    ],
    { width, names: changes.map(({ name }) => name), selected },
  );
  const { scene } = geometry;
  return { ...geometry, scene: { ...scene, height: scene.height + EDITED.room } };
}
