import { expect, it } from 'vitest';
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
  const { dense, marks, width, height } = layoutSimilarity({ images, values }, options);
  const cells = dense.filter((mark) => mark.kind === 'rect');
  expect(cells).toHaveLength(9);
  expect(cells[1].fill).toEqual({ color: similarityColor('light', 0.5) });
  expect(cells[2].fill).toEqual(cells[6].fill);
  expect(cells[0].fill).toBe('grid');
  const texts = marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
  for (const [text, times] of [
    ['0.5', 2],
    ['−1', 3],
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
    expect(similarityColor(theme, -1)).not.toBe(similarityColor(theme, 1));
    expect(similarityColor(theme, 0)).not.toBe(similarityColor(theme, 1));
  }
});
