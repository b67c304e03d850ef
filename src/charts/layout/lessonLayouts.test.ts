import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allMarks, expectApartTexts, expectFinite, only } from './__fixtures__/testScenes';
import { type AnatomyNode, type AnatomyPart, layoutAnatomy } from './layoutAnatomy';
import { layoutImageChanges } from './layoutImageChanges';
import { layoutPlacement, type Placement } from './layoutPlacement';

const PARTS: AnatomyPart[] = ['input', 'branch', 'squeeze', 'fc1', 'relu', 'fc2', 'sigmoid', 'scale', 'add'];
const nodes = (change: Partial<AnatomyNode> = {}) =>
  Object.fromEntries(
    PARTS.map((part) => [
      part,
      { title: part, shape: '4×4×768', value: 'z = 0.5', cells: ['#123456'], ...change },
    ]),
  ) as Record<AnatomyPart, AnatomyNode>;
const at = (width: number, change?: Partial<AnatomyNode>) =>
  layoutAnatomy(nodes(change), { width, shortcut: 'shortcut' });

describe('the anatomy of a block', () => {
  it('has every part within the scene, and none over another, at any width', () => {
    fc.assert(
      fc.property(fc.integer({ min: 280, max: 1600 }), (width) => {
        const { scene, nodes: boxes } = at(width);
        expectFinite(scene);
        const places = Object.values(boxes);
        for (const { x, y, width: w, height: h } of places) {
          expect(x).toBeGreaterThanOrEqual(0);
          expect(y).toBeGreaterThanOrEqual(0);
          expect(x + w).toBeLessThanOrEqual(scene.width);
          expect(y + h).toBeLessThanOrEqual(scene.height);
        }
        places.forEach((a, i) => {
          for (const b of places.slice(i + 1))
            expect(
              a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y,
            ).toBe(true);
        });
      }),
    );
  });

  it('leads a way into every part but the first, and two where the branch meets the gate or the shortcut', () => {
    const { ways } = at(1000);
    for (const part of PARTS)
      expect(ways[part]).toHaveLength({ input: 0, scale: 2, add: 2 }[part as string] ?? 1);
    for (const way of Object.values(ways).flat()) expect(way).toMatch(/^M[\d.]+,[\d.]+(L[\d.]+,[\d.]+)+$/);
  });

  it('lies in two rows on a projector, with whole names', () => {
    for (const title of ['second layer, W2', '相加，ReLU']) {
      const { scene, nodes: boxes } = at(499, { title });
      expect(new Set(Object.values(boxes).map(({ y }) => y)).size).toBe(2);
      // Less than two thirds of 720 px, where a unit is 2.4 px.
      expect(2.4 * scene.height).toBeLessThan(500);
      const lines = only(allMarks(scene), 'text').flatMap(({ text, bold }) => (bold ? [text.trim()] : []));
      expect(lines).toHaveLength(2 * PARTS.length);
      expect([`${lines[0]} ${lines[1]}`, `${lines[0]}${lines[1]}`]).toContain(title);
      expect(lines).not.toContain('U');
    }
  });

  it('moves nothing when numbers come, and cuts what is too long', () => {
    const before = at(390, { value: '', cells: [] });
    const long = at(390, {
      title: 'a very long name of a part',
      shape: 'x'.repeat(80),
      cells: new Array(50).fill('#000'),
    });
    expect(long.nodes).toEqual(before.nodes);
    const { width } = long.nodes.input;
    for (const { text } of only(allMarks(long.scene), 'text')) expect(text.length).toBeLessThan(width);
    const cells = only(allMarks(long.scene), 'rect').filter(({ height }) => height < 10);
    for (const cell of cells) expect(cell.x + cell.width).toBeLessThanOrEqual(long.scene.width);
  });
});

