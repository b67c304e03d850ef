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
/** Columns narrower than this have smaller marks. */
const ROOMY = 24;

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
  const single = (changes: number[], x: number, y: (value: number) => number, share: number): Mark[] =>
    changes.length < 2
      ? []
      : changes.map((change) => ({
          kind: 'line',
          x1: x - 5 * share,
          y1: y(change),
          x2: x + 5 * share,
          y2: y(change),
          stroke: 'ink-soft',
        }));
  const frozenPanel: BlockPanel = {
    title: texts.frozen,
    axis: texts.axis,
    least: [-0.5, 0.5],
    values: blocks.flatMap(({ frozen }) => frozen ?? []),
    draw: (position, x, y, step) => {
      const share = Math.min(1, step / ROOMY);
      const { frozen } = blocks[position];
      if (!frozen) return [];
      return [
        ...single(frozen, x, y, share),
        { kind: 'circle', x, y: y(meanOf(frozen)), radius: 4.5 * share, fill: 'mark' },
      ];
    },
  };
  const othersPanel: BlockPanel = {
    title: texts.others,
    axis: texts.axis,
    least: [-0.5, 0.5],
    values: blocks.flatMap(({ mean, bypass }) => [...(mean ?? []), ...(bypass ?? [])]),
    draw: (position, x, y, step) => {
      const share = Math.min(1, step / ROOMY);
      const { mean, bypass } = blocks[position];
      const [left, right] = [x - SHIFT * share, x + SHIFT * share];
      const marks: Mark[] = [];
      if (mean) {
        const at = y(meanOf(mean));
        const half = 4 * share;
        marks.push(...single(mean, left, y, share));
        marks.push({
          kind: 'rect',
          x: left - half,
          y: at - half,
          width: 2 * half,
          height: 2 * half,
          fill: 'mark',
        });
      }
      if (bypass) {
        const at = y(meanOf(bypass));
        marks.push(...single(bypass, right, y, share));
        marks.push({ kind: 'circle', x: right, y: at, radius: 4.5 * share, fill: 'mark' });
        marks.push({ kind: 'circle', x: right, y: at, radius: 2.5 * share, fill: 'surface' });
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
