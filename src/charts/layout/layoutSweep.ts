import { meanOf } from '../../analysis/meanOf';
import type { Mark } from '../scene/scene';
import { type BlockPanel, blockPanels } from './blockPanels';
import type { PositionGeometry } from './positionGeometry';

/** Changes of log-odds, one an image; null: not run. */
export interface SweepBlock {
  name: string;
  frozen: number[] | null;
  mean: number[] | null;
  bypass: number[] | null;
}

export interface SweepTexts {
  frozen: string;
  mean: string;
  bypass: string;
  others: string;
  axis: string;
  /** Said where no sweep has run. */
  none: string;
}

const SHIFT = 7;

/**
 * What each block's edit did to the first answer, frozen at usual above; below, on a scale of its own, at the block's mean (square)
 * and bypassed (ring). The large mark is the mean over the images, the short lines are single images.
 */
export function layoutSweep(
  blocks: SweepBlock[],
  {
    width,
    texts,
    selected,
    usualKnown,
  }: { width: number; texts: SweepTexts; selected: string; usualKnown: boolean },
): PositionGeometry {
  const single = (changes: number[], x: number, y: (value: number) => number): Mark[] =>
    changes.length < 2
      ? []
      : changes.map((change) => ({
          kind: 'line',
          x1: x - 5,
          y1: y(change),
          x2: x + 5,
          y2: y(change),
          stroke: 'ink-soft',
        }));
  const frozenPanel: BlockPanel = {
    title: texts.frozen,
    axis: texts.axis,
    least: [-0.5, 0.5],
    values: blocks.flatMap(({ frozen }) => frozen ?? []),
    draw: (position, x, y) => {
      const { frozen } = blocks[position];
      if (!frozen) return [];
      return [
        ...single(frozen, x, y),
        { kind: 'circle', x, y: y(meanOf(frozen)), radius: 4.5, fill: 'mark' },
      ];
    },
  };
  const othersPanel: BlockPanel = {
    title: texts.others,
    axis: texts.axis,
    least: [-0.5, 0.5],
    values: blocks.flatMap(({ mean, bypass }) => [...(mean ?? []), ...(bypass ?? [])]),
    draw: (position, x, y) => {
      const { mean, bypass } = blocks[position];
      const marks: Mark[] = [];
      if (mean) {
        const at = y(meanOf(mean));
        marks.push(...single(mean, x - SHIFT, y));
        marks.push({ kind: 'rect', x: x - SHIFT - 4, y: at - 4, width: 8, height: 8, fill: 'mark' });
      }
      if (bypass) {
        const at = y(meanOf(bypass));
        marks.push(...single(bypass, x + SHIFT, y));
        marks.push({ kind: 'circle', x: x + SHIFT, y: at, radius: 4.5, fill: 'mark' });
        marks.push({ kind: 'circle', x: x + SHIFT, y: at, radius: 2.5, fill: 'surface' });
      }
      return marks;
    },
  };
  const run = blocks.some(({ mean }) => mean !== null);
  return blockPanels(usualKnown ? [frozenPanel, othersPanel] : [othersPanel], {
    width,
    names: blocks.map(({ name }) => name),
    selected,
    note: run ? undefined : texts.none,
  });
}
