import { describe, expect, it } from 'vitest';
import { expectApartTexts, expectFinite, only } from './__fixtures__/testScenes';
import { layoutStrip, type StripOptions } from './layoutStrip';

const STRIP: StripOptions = {
  width: 600,
  height: 168,
  domain: 'unit',
  axis: 'gate s',
  positions: 'channel',
  numbered: true,
  marginal: 'share',
};
const strip = (values: number[], options: Partial<StripOptions> = {}) =>
  layoutStrip(
    { values: Float32Array.from(values), channels: values.length, order: [...values.keys()] },
    { ...STRIP, ...options },
  );
/** Enough channels for dots, so that every rectangle is a bar at the edge. */
const repeated = (values: number[], times = 100) => Array.from({ length: times }, () => values).flat();

describe('bars at the edge of a strip', () => {
  it('stand at the height of their values, as long as their share of the channels', () => {
    const { scene, y, end } = strip(repeated([0, 0, 0, 1, 0.52]));
    const [closed, middle, open] = only(scene.dense, 'rect');
    expect(only(scene.dense, 'rect')).toHaveLength(3);
    expect(closed.y + closed.height).toBeCloseTo(y(0) - 0.5, 6);
    expect([open.y, middle.y]).toEqual([expect.closeTo(y(1), 6), expect.closeTo(y(0.55), 6)]);
    expect(middle.width).toBeCloseTo(closed.width / 3, 6);
    expect(open.width).toBeCloseTo(middle.width, 6);
    for (const bar of [closed, middle, open]) expect(bar.x).toBeGreaterThan(end);
    expect(closed.x + closed.width).toBeLessThanOrEqual(STRIP.width);
    expect(only(scene.marks, 'text').map(({ text }) => text)).toEqual(
      expect.arrayContaining(['share →', '60.0 %']),
    );
  });

  it('take room from the channels alike before the first result, for z and for s', () => {
    const { right, left, end } = strip(repeated([0.5]));
    const waiting = layoutStrip({ values: null, channels: 100, order: [] }, STRIP);
    const z = strip(repeated([-3, 0.1, 7]), { domain: 'signed' });
    for (const other of [waiting, z])
      expect([other.left, other.right, other.end]).toEqual([left, right, end]);
    expect(strip(repeated([0.5]), { marginal: undefined }).right).toBeGreaterThan(end);
  });

  it('follow the axis of z below and above zero', () => {
    const { scene, y } = strip(repeated([-1, -1, 0.9]), { domain: 'signed' });
    const [below, above] = only(scene.dense, 'rect');
    expect(below.y).toBeGreaterThan(y(0) - 1);
    expect(above.y + above.height).toBeLessThan(y(0));
  });

  it('mark the share of a set within each bar, on the same scale', () => {
    const { scene, brushMarks, end } = strip(repeated([0, 0.99]));
    const [closed] = only(scene.dense, 'rect');
    const marked = only(brushMarks(new Set([0, 2, 4])), 'rect').filter(
      ({ fill, x }) => fill === 'ink' && x > end,
    );
    expect(marked).toHaveLength(1);
    expect(marked[0]).toMatchObject({ x: closed.x, y: closed.y });
    expect(marked[0].width).toBeCloseTo(Math.max(1, (closed.width * 3) / 100), 6);
  });

  it('leave the texts of a phone apart, for any shares', () => {
    for (const values of [repeated([0.3], 999), repeated([0, 0.2, 1], 256), [0.5]]) {
      const { scene } = strip(values, { width: 324 });
      expectFinite(scene);
      expectApartTexts(scene);
    }
  });
});
