import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Scene } from '../scene/scene';
import {
  layoutSheet,
  lowestSheet,
  MARGIN,
  type PreparedPart,
  SHEET_WIDTH,
  type Sheet,
  type SheetCell,
  sheetPixels,
} from './layoutSheet';
import { sheetToSvg } from './sheetToSvg';

/** A part that needs `least` units of width and is `height` high. */
const part = (title: string, height: number, least = 0, help = '', finding?: string): PreparedPart => ({
  title,
  finding,
  help,
  at: (width): Scene => ({ width: Math.max(width, least), height, dense: [], marks: [] }),
});
const texts = {
  heading: 'What differs?',
  note: 'model · block',
  provenance: ['a.png', 'SHA-256 abc', 'SE Lens'],
};
const one = (...parts: string[]): SheetCell => ({ parts, share: 1 });

function check(sheet: Sheet) {
  expect(sheet.width * sheet.ratio).toBeCloseTo(SHEET_WIDTH, 6);
  expect(sheet.height * sheet.ratio).toBeCloseTo(sheetPixels(sheet).height, 6);
  expect(sheet.height).toBeGreaterThanOrEqual((sheet.width * 9) / 16 - 1e-6);
  sheet.boxes.forEach((a, i) => {
    expect(a.x).toBeGreaterThanOrEqual(MARGIN);
    expect(a.x + a.width).toBeLessThanOrEqual(sheet.width - MARGIN + 1e-6);
    expect(a.sceneY).toBeGreaterThan(a.y);
    expect(a.sceneY + a.scene.height * a.scale).toBeCloseTo(a.y + a.height, 6);
    expect(a.scene.width * a.scale).toBeLessThanOrEqual(a.width + 1e-6);
    expect(a.y + a.height).toBeLessThanOrEqual(sheet.footerY + 1e-6);
    for (const b of sheet.boxes.slice(i + 1))
      expect(
        a.x + a.width <= b.x || b.x + b.width <= a.x || a.y + a.height <= b.y || b.y + b.height <= a.y,
      ).toBe(true);
  });
}

describe('a view as one page', () => {
  it('is 2560 by 1440 where its parts fit, in the largest of four sizes of text', () => {
    const sheet = layoutSheet(
      [[one('a'), one('b')]],
      new Map([
        ['a', part('A', 200)],
        ['b', part('B', 250)],
      ]),
      texts,
    );
    expect([sheet.width, sheet.height, sheet.ratio]).toEqual([1280, 720, 2]);
    check(sheet);
  });

  it('takes smaller text before it grows taller than a slide', () => {
    const rows = [[one('a')], [one('b')]];
    const parts = (height: number) =>
      new Map([
        ['a', part('A', height)],
        ['b', part('B', height)],
      ]);
    const sizes = [220, 250, 280, 310].map((height) => layoutSheet(rows, parts(height), texts));
    expect(sizes.map(({ width }) => width)).toEqual([1280, 1400, 1500, 1600]);
    for (const sheet of sizes) expect(sheetPixels(sheet)).toEqual({ width: 2560, height: 1440 });
    const over = layoutSheet(rows, parts(600), texts);
    expect(over.width).toBe(1600);
    expect(over.height).toBeGreaterThan(1200);
    check(over);
  });

  it('leaves no gap for parts that are not there', () => {
    const rows = [[one('gone')], [one('gone'), one('b', 'gone')]];
    const { boxes } = layoutSheet(rows, new Map([['b', part('B', 100)]]), texts);
    expect(boxes).toHaveLength(1);
    expect(boxes[0].x).toBe(MARGIN);
    expect(boxes[0].width).toBe(1280 - 2 * MARGIN);
    expect(layoutSheet([], new Map(), { ...texts, note: '', provenance: [] }).height).toBe(720);
  });

  it('gives a part that would become illegible a row of its own', () => {
    const parts = new Map([
      ['a', part('A', 100)],
      ['wide', part('wide', 100, 1100)],
      ['c', part('C', 100)],
    ]);
    const { boxes } = layoutSheet([[one('a'), one('wide'), one('c')]], parts, texts);
    const [a, c, wide] = boxes;
    expect([a.id, c.id, wide.id]).toEqual(['a', 'c', 'wide']);
    expect(a.y).toBe(c.y);
    expect(wide.y).toBeGreaterThan(a.y + a.height);
    expect(wide.scale).toBe(1);
  });

  it('stacks short parts beside a tall one where that is lower, and not where it is not', () => {
    const arrangements = [[[one('a'), one('b')], [one('c')]], [[one('a'), one('b', 'c')]]];
    const of = (a: number) =>
      lowestSheet(
        arrangements,
        new Map([
          ['a', part('A', a)],
          ['b', part('B', 500)],
          ['c', part('C', 500)],
        ]),
        texts,
      );
    const [, b, c] = of(1100).boxes;
    expect(c.x).toBe(b.x);
    expect(of(1100).height).toBeLessThan(
      layoutSheet(
        arrangements[0],
        new Map([
          ['a', part('A', 1100)],
          ['c', part('C', 500)],
        ]),
        texts,
      ).height,
    );
    const wide = lowestSheet(
      arrangements,
      new Map([
        ['a', part('A', 100)],
        ['b', part('B', 100)],
        ['c', part('C', 100)],
      ]),
      texts,
    );
    expect(wide.width).toBe(1280);
    expect(wide.boxes[2].x).toBe(MARGIN);
  });

  it('never lets parts overlap or leave the page, whatever they are', () => {
    const parts = fc.array(
      fc.record({
        title: fc.string({ maxLength: 120 }),
        help: fc.string({ maxLength: 300 }),
        finding: fc.option(fc.string({ maxLength: 200 }), { nil: undefined }),
        height: fc.integer({ min: 20, max: 700 }),
        least: fc.integer({ min: 0, max: 2500 }),
        row: fc.nat(4),
        share: fc.integer({ min: 1, max: 4 }),
        stacked: fc.boolean(),
      }),
      { maxLength: 9 },
    );
    fc.assert(
      fc.property(parts, fc.array(fc.string({ maxLength: 200 }), { maxLength: 12 }), (list, provenance) => {
        const rows: SheetCell[][] = [[], [], [], [], []];
        const known = new Map<string, PreparedPart>();
        list.forEach(({ title, help, finding, height, least, row, share, stacked }, i) => {
          known.set(String(i), part(title, height, least, help, finding));
          const last = rows[row].at(-1);
          if (stacked && last) last.parts.push(String(i));
          else rows[row].push({ parts: [String(i)], share });
        });
        const sheet = layoutSheet(rows, known, { ...texts, provenance });
        expect(sheet.boxes).toHaveLength(list.length);
        check(sheet);
      }),
    );
  });
});

it('is written with every title, caption and line of provenance, and its marks scaled into place', () => {
  const scene: Scene = {
    width: 2464,
    height: 100,
    dense: [],
    marks: [{ kind: 'text', x: 1, y: 2, text: 'a < b' }],
  };
  const parts = new Map([
    ['a', { title: 'Title & more', finding: 'It differs.', help: 'Caption', at: () => scene }],
  ]);
  const svg = sheetToSvg(layoutSheet([[one('a')]], parts, texts), 'dark');
  for (const text of [
    'What differs?',
    'model · block',
    'Title &amp; more',
    'It differs.',
    'Caption',
    'a &lt; b',
    'SHA-256 abc',
  ])
    expect(svg).toContain(`>${text}</text>`);
  expect(svg).toContain('scale(0.5)');
  expect(svg).toContain('viewBox="0 0 1280 720"');
});
