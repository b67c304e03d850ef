import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cornerCounts } from '../../analysis/cornerCounts';
import { allMarks, expectApartTexts, expectFinite, only } from './__fixtures__/testScenes';
import { layoutScatter, type ScatterOptions } from './layoutScatter';

const VALUES: ScatterOptions = {
  width: 600,
  height: 300,
  xAxis: 'squeeze z',
  yAxis: 'gate s',
  yDomain: 'unit',
  quarters: null,
};
const QUARTERS = {
  aboveX: 'above usual z',
  belowX: 'below usual z',
  aboveY: 'above usual s',
  belowY: 'below usual s',
};
const DEVIATIONS: ScatterOptions = { ...VALUES, yDomain: 'centered', quarters: QUARTERS };

describe('a scatter of channels', () => {
  it('has a dot a channel at its two values, and no line but the grid', () => {
    const x = Float32Array.of(-1, 0.5, 2);
    const y = Float32Array.of(0.1, 0.9, 0.5);
    const geometry = layoutScatter({ x, y }, VALUES);
    const dots = only(geometry.scene.dense, 'circle');
    expect(dots.map((dot) => [dot.x, dot.y])).toEqual(
      [0, 1, 2].map((channel) => [geometry.x(x[channel]), geometry.y(y[channel])]),
    );
    for (const { x1, x2, y1, y2 } of only(allMarks(geometry.scene), 'line'))
      expect(x1 === x2 || y1 === y2).toBe(true);
  });

  it('has the zero line of z inside, and gates from 0 at the bottom to 1 at the top', () => {
    const { scene, x, y } = layoutScatter({ x: Float32Array.of(3, 4), y: Float32Array.of(0.2, 0.4) }, VALUES);
    const upright = only(scene.dense, 'line').filter(
      ({ x1, x2, stroke }) => x1 === x2 && stroke === 'ink-soft',
    );
    expect(upright.map(({ x1 }) => x1)).toEqual([x(0)]);
    expect([upright[0].y1, upright[0].y2]).toEqual([y(1), y(0)]);
  });

  it('names no quarter unless told what is usual', () => {
    const data = { x: Float32Array.of(1, -2), y: Float32Array.of(0.5, 0.25) };
    const texts = (options: ScatterOptions) =>
      only(layoutScatter(data, options).scene.marks, 'text').map(({ text }) => text);
    expect(texts(VALUES).join()).not.toContain('usual');
    for (const name of Object.values(QUARTERS))
      expect(texts(DEVIATIONS).filter((text) => text === name)).toHaveLength(2);
  });

  it('puts what is usual in the middle, and every quarter’s name in its own quarter', () => {
    const { scene, x, y } = layoutScatter(
      { x: Float32Array.of(9, -2), y: Float32Array.of(-1, 0.25) },
      DEVIATIONS,
    );
    const dots = only(scene.dense, 'circle');
    expect(dots[0].x).toBeGreaterThan(x(0));
    expect(dots[0].y).toBeGreaterThan(y(0));
    for (const { text, x: at, y: height } of only(scene.marks, 'text')) {
      if (text === QUARTERS.aboveX) expect(at).toBeGreaterThan(x(0));
      if (text === QUARTERS.belowX) expect(at).toBeLessThan(x(0));
      if (text === QUARTERS.aboveY) expect(height).toBeLessThan(y(0));
      if (text === QUARTERS.belowY) expect(height).toBeGreaterThan(y(0));
    }
  });

  it('finds the channel near a place, and none far from all', () => {
    const { x, y, nearest } = layoutScatter(
      { x: Float32Array.of(0, 1), y: Float32Array.of(0.5, 0.5) },
      VALUES,
    );
    expect(nearest(x(1) + 3, y(0.5) - 3)).toBe(1);
    expect(nearest(x(0) - 3, y(0.5))).toBe(0);
    expect(nearest(x(0.5), y(0.5))).toBeNull();
  });

  it('keeps its frame before the first result, and finds nothing then', () => {
    const { scene, nearest } = layoutScatter({ x: null, y: null }, VALUES);
    expect(only(scene.dense, 'circle')).toHaveLength(0);
    expect(nearest(100, 100)).toBeNull();
    expect(only(scene.marks, 'text').map(({ text }) => text)).toEqual(
      expect.arrayContaining(['↑ gate s', 'squeeze z →', '0', '1']),
    );
  });

  it('stays finite and inside its frame for any values, constant and all-zero ones too', () => {
    const value = fc.float({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 });
    const pairs = fc.oneof(
      fc.array(fc.tuple(value, value), { minLength: 1, maxLength: 200 }),
      fc.tuple(value, value).map((pair) => [pair, pair, pair]),
      fc.constant<[number, number][]>([[0, 0]]),
    );
    fc.assert(
      fc.property(pairs, fc.integer({ min: 280, max: 1600 }), (list, width) => {
        const data = {
          x: Float32Array.from(list, ([x]) => x),
          y: Float32Array.from(list, ([, y]) => y),
        };
        const { scene } = layoutScatter(data, { ...DEVIATIONS, width });
        expectFinite(scene);
        for (const dot of only(scene.dense, 'circle')) {
          expect(dot.x).toBeGreaterThanOrEqual(46 - 1e-6);
          expect(dot.x).toBeLessThanOrEqual(width - 12 + 1e-6);
          expect(dot.y).toBeGreaterThanOrEqual(22 - 1e-6);
          expect(dot.y).toBeLessThanOrEqual(300 - 36 + 1e-6);
        }
      }),
    );
  });

  it('sets two images against each other on equal axes, with a diagonal for equal values', () => {
    for (const yDomain of ['unit', 'centered'] as const) {
      const data = { x: Float32Array.of(0.2, 0.9, -0.1), y: Float32Array.of(0.2, 0.3, 0.4) };
      const { scene, x, y } = layoutScatter(data, { ...VALUES, yDomain, pair: true });
      const diagonal = only(allMarks(scene), 'line').filter(({ x1, x2, y1, y2 }) => x1 !== x2 && y1 !== y2);
      expect(diagonal).toHaveLength(1);
      const [{ x1, y1, x2, y2 }] = diagonal;
      const [dot] = only(scene.dense, 'circle');
      expect((dot.x - x1) / (x2 - x1)).toBeCloseTo((dot.y - y1) / (y2 - y1), 5);
      expect(x(1) > x(0) && y(1) < y(0)).toBe(true);
      // A square: the diagonal is one of 45 degrees, in wide places and on a phone.
      expect(x2 - x1).toBeCloseTo(y1 - y2, 6);
      for (const size of [
        { width: 332, height: 420 },
        { width: 690, height: 420 },
      ]) {
        const square = layoutScatter(data, { ...VALUES, ...size, yDomain, pair: true });
        expect(square.x(1) - square.x(0)).toBeCloseTo(square.y(0) - square.y(1), 6);
        expect(square.scene.height).toBeLessThanOrEqual(420);
        expectApartTexts(square.scene);
      }
    }
  });

  it('counts the channels of every quarter where dots hide one another in the corners', () => {
    const [first, second] = [
      [0, 0.01, 1, 0.99, 0, 1, 1, 0.4],
      [0, 0.02, 0, 0, 1, 1, 0.98, 0.6],
    ].map((gates) => Float32Array.from(gates));
    const square = { ...VALUES, pair: true, width: 420, height: 420 };
    const counts = (data: { x: Float32Array; y: Float32Array }, options: ScatterOptions) =>
      only(layoutScatter(data, options).scene.marks, 'text').filter(({ bold }) => bold);
    const { x, y } = layoutScatter({ x: first, y: second }, square);
    const found = counts({ x: first, y: second }, square);
    expect(found.map(({ text }) => text)).toEqual(['2', '2', '2', '2']);
    expect(found.map((mark) => [mark.x > x(0.5), mark.y < y(0.5)])).toEqual([
      [false, false],
      [true, false],
      [false, true],
      [true, true],
    ]);
    expect(cornerCounts(first.subarray(0, 5), second.subarray(0, 5))).toEqual({
      bothClosed: 2,
      firstOpen: 2,
      secondOpen: 1,
      bothOpen: 0,
    });
    const spread = Float32Array.of(0.2, 0.3, 0.6, 1);
    expect(counts({ x: spread, y: spread }, square)).toEqual([]);
    expect(counts({ x: first, y: second }, { ...square, yDomain: 'centered' })).toEqual([]);
  });

  it('keeps its texts apart on a phone', () => {
    const data = { x: Float32Array.of(2.5, -4), y: Float32Array.of(1, -2) };
    expectApartTexts(layoutScatter(data, { ...DEVIATIONS, width: 320 }).scene);
    expectApartTexts(layoutScatter(data, { ...VALUES, width: 320 }).scene);
  });

  it('finds the channels in a box, and rings those of a set over the others', () => {
    const values = fc.float({ min: -4, max: 4, noNaN: true });
    const points = fc.array(fc.tuple(values, values), { minLength: 1, maxLength: 40 });
    const corner = fc.tuple(fc.nat(600), fc.nat(300));
    fc.assert(
      fc.property(points, corner, corner, (pairs, a, b) => {
        const [xs, ys] = [0, 1].map((axis) => Float32Array.from(pairs, (pair) => pair[axis]));
        const geometry = layoutScatter({ x: xs, y: ys }, DEVIATIONS);
        const [left, right] = [a[0], b[0]].sort((one, other) => one - other);
        const [top, bottom] = [a[1], b[1]].sort((one, other) => one - other);
        const found = geometry.within({ left, right, top, bottom });
        const dots = only(geometry.scene.dense, 'circle');
        dots.forEach(({ x, y }, channel) => {
          expect(found.includes(channel)).toBe(x >= left && x <= right && y >= top && y <= bottom);
        });
        const brush = geometry.brushMarks(new Set(found));
        expectFinite({ ...geometry.scene, dense: brush });
        const rings = only(brush, 'circle').filter(({ fill }) => fill === 'ink');
        expect(rings.map(({ x, y }) => [x, y])).toEqual(
          found.map((channel) => [dots[channel].x, dots[channel].y]),
        );
      }),
    );
  });
});
