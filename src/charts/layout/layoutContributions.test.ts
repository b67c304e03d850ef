import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allMarks, expectApartTexts, expectFinite, only } from './__fixtures__/testScenes';
import { type ContributionBar, layoutContributions } from './layoutContributions';

const OPTIONS = { width: 900, height: 240, axis: 'logit', positions: 'hidden units, by size' };

const input = (label: number, value: number, rest: Partial<ContributionBar> = {}): ContributionBar => ({
  label: String(label),
  value,
  kind: 'input',
  ...rest,
});

const BARS: ContributionBar[] = [
  { label: 'bias', value: -0.5, kind: 'bias' },
  input(4, 2),
  input(1, -1),
  input(7, 0, { silent: true }),
  { label: 'others', value: 0.25, kind: 'rest' },
];

describe('the terms of a sum', () => {
  it('stand in the order given, up or down from one zero line', () => {
    const { scene, left, step, count } = layoutContributions(BARS, OPTIONS);
    expect(count).toBe(5);
    const zero = only(scene.dense, 'line').find(({ stroke }) => stroke === 'ink-soft')?.y1 as number;
    const bars = only(scene.dense, 'rect');
    expect(bars.map((bar) => Math.floor((bar.x - left) / step))).toEqual([0, 1, 2, 4]);
    expect(bars.map((bar) => (Math.abs(bar.y - zero) < 1e-9 ? 'down' : 'up'))).toEqual([
      'down',
      'up',
      'down',
      'up',
    ]);
    expect(bars[1].height / bars[2].height).toBeCloseTo(2, 9);
  });

  it('say once what the rings stand for, and nothing where there are none', () => {
    const texts = (bars: ContributionBar[]) =>
      only(layoutContributions(bars, { ...OPTIONS, silent: 'silent' }).scene.marks, 'text').filter(
        ({ text }) => text === 'silent',
      );
    expect(texts(BARS)).toHaveLength(1);
    expect(texts(BARS.slice(0, 3))).toHaveLength(0);
  });

  it('show in gray what is no single input, and by a ring on the zero line what is silent', () => {
    const { scene } = layoutContributions(BARS, OPTIONS);
    expect(only(scene.dense, 'rect').map(({ fill }) => fill)).toEqual([
      'ink-soft',
      'mark',
      'mark',
      'ink-soft',
    ]);
    const ring = only(scene.marks, 'circle');
    expect(ring.map(({ fill }) => fill)).toEqual(['ink-soft', 'surface']);
    expect(ring[0].y).toBe(only(scene.dense, 'line').find(({ stroke }) => stroke === 'ink-soft')?.y1);
  });

  it('mark the chosen one, and name it even where there is no room for the others', () => {
    const many = Array.from({ length: 128 }, (_, i) => input(i, 128 - i, { selected: i === 90 }));
    const { scene, step } = layoutContributions(many, { ...OPTIONS, width: 320 });
    expect(step).toBeGreaterThanOrEqual(9);
    expect(scene.width).toBeGreaterThan(320);
    // A projector's pixels are larger than its units.
    const projected = layoutContributions(many.slice(0, 97), { ...OPTIONS, width: 499, leastStep: 4.4 });
    expect(projected.scene.width).toBe(499);
    const texts = only(scene.marks, 'text').filter(({ text }) => /^\d+$/.test(text) && text !== '0');
    expect(texts.filter(({ fill }) => fill === 'accent').map(({ text }) => text)).toEqual(['90']);
    expect(only(scene.dense, 'rect').filter(({ fill }) => fill === 'accent')).toHaveLength(1);
  });

  it('stay finite for any values, and where all are silent or there are none', () => {
    const value = fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 });
    fc.assert(
      fc.property(fc.array(value, { maxLength: 150 }), fc.integer({ min: 280, max: 1600 }), (list, width) => {
        const bars = list.map((v, i) => input(i, v, { silent: v === 0 }));
        const { scene, top, bottom } = layoutContributions(bars, { ...OPTIONS, width });
        expectFinite(scene);
        for (const bar of only(allMarks(scene), 'rect')) {
          expect(bar.y).toBeGreaterThanOrEqual(top - 1e-6);
          expect(bar.y + bar.height).toBeLessThanOrEqual(bottom + 1 + 1e-6);
        }
      }),
    );
    expectFinite(layoutContributions([input(0, 0, { silent: true })], OPTIONS).scene);
  });

  it('keep their texts apart', () => {
    const top = Array.from({ length: 20 }, (_, i) => input(2000 + i, 3 - i / 7));
    const bars = [BARS[0], ...top, BARS[4]];
    for (const width of [320, 700, 1100])
      expectApartTexts(layoutContributions(bars, { ...OPTIONS, width }).scene);
  });
});
