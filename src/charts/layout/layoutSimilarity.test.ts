import { isDeepStrictEqual } from 'node:util';
import { expect, it } from 'vitest';
import { PALETTES } from '../colors';
import type { Mark } from '../scene/scene';
import { layoutSimilarity, similarityColor } from './layoutSimilarity';

const images = [
  'Red panda',
  'brightness × 0.7: a very long name of a picture from a camera.jpg',
  'Espresso',
].map((label, slot) => ({ label, slot }));
const values = [
  [null, 0.5, -1],
  [0.5, null, null],
  [-1, null, null],
];
const options = { theme: 'light', legend: 'correlation', undefinedText: 'undefined' } as const;

it('gives every pair a cell in the color of its correlation, with its number, and the diagonal none', () => {
  const { dense, marks, width, height } = layoutSimilarity({ images, values, band: null }, options);
  const cells = dense.filter((mark) => mark.kind === 'rect');
  expect(cells).toHaveLength(9);
  expect(cells[1].fill).toEqual({ color: similarityColor('light', null)(0.5) });
  expect(cells[2].fill).toEqual(cells[6].fill);
  expect(cells[0].fill).toBe('grid');
  const texts = marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
  for (const [text, times] of [
    ['0.500', 2],
    ['−1', 1],
    ['−1.000', 2],
    ['undefined', 2],
    ['Red panda', 2],
  ] as const)
    expect(texts.filter((entry) => entry === text)).toHaveLength(times);
  cells.forEach((a, i) => {
    expect(a.x + a.width).toBeLessThanOrEqual(width);
    expect(a.y + a.height).toBeLessThanOrEqual(height);
    for (const b of cells.slice(i + 1))
      expect(
        a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y,
      ).toBe(true);
  });
});

it('has zero in the neutral middle of the scale in both themes', () => {
  for (const theme of ['light', 'dark'] as const) {
    const color = similarityColor(theme, null);
    expect(color(-1)).not.toBe(color(1));
    expect(color(0)).not.toBe(color(1));
  }
});

it('grays what random pairs show as well, in cells and legend, and nothing beyond', () => {
  const band = [-0.55, 0.69] as const;
  const color = similarityColor('dark', band);
  expect([-0.55, 0, 0.262, 0.69].map(color)).toEqual(new Array(4).fill(PALETTES.dark.band));
  for (const value of [-0.56, 0.7, 1]) expect(color(value)).toBe(similarityColor('dark', null)(value));
  const { dense, marks } = layoutSimilarity({ images, values, band }, { ...options, theme: 'dark' });
  const grays = (of: Mark[]) =>
    of.filter(
      ({ kind, ...mark }) => 'fill' in mark && isDeepStrictEqual(mark.fill, { color: PALETTES.dark.band }),
    );
  expect(grays(dense)).toHaveLength(2);
  expect(grays(marks).length).toBeGreaterThan(15);
});
