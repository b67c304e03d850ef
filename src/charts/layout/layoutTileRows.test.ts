import { describe, expect, it } from 'vitest';
import { blockName } from '../../domain/block';
import type { Scene } from '../scene/scene';
import { blocks, gatesOf } from './__fixtures__/comparedBlocks';
import { only } from './__fixtures__/testScenes';
import { layoutTileRows } from './layoutTileRows';

describe('tiles of several images', () => {
  const rows = [3, 5].map((seed, slot) => ({ label: `image ${slot}`, slot, gates: gatesOf(seed) }));
  const options = { width: 900, theme: 'light', legend: 'gate s' } as const;

  it('have a cell for every channel of every image, at the same place in every row', () => {
    const { scene, left, step } = layoutTileRows(blocks, rows, options).select('SE_3_1');
    const cells = only(scene.dense, 'rect');
    const count = blocks.reduce((sum, { channels }) => sum + channels, 0);
    expect(cells).toHaveLength(2 * count);
    const dy = cells[count].y - cells[0].y;
    for (let i = 0; i < count; i++) {
      expect(cells[count + i].x).toBe(cells[i].x);
      expect(cells[count + i].y - cells[i].y).toBeCloseTo(dy, 6);
    }
    let from = 0;
    blocks.forEach(({ channels }, block) => {
      for (const cell of cells.slice(from, from + channels)) {
        expect(cell.x).toBeGreaterThanOrEqual(left + block * step);
        expect(cell.x + cell.width).toBeLessThanOrEqual(left + (block + 1) * step);
      }
      from += channels;
    });
    expect(Math.max(...cells.map(({ y, height }) => y + height))).toBeLessThanOrEqual(scene.height);
  });

  it('mark a set of channels of the chosen block at the same places in every row', () => {
    const { scene, brushMarks } = layoutTileRows(blocks, rows, options).select('SE_3_1');
    const marks = only(brushMarks?.(new Set([3, 9])) ?? [], 'rect');
    const [first, second] = [marks.slice(0, marks.length / 2), marks.slice(marks.length / 2)];
    expect(second.map(({ x }) => x)).toEqual(first.map(({ x }) => x));
    // The second block's cells come after the 16 of the first.
    const cells = only(scene.dense, 'rect').slice(16, 16 + 64);
    const left = Math.min(...cells.map(({ x }) => x));
    const right = Math.max(...cells.map(({ x, width }) => x + width));
    for (const { x, width } of marks) {
      expect(x).toBeGreaterThanOrEqual(left - 2);
      expect(x + width).toBeLessThanOrEqual(right + 2);
    }
    expect(
      layoutTileRows(blocks, rows, options)
        .select(null)
        .brushMarks?.(new Set([3])),
    ).toEqual([]);
  });

  it('are the same cells whichever block is chosen', () => {
    const layout = layoutTileRows(blocks, rows, options);
    expect(layout.select('SE_3_1').scene.dense).toBe(layout.select('SE_2_1').scene.dense);
    expect(layout.select('SE_3_1').scene.marks).not.toEqual(layout.select('SE_2_1').scene.marks);
  });

  it('keep their place before results are there', () => {
    const waiting = layoutTileRows(
      blocks,
      rows.map((row) => ({ ...row, gates: null })),
      options,
    ).select(null);
    expect(waiting.scene.height).toBe(layoutTileRows(blocks, rows, options).select(null).scene.height);
    expect(waiting.scene.dense).toEqual([]);
  });

  it('are strips of small cells on a phone, so that all blocks show, and cells of two pixels that scroll where blocks are many', () => {
    const at = (width: number, count: number) => {
      const many = Array.from({ length: count }, (_, unit) => ({ ...blocks[2], name: blockName(1, unit) }));
      const gates = many.map(() => gatesOf(3)[2]);
      return layoutTileRows(many, [{ label: 'a', slot: 0, gates }], { ...options, width }).select('SE_2_5');
    };
    const cellOf = (scene: Scene) => Math.min(...only(scene.dense, 'rect').map(({ width }) => width));
    for (const width of [302, 332]) {
      const { scene } = at(width, 9);
      expect(scene.width).toBe(width);
      expect(cellOf(scene)).toBeGreaterThanOrEqual(1.5);
    }
    for (const [width, count] of [
      [332, 50],
      [800, 50],
    ]) {
      const { scene, chosen, left, pane } = at(width, count);
      expect(scene.width).toBeGreaterThan(width);
      expect(cellOf(scene)).toBe(2);
      expect(chosen).toBe(4);
      expect(pane).toBeLessThanOrEqual(left);
    }
  });
});
