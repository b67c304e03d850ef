import { expect, it } from 'vitest';
import { stepCell } from './stepCell';

const step = (key: string, at: number, control = false) => stepCell(key, at, 4, 3, control);

it('walks through the cells and stops at the edges of the map', () => {
  expect(['ArrowRight', 'ArrowLeft', 'ArrowDown', 'ArrowUp'].map((key) => step(key, 5))).toEqual([
    6, 4, 9, 1,
  ]);
  expect(step('ArrowRight', 3)).toBe(3);
  expect(step('ArrowLeft', 4)).toBe(4);
  expect(step('ArrowUp', 2)).toBe(2);
  expect(step('ArrowDown', 9)).toBe(9);
});

it('goes to the ends of a row, with Control to those of the map', () => {
  expect([step('Home', 6), step('End', 6), step('Home', 6, true), step('End', 6, true)]).toEqual([
    4, 7, 0, 11,
  ]);
});

it('begins at the first cell and leaves other keys alone', () => {
  expect(step('ArrowDown', -1)).toBe(0);
  expect(step('End', -1)).toBe(11);
  expect(step('Tab', -1)).toBeUndefined();
  expect(step('a', 3)).toBeUndefined();
});
