import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deviationScale, signedColor } from '../colors';
import { expectApartTexts, expectFinite, only } from './__fixtures__/testScenes';
import { layoutMaps, MAP_KINDS, type MapsData, type MapsOptions } from './layoutMaps';

const OPTIONS: MapsOptions = {
  width: 900,
  theme: 'light',
  overPhoto: false,
  labels: { input: 'what the network sees', u: 'U', scaled: 's × U', output: 'output' },
  legends: { gated: 'U and s × U', output: 'the output' },
};
const INPUT = { width: 4, height: 4, data: new Uint8Array(48) };

/** A map of n x n positions that tell their number. */
const maps = (n: number, scale = 1) => ({
  channel: 5,
  u: Float32Array.from({ length: n * n }, (_, at) => scale * (at - 1)),
  scaled: Float32Array.from({ length: n * n }, (_, at) => (scale * (at - 1)) / 2),
  shortcut: new Float32Array(n * n),
  output: Float32Array.from({ length: n * n }, (_, at) => Math.max(0, scale * at)),
});
const data = (n: number, scale?: number): MapsData => ({
  height: n,
  width: n,
  maps: maps(n, scale),
  input: INPUT,
});

describe('the maps of a channel', () => {
  it('have a minus in cells clearly below zero, where there is room', () => {
    const { scene, limits } = layoutMaps(data(3, -1), OPTIONS);
    const below = MAP_KINDS.flatMap((kind) => {
      const limit = kind === 'output' ? limits.output : limits.gated;
      return [...data(3, -1).maps![kind]].filter((value) => value < -0.15 * limit);
    });
    expect(below.length).toBeGreaterThan(0);
    expect(only(scene.dense, 'line')).toHaveLength(below.length);
    expect(only(layoutMaps(data(60, -1), OPTIONS).scene.dense, 'line')).toEqual([]);
  });

  it('are one square a position, row by row, in the color of its value on the scale of U and s × U or that of the output', () => {
    const { scene, limits, cell, pictures } = layoutMaps(data(3), OPTIONS);
    expect(limits).toEqual({ gated: 7, output: 8 });
    const colors = {
      u: signedColor('light', 7),
      scaled: signedColor('light', 7),
      output: signedColor('light', 8),
    };
    const cells = only(scene.dense, 'rect');
    expect(cells).toHaveLength(27);
    MAP_KINDS.forEach((kind, map) => {
      data(3).maps![kind].forEach((value, at) => {
        expect(cells[map * 9 + at]).toMatchObject({
          x: pictures[map + 1].x + (at % 3) * cell,
          y: pictures[map + 1].y + Math.floor(at / 3) * cell,
          width: cell,
          height: cell,
          fill: { color: colors[kind](value) },
        });
      });
    });
    expect(Number.isInteger(cell)).toBe(true);
  });

  it('have zero in the neutral middle of the scale, whose ends are stated', () => {
    const neutral = deviationScale('light')(0.5);
    for (const limit of [0, 1e-9, 7]) expect(signedColor('light', limit)(0)).toBe(neutral);
    const texts = only(layoutMaps(data(3), OPTIONS).scene.marks, 'text').map(({ text }) => text);
    expect(texts).toEqual(
      expect.arrayContaining([
        '−7',
        '+7',
        '−8',
        '0',
        '+8',
        'U',
        's × U',
        'output',
        'U and s × U',
        'the output',
      ]),
    );
    const nothing = layoutMaps(data(3, 0), OPTIONS);
    expect(nothing.limits).toEqual({ gated: 0, output: 0 });
    for (const { fill } of only(nothing.scene.dense, 'rect')) expect(fill).toEqual({ color: neutral });
  });

  it('keep their scales while they change within what these are to hold', () => {
    const reach = [maps(3), maps(3, 2)];
    for (const scale of [0, 1, 2]) {
      const { limits, scene } = layoutMaps({ ...data(3, scale), reach }, OPTIONS);
      expect(limits).toEqual({ gated: 14, output: 16 });
      expect(only(scene.marks, 'text').map(({ text }) => text)).toContain('+16');
    }
  });

  it('have either legend in the width, apart from the other', () => {
    for (const width of [300, 324, 390, 448, 640, 816, 1100]) {
      const { scene } = layoutMaps(data(3), { ...OPTIONS, width });
      expectApartTexts(scene);
      for (const { text, x } of only(scene.marks, 'text').filter(({ text }) => /^\+/.test(text)))
        expect(x + 20, text).toBeLessThanOrEqual(width);
    }
  });

  it('lie half transparent over the pixels only where asked to', () => {
    const beside = layoutMaps(data(3), OPTIONS);
    expect(only(beside.scene.dense, 'image')).toHaveLength(1);
    const over = layoutMaps(data(3), { ...OPTIONS, overPhoto: true });
    const pictures = only(over.scene.dense, 'image');
    expect(pictures.map(({ x, y }) => ({ x, y }))).toEqual(over.pictures);
    for (const { opacity } of only(over.scene.dense, 'rect')) expect(opacity).toBeLessThan(1);
    expect(over.pictures).toEqual(beside.pictures);
    expect(over.scene.height).toBe(beside.scene.height);
  });

  it('keep their places and their height before they arrive and from block to block', () => {
    const { pictures, scene } = layoutMaps(data(4), OPTIONS);
    for (const n of [1, 2, 7, 32, 56]) {
      const other = layoutMaps({ ...data(n), maps: null, input: null }, OPTIONS);
      expect(other.pictures).toEqual(pictures);
      expect(other.scene.height).toBe(scene.height);
      expect(other.scene.dense).toEqual([]);
    }
  });

  it('tell the position under a point of any picture, and none beside them', () => {
    const { pictures, cell, positionAt } = layoutMaps(data(5), OPTIONS);
    for (const { x, y } of pictures) {
      expect(positionAt(x + 3.5 * cell, y + 1.5 * cell)).toBe(8);
      expect(positionAt(x - 1, y)).toBeNull();
      expect(positionAt(x + 5 * cell + 0.1, y)).toBeNull();
    }
  });

  it('stand in one row on a projector, their labels in full', () => {
    const labels = { ...OPTIONS.labels, input: 'what the network sees' };
    const { pictures, scene } = layoutMaps(data(4), { ...OPTIONS, labels, width: 499 });
    expect(new Set(pictures.map(({ y }) => y)).size).toBe(1);
    expect(scene.width).toBeLessThanOrEqual(499);
    const texts = scene.marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));
    expect(texts.join(' ')).toContain(labels.input);
  });

  it('stand two by two on a phone, inside its width, with labels that do not touch', () => {
    const { pictures, scene, cell } = layoutMaps(data(4), { ...OPTIONS, width: 324 });
    expect(new Set(pictures.map(({ x }) => x)).size).toBe(2);
    for (const { x } of pictures) expect(x + 4 * cell).toBeLessThanOrEqual(324);
    expectApartTexts(scene);
  });

  it('stay finite for any values, sizes and widths', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 120, max: 1600 }),
        fc.double({ min: -1e6, max: 1e6, noNaN: true }),
        fc.boolean(),
        (n, width, scale, overPhoto) => {
          const { scene } = layoutMaps(data(n, scale), { ...OPTIONS, width, overPhoto });
          expectFinite(scene);
          expect(only(scene.dense, 'rect')).toHaveLength(3 * n * n);
        },
      ),
      { numRuns: 30 },
    );
  });
});
