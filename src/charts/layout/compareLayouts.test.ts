import { describe, expect, it } from 'vitest';
import { FONT_SIZE } from '../scene/scene';
import { textWidth } from '../scene/textWidth';
import { blocks } from './__fixtures__/comparedBlocks';
import { only } from './__fixtures__/testScenes';
import { layoutDifferences } from './layoutDifferences';
import { layoutPairs } from './layoutPairs';

describe('differences', () => {
  const options = { width: 600, height: 240, axis: 'd', positions: 'channels', numbered: false };

  it('go up and down from zero to one scale', () => {
    const values = Float32Array.of(0.1, -0.2, 0);
    const { scene, top, bottom } = layoutDifferences(values, [1, 0, 2], options);
    const [down, up, none] = only(scene.dense, 'rect');
    const zero = (top + bottom) / 2;
    expect(down.y).toBeCloseTo(zero, 6);
    expect(up.y + up.height).toBeCloseTo(zero, 6);
    expect(down.height).toBeCloseTo(2 * up.height, 6);
    expect(none.height).toBe(0.5);
  });

  it('have room for what noise alone explains, and say what its lines are', () => {
    const noise = { size: 3, text: 'p = 0.05' };
    const { scene, top, bottom } = layoutDifferences(Float32Array.of(1), [0], { ...options, noise });
    const dashed = scene.marks.filter((mark) => mark.kind === 'line' && mark.dash);
    const levels = dashed.flatMap((mark) => (mark.kind === 'line' ? [mark.y1] : []));
    expect(levels[0] + levels[1]).toBeCloseTo(top + bottom, 6);
    for (const level of levels.slice(0, 2)) {
      expect(level).toBeGreaterThanOrEqual(top);
      expect(level).toBeLessThanOrEqual(bottom);
    }
    // The sample in the legend.
    expect(levels[2]).toBeLessThan(top);
    expect(only(scene.marks, 'text').map(({ text }) => text)).toContain('p = 0.05');
  });

  it('are drawn where all are zero', () => {
    const { scene } = layoutDifferences(new Float32Array(5), [0, 1, 2, 3, 4], options);
    for (const mark of only(scene.dense, 'rect')) expect(Number.isFinite(mark.y)).toBe(true);
  });
});

describe('pairs by depth', () => {
  const TEXTS = { correlation: 'c', distance: 'd', others: 'others', random: 'random', normal: 'if normal' };
  const pair = { label: 'a · b', slot: 1, correlation: [0.5, null, -1], distance: [0.1, 0.2, 0] };
  const draw = (pairs = [pair]) =>
    layoutPairs(
      { blocks, pairs, bands: blocks.map(() => [-0.3, 0.6]), usual: [0.1, 0.1, 0.3] },
      { width: 700, theme: 'light', texts: TEXTS, selected: null },
    );

  it('leave out what is undefined, and stay within the chart', () => {
    const { scene, top, bottom, count } = draw();
    expect(count).toBe(3);
    const marks = only(scene.dense, 'rect').filter(({ fill }) => fill !== 'band');
    // Two of three correlations, three distances.
    expect(marks).toHaveLength(5);
    for (const { y } of marks) {
      expect(y).toBeGreaterThanOrEqual(top - 4.1);
      expect(y).toBeLessThanOrEqual(bottom + 0.1);
    }
  });

  it('say of the band that it is of random pairs, and of the tick that it assumes normal gates', () => {
    expect(only(draw().scene.marks, 'text').map(({ text }) => text)).toEqual(
      expect.arrayContaining([TEXTS.random, TEXTS.normal]),
    );
    const { scene } = layoutPairs(
      { blocks, pairs: [pair], bands: null, usual: [0.1, 0.1, 0.3] },
      { width: 700, theme: 'light', texts: TEXTS, selected: null },
    );
    expect(only(scene.marks, 'text').map(({ text }) => text)).toContain(TEXTS.normal);
    expect(only(scene.marks, 'text').map(({ text }) => text)).not.toContain(TEXTS.random);
    // On a phone, too, it is in sight and over no other text.
    const long = {
      ...TEXTS,
      distance: 'mean |difference of s|',
      normal: 'random pairs if gates were normal',
    };
    for (const width of [332, 700]) {
      const phone = layoutPairs(
        { blocks, pairs: [pair], bands: null, usual: [0.1, 0.1, 0.3] },
        { width, theme: 'light', texts: long, selected: null },
      ).scene;
      const [key, title] = [long.normal, `↑ ${long.distance}`].map((wanted) =>
        only(phone.marks, 'text').find(({ text }) => text === wanted),
      );
      const end = 2 + textWidth(`↑ ${long.distance}`, FONT_SIZE);
      expect((key?.y ?? 0) - (title?.y ?? 0) > 10 || (key?.x ?? 0) > end).toBe(true);
      expect((key?.x ?? 0) + textWidth(long.normal, FONT_SIZE)).toBeLessThanOrEqual(width);
    }
  });

  it('tell pairs without the pinned image by gray dots', () => {
    const { scene } = draw([pair, { ...pair, slot: null as unknown as number }]);
    expect(scene.dense.filter((mark) => mark.kind === 'circle' && mark.fill === 'ink-soft')).toHaveLength(5);
    expect(draw().scene.dense.filter((mark) => mark.kind === 'circle')).toHaveLength(0);
  });
});
