import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mark, Scene } from '../scene/scene';
import { allMarks, expectFinite, only } from './__fixtures__/testScenes';
import { layoutStrip, type StripOptions } from './layoutStrip';

const STRIP: StripOptions = {
  width: 600,
  height: 140,
  domain: 'unit',
  axis: 's, gate',
  positions: 'channel',
  numbered: true,
};

it('a strip with a band draws it under the values, which are dots then, in the same order', () => {
  const values = Float32Array.of(0.2, 0.9);
  const band = {
    low: Float32Array.of(0.1, 0.4),
    middle: Float32Array.of(0.2, 0.5),
    high: Float32Array.of(0.3, 0.6),
  };
  const { scene, y, x, step } = layoutStrip({ values, channels: 2, order: [1, 0], band }, STRIP);
  const bands = only(scene.dense, 'rect').filter(({ fill }) => fill === 'band');
  expect(bands.map((rect) => rect.y)).toEqual([y(band.high[1]), y(band.high[0])]);
  bands.forEach((rect, i) => {
    expect(rect.height).toBeCloseTo(y(band.low[1 - i]) - y(band.high[1 - i]), 6);
    expect(rect.x).toBeCloseTo(x(i) - step / 2, 6);
  });
  // Both ends of each band have an edge, which goes into exports with it.
  const edges = only(scene.dense, 'line').filter(({ stroke }) => stroke === 'band-edge');
  expect(edges.map(({ y1 }) => y1)).toEqual(bands.flatMap((rect) => [rect.y, rect.y + rect.height]));
  const dots = only(scene.dense, 'circle');
  expect(dots.map(({ y: at }) => at)).toEqual([y(values[1]), y(values[0])]);
  expect(scene.dense.indexOf(bands[1])).toBeLessThan(scene.dense.indexOf(dots[0]));
});

/** Marks of the data: one a channel. */
const dataMarks = (scene: Scene) =>
  scene.dense.filter(
    (mark): mark is Extract<Mark, { kind: 'rect' | 'circle' }> =>
      mark.kind === 'rect' || mark.kind === 'circle',
  );

describe('a strip', () => {
  it('puts every channel at its position of the order, at the height of its value', () => {
    const values = Float32Array.of(0.1, 0.9, 0.5, 0.3);
    const order = [1, 2, 3, 0];
    const { scene, x, y, bottom } = layoutStrip({ values, channels: 4, order }, STRIP);
    const bars = only(scene.dense, 'rect');
    bars.forEach((bar, position) => {
      expect(bar.x + bar.width / 2).toBeCloseTo(x(position), 9);
      expect(bar.y).toBeCloseTo(y(values[order[position]]), 9);
      expect(bar.y + bar.height).toBeCloseTo(bottom, 9);
    });
    expect(bars).toHaveLength(4);
  });

  it('draws dots where bars would be under 3 px, and never a line through them', () => {
    const values = Float32Array.from({ length: 2048 }, (_, i) => (i % 7) / 7);
    const { scene } = layoutStrip({ values, channels: 2048, order: [...values.keys()] }, STRIP);
    expect(only(scene.dense, 'circle')).toHaveLength(2048);
    for (const line of only(allMarks(scene), 'line')) expect(line.y1).toBe(line.y2);
  });

  it('has the zero line of z inside, with bars above and below it', () => {
    const values = Float32Array.of(2, -1, 0.5);
    const { scene, y, top, bottom } = layoutStrip(
      { values, channels: 3, order: [0, 1, 2] },
      { ...STRIP, domain: 'signed' },
    );
    const zero = only(scene.dense, 'line').filter(({ stroke }) => stroke === 'ink-soft');
    expect(zero).toHaveLength(1);
    expect(zero[0].y1).toBe(y(0));
    expect(y(0)).toBeGreaterThan(top);
    expect(y(0)).toBeLessThan(bottom);
    const [above, below] = only(scene.dense, 'rect');
    expect(above.y + above.height).toBeCloseTo(y(0), 9);
    expect(below.y).toBeCloseTo(y(0), 9);
  });

  it('stays finite and inside its frame for any values, constant and all-zero ones too', () => {
    const value = fc.float({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 });
    const vectors = fc.oneof(
      fc.array(value, { minLength: 1, maxLength: 300 }),
      fc.tuple(value, fc.integer({ min: 1, max: 300 })).map(([v, n]) => new Array<number>(n).fill(v)),
      fc.integer({ min: 1, max: 300 }).map((n) => new Array<number>(n).fill(0)),
    );
    fc.assert(
      fc.property(vectors, fc.integer({ min: 200, max: 1600 }), (list, width) => {
        const values = Float32Array.from(list);
        const geometry = layoutStrip(
          { values, channels: values.length, order: [...values.keys()].reverse() },
          { ...STRIP, width, domain: 'signed' },
        );
        expectFinite(geometry.scene);
        expect(geometry.y(0)).toBeGreaterThanOrEqual(geometry.top - 1e-6);
        expect(geometry.y(0)).toBeLessThanOrEqual(geometry.bottom + 1e-6);
        const marks = dataMarks(geometry.scene);
        expect(marks).toHaveLength(values.length);
        for (const mark of marks) {
          expect(mark.y).toBeGreaterThanOrEqual(geometry.top - 1e-6);
          expect(mark.y).toBeLessThanOrEqual(geometry.bottom + 1e-6);
          expect(mark.x).toBeGreaterThanOrEqual(geometry.left - 1e-6);
          expect(mark.x).toBeLessThanOrEqual(geometry.right + 1e-6);
        }
      }),
    );
  });

  it('has its frame and ticks before the first result', () => {
    const { scene } = layoutStrip({ values: null, channels: 64, order: [...Array(64).keys()] }, STRIP);
    expect(dataMarks(scene)).toHaveLength(0);
    expect(only(scene.marks, 'text').map(({ text }) => text)).toEqual(
      expect.arrayContaining(['0', '1', '60', '↑ s, gate', 'channel →']),
    );
  });
});
