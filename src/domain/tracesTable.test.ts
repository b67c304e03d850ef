import { expect, it } from 'vitest';
import { tracesTable } from './traceJson';

const block = { name: 'SE_2_1', squeeze: [1, 2], excitation: [0.25, 0.5] };
const image = { name: 'a.png' };

it('tells the applied gates beside the own ones, only where an edit acted', () => {
  expect(tracesTable([{ image, blocks: [block] }]).columns).toEqual(['image', 'block', 'channel', 'z', 's']);
  const edited = { image: { name: 'b.png' }, blocks: [{ ...block, applied: [1, 1] }] };
  const { columns, rows } = tracesTable([{ image, blocks: [block] }, edited]);
  expect(columns.at(-1)).toBe('applied');
  expect(rows.map((row) => row.slice(4))).toEqual([
    ['0.25', ''],
    ['0.5', ''],
    ['0.25', '1'],
    ['0.5', '1'],
  ]);
});
