import { expect, it } from 'vitest';
import type { Ablation, CurvesByOrder } from '../../state/labState';
import { ablationImages, ablationTable } from './ablationTables';

const curves = (slope: number): CurvesByOrder => ({
  lowest: [[0, slope]],
  highest: [[0, 2 * slope]],
  strongest: [[0, 3 * slope]],
  random: [
    [0, 4 * slope],
    [0, 5 * slope],
  ],
});

const ABLATION: Ablation = {
  weights: 'abc',
  provenance: [],
  key: '',
  scope: 'tray',
  images: ['a.png', 'b.png'],
  block: 'SE_2_1',
  channels: 8,
  to: 'usual',
  counts: [0, 8],
  curves: curves(2),
  byImage: [curves(1), curves(3)],
};

it('the curves as one table, and of each image, a row a point of each repetition of each order', () => {
  const mean = ablationTable(ABLATION);
  expect(mean.rows).toHaveLength(5 * 2);
  expect(mean.rows.at(-1)).toEqual(['SE_2_1', 2, 'usual', 'random', 1, 8, 10]);
  const each = ablationImages(ABLATION);
  expect(each.columns).toHaveLength(each.rows[0].length);
  expect(each.rows).toHaveLength(2 * 5 * 2);
  expect(each.rows[1]).toEqual(['SE_2_1', 'a.png', 'usual', 'lowest', 0, 8, 1]);
  expect(each.rows.at(-1)).toEqual(['SE_2_1', 'b.png', 'usual', 'random', 1, 8, 15]);
  expect(ablationTable(null).rows).toEqual([]);
});
