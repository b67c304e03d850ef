import { expect, it } from 'vitest';
import { layoutAnswers } from './layoutAnswers';
import { layoutPhoto, photoSize } from './layoutPhoto';

const input = { width: 1, height: 1, data: new Uint8Array(3) };
const columns = (count: number, answers: number) =>
  Array.from({ length: count }, (_, i) => ({
    label: `a very long name of image ${i} that does not fit`,
    shape: (x: number, y: number) => [{ kind: 'circle' as const, x, y, radius: 4, fill: 'mark' as const }],
    input: i === 1 ? null : input,
    answers: Array.from({ length: answers }, () => ({ label: 'golden retriever', score: 0.5 })),
  }));

it('stands in columns, in several rows where the width asks for it, inside its place', () => {
  for (const [count, width] of [
    [6, 1552],
    [6, 700],
    [2, 1232],
    [1, 300],
  ]) {
    const scene = layoutAnswers(columns(count, 3), width);
    const pictures = scene.dense.flatMap((mark) => ('width' in mark ? [mark] : []));
    expect(pictures).toHaveLength(count);
    for (const { x, y, width: side, height } of pictures) {
      expect(x + side).toBeLessThanOrEqual(width);
      expect(y + height).toBeLessThanOrEqual(scene.height);
    }
    expect(new Set(pictures.map(({ x, y }) => `${x},${y}`)).size).toBe(count);
  }
});

it('shows no answers where they are hidden', () => {
  const { marks } = layoutAnswers(columns(2, 0), 600);
  expect(marks.filter(({ kind }) => kind === 'text')).toHaveLength(2);
});

it('fits a photograph with the square that the network sees', () => {
  const photo = { width: 400, height: 800 };
  const size = photoSize(photo, 200, 220);
  expect(size).toEqual({ width: expect.closeTo(110, 6), height: expect.closeTo(220, 6) });
  const { marks } = layoutPhoto(input, photo, { x: 0, y: 400, size: 400 }, size);
  const [square] = marks;
  expect(square).toMatchObject({
    x: 1,
    y: expect.closeTo(111, 6),
    width: expect.closeTo(108, 6),
    height: expect.closeTo(108, 6),
  });
});
