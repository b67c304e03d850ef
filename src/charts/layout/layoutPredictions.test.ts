import { describe, expect, it, test } from 'vitest';
import { textWidth } from '../scene/textWidth';
import { expectApartTexts, only } from './__fixtures__/testScenes';
import { layoutPredictions } from './layoutPredictions';

describe('predictions', () => {
  const OPTIONS = { width: 320, axis: 'probability', expected: 5 };
  const rows = [0.5, 0.25, 0.125, 0.0625, 0.03125].map((score, i) => ({
    label: `class ${i}`,
    score,
  }));

  test.each([0, 1, 2, 3, 4, 5])('of %i rows are as high as those of five', (count) => {
    const { width, height, marks } = layoutPredictions(rows.slice(0, count), OPTIONS);
    expect([width, height]).toEqual([320, layoutPredictions(rows, OPTIONS).height]);
    expect(only(marks, 'text').filter(({ text }) => text.startsWith('class'))).toHaveLength(count);
  });

  it('have bars as long as their score, and always at least a pixel', () => {
    const { dense } = layoutPredictions([...rows.slice(0, 4), { label: 'x', score: 0 }], OPTIONS);
    const bars = only(dense, 'rect').filter(({ fill }) => fill !== 'grid');
    const [track] = only(dense, 'rect').filter(({ fill }) => fill === 'grid');
    expect(bars[0].width).toBeCloseTo(track.width / 2, 9);
    expect(bars[0].width / bars[1].width).toBeCloseTo(2, 9);
    expect(bars[4].width).toBe(1);
  });

  it('keep the numbers of the axis apart where larger text leaves little room', () => {
    for (const width of [140, 180, 220, 320])
      expectApartTexts(layoutPredictions(rows, { ...OPTIONS, width }));
  });

  it('say the exact value on hover, and cut long labels to the room', () => {
    const label = 'a label of a very great length that no column of this page could ever hold';
    for (const width of [200, 264, 320]) {
      const { marks } = layoutPredictions([{ label, score: 0.5 }, ...rows.slice(0, 4)], {
        ...OPTIONS,
        width,
      });
      const [shown] = only(marks, 'text').filter(({ size }) => size === 13);
      expect(shown.text).toMatch(/^a label.*…$/);
      expect(textWidth(shown.text, 13)).toBeLessThanOrEqual(width);
      expect(shown.hint).toBe(`${label}: 0.5`);
    }
  });

  it('have texts that stand apart, whatever the values', () => {
    const values = [1, 0.99999, 0.5, 0.000001, 0].map((score) => ({
      label: '狗'.repeat(40),
      score,
    }));
    const { marks } = layoutPredictions(values, OPTIONS);
    expectApartTexts({ width: 320, height: 0, dense: [], marks });
  });

  it('of a network of two classes have two tracks', () => {
    const { dense } = layoutPredictions([], { ...OPTIONS, expected: 2 });
    expect(only(dense, 'rect')).toHaveLength(2);
  });
});
