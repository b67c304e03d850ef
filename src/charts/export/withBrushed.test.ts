import { expect, it } from 'vitest';
import { withBrushed } from './withBrushed';

const TABLE = {
  columns: ['image', 'block', 'channel', 's'],
  rows: [
    ['a', 'SE_2_1', '0', '0.5'],
    ['a', 'SE_2_1', 1, '0.6'],
    ['a', 'SE_3_1', '1', '0.7'],
  ],
};

it('has no column more while nothing is brushed', () => {
  expect(withBrushed(TABLE, 'SE_2_1', null)).toEqual(TABLE);
});

it('tells the brushed channels of the block, not those of the same number in another', () => {
  const { columns, rows } = withBrushed(TABLE, 'SE_2_1', new Set([1, 7]));
  expect(columns).toEqual(['image', 'block', 'channel', 's', 'brushed']);
  expect(rows.map((row) => row.at(-1))).toEqual([0, 1, 0]);
});
