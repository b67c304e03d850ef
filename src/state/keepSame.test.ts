import { expect, it } from 'vitest';
import { keepSame } from './keepSame';

const A = { id: 'a', trace: null };
const B = { id: 'b', trace: null };

it('a list of equal entries is the former list', () => {
  const before = [A, B];
  expect(keepSame(before, [{ ...A }, { ...B }])).toBe(before);
});

it('entries that did not change stay the same, beside one that did', () => {
  const other = { id: 'b', trace: {} };
  const kept = keepSame<{ id: string; trace: object | null }>([A, B], [{ ...A }, other]);
  expect(kept).toEqual([A, other]);
  expect(kept[0]).toBe(A);
  expect(kept[1]).toBe(other);
});

it('a shorter, a longer and an empty list are lists of their own', () => {
  expect(keepSame([A, B], [{ ...A }])).toEqual([A]);
  expect(keepSame([A], [{ ...A }, B])[0]).toBe(A);
  expect(keepSame([A], [])).toEqual([]);
});

it('an entry with another field is another one', () => {
  const entry: { id: string; trace: null; more?: undefined } = { ...A, more: undefined };
  expect(keepSame<typeof entry>([A], [entry])[0]).toBe(entry);
});