describe('the place of the gate', () => {
  const se = { text: 'SE', gate: true };
  const drawn: Record<string, Placement> = {
    standard: { main: [{ text: 'branch' }, se], shortcut: [], after: [] },
    post: { main: [{ text: 'branch' }], shortcut: [], after: [se] },
    identity: { main: [{ text: 'branch' }], shortcut: [se], after: [] },
    inception: { main: [{ text: 'Inception' }, se], shortcut: null, after: [] },
  };

  it.each(Object.entries(drawn))(
    'is drawn for %s on a phone and on a screen, with one marked box',
    (_, placement) => {
      for (const width of [320, 700, 1100]) {
        const scene = layoutPlacement(placement, { width });
        expectFinite(scene);
        expectApartTexts(scene);
        expect(only(allMarks(scene), 'rect').filter(({ stroke }) => stroke === 'accent')).toHaveLength(1);
        for (const { x, width: box } of only(allMarks(scene), 'rect'))
          expect(x + box).toBeLessThanOrEqual(scene.width);
      }
    },
  );

  it('adds the shortcut where there is one', () => {
    const plus = (name: string) =>
      only(allMarks(layoutPlacement(drawn[name], { width: 700 })), 'text').filter(({ text }) => text === '+');
    expect(plus('standard')).toHaveLength(1);
    expect(plus('inception')).toHaveLength(0);
  });

  it('stands on the shortcut, above the main way, for Identity alone', () => {
    const gateY = (name: string) =>
      only(allMarks(layoutPlacement(drawn[name], { width: 700 })), 'text').find(({ text }) => text === 'SE')
        ?.y ?? 0;
    expect(gateY('identity')).toBeLessThan(gateY('standard'));
    expect(gateY('post')).toBe(gateY('standard'));
  });
});

describe('the bars of two images', () => {
  const NAMES = [3, 4, 6, 3].flatMap((units, stage) =>
    Array.from({ length: units }, (_, unit) => `SE_${stage + 2}_${unit + 1}`),
  );
  const options = { texts: { axis: 'mean', none: 'nothing yet' }, selected: 'SE_2_2' };
  const at = (
    width: number,
    means: (number | null)[] = NAMES.map((_, i) => i / 40),
    usual: number | null = null,
  ) =>
    layoutImageChanges(
      means.map((mean, i) => ({ name: NAMES[i], mean, usual })),
      { ...options, width },
    );

  it('fit a phone and a projector with the names of all sixteen blocks apart', () => {
    for (const width of [334, 500, 1100]) {
      const { scene } = at(width);
      expect(scene.width).toBe(width);
      expectFinite(scene);
      expectApartTexts(scene);
      const texts = only(allMarks(scene), 'text').map(({ text }) => text);
      expect(texts).toContain(width < 400 ? 'SE_5' : width < 700 ? '5_3' : 'SE_5_3');
    }
  });

  it('stand on one scale for pairs of images that differ little and much, and leave out what is not known', () => {
    const heights = (means: (number | null)[]) =>
      only(allMarks(at(800, means).scene), 'rect').map((bar) => bar.height);
    const [little] = heights([0.1]);
    const [much] = heights([0.4]);
    expect(much).toBeCloseTo(4 * little);
    expect(heights([null, 0.2])).toHaveLength(1);
    const empty = at(800, [null, null]).scene;
    expect(only(allMarks(empty), 'text').map(({ text }) => text)).toContain('nothing yet');
    expect(empty.height).toBe(at(800).scene.height);
  });

  it('have a line at what is usual, as high as a bar of that value, on the same scale', () => {
    const { scene, bottom } = at(800, [0.2, null], 0.2);
    const lines = only(scene.dense, 'line').filter(({ stroke }) => stroke === 'ink' || stroke === 'ink-soft');
    const [bar] = only(scene.dense, 'rect');
    const usual = lines.filter(({ lineWidth }) => lineWidth === 1.5);
    expect(usual).toHaveLength(2);
    for (const { y1, y2 } of usual) expect([y1, y2]).toEqual([bar.y, bar.y]);
    // What is usual is never beyond the scale.
    const [high] = only(at(800, [0.2], 0.9).scene.dense, 'line').filter(({ lineWidth }) => lineWidth === 1.5);
    expect(high.y1).toBeGreaterThanOrEqual(24);
    expect(high.y1).toBeLessThan(bottom);
  });

  it('have no bar of no height, and grow the scale with what lies beyond it', () => {
    const { scene, top, bottom } = at(800, [0, 0.9]);
    const [none, most] = only(allMarks(scene), 'rect');
    expect(none.height).toBe(1);
    expect(most.y).toBeGreaterThanOrEqual(top);
    expect(most.y + most.height).toBeCloseTo(bottom);
  });
});
