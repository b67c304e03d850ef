import { expect, it } from 'vitest';
import { syntheticProfile } from '../analysis/__fixtures__/syntheticProfile';
import { deviationFromUsual } from '../analysis/usual';
import { withUsual } from './withUsual';

const [BLOCK] = syntheticProfile(
  [{ name: 'SE_2_1', channels: 4, fixed: 0.1, byClass: 0.1, instance: 0.1 }],
  3,
).blocks;
const PROFILE = {
  ...BLOCK,
  gates: {
    ...BLOCK.gates,
    stdAll: Float32Array.of(0.1, 0, 0.2, 0.5),
    p90: Float32Array.of(0.6, 0.7, 0.8, 0.9),
  },
};
const TABLE = {
  columns: ['image', 'block', 'channel', 'z', 's'],
  rows: [
    ['a.png', 'SE_2_1', '3', '0.25', '0.75'],
    ['a.png', 'SE_2_1', '1', '0.25', '0.5'],
    ['a.png', 'SE_9_9', '1', '0.25', '0.5'],
  ],
};

it('sets beside each gate what its figure is drawn from, by block and channel', () => {
  const { columns, rows, notes } = withUsual(TABLE, 's', [PROFILE]);
  const cell = (row: number, column: string) => rows[row][columns.indexOf(column)];
  expect(Number(cell(0, 'usual_s_mean'))).toBeCloseTo(BLOCK.gates.meanAll[3], 6);
  expect(cell(0, 'usual_s_p90')).toBe('0.9');
  const drawn = deviationFromUsual(Float32Array.of(0, 0.5, 0, 0.75), PROFILE.gates);
  expect(Number(cell(0, 'usual_s_deviation'))).toBeCloseTo(drawn[3], 5);
  // Its deviation is 0: taken for 0.01.
  expect(Number(cell(1, 'usual_s_deviation'))).toBeCloseTo(drawn[1], 5);
  expect(cell(2, 'usual_s_mean')).toBe('');
  expect(notes?.[0]).toContain('at least 0.01');
});

it('sets z against what is usual of z, and a class against its own images', () => {
  const z = withUsual(TABLE, 'z', [PROFILE]);
  expect(z.columns.at(-1)).toBe('usual_z_deviation');
  const { columns, rows, notes } = withUsual(TABLE, 's', [PROFILE], { index: 2, label: 'cat' });
  expect(columns.slice(5)).toEqual(['usual_s_class_mean', 'usual_s_class_std']);
  expect(Number(rows[0][5])).toBeCloseTo(BLOCK.gates.mean[2 * 4 + 3], 6);
  expect(notes?.[0]).toContain('of cat');
});
