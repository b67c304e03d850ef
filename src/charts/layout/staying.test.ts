import { describe, expect, it } from 'vitest';
import type { Mark } from '../scene/scene';
import { textWidth } from '../scene/textWidth';
import { allMarks, only } from './__fixtures__/testScenes';
import { layoutClassCurves } from './layoutClassCurves';
import { layoutClassHeatMap } from './layoutClassHeatMap';
import { layoutContributions } from './layoutContributions';
import { layoutSweep } from './layoutSweep';
import type { PositionGeometry } from './positionGeometry';
import { edgeScenes } from './staying';

const CHANNELS = 768;
const order = Array.from({ length: CHANNELS }, (_, channel) => channel);
const values = Float32Array.from(order, (channel) => (channel % 90) / 90);
const names = Array.from({ length: 50 }, (_, unit) => `SE_4_${unit + 1}`);
const channels = { theme: 'light', positions: 'channel', numbered: true } as const;

/** Charts that need more than a phone, most of them more than a laptop, with the texts that must not scroll away. */
const CHARTS: Record<string, { texts: string[]; at(width: number): PositionGeometry }> = {
  'curves of classes': {
    texts: ['↑ gate s', 'channel →', 'tabby', '0.4'],
    at: (width) =>
      layoutClassCurves(
        { series: [{ label: 'tabby', slot: 0, values }], order },
        { ...channels, width, height: 300, range: 'unit', axis: 'gate s' },
      ),
  },
  'heat map of classes': {
    texts: ['deviation', '0', 'channel →'],
    at: (width) =>
      layoutClassHeatMap(
        {
          rows: [{ label: 'German shepherd dog', slot: 0, values }],
          meanAll: new Float32Array(CHANNELS),
          order,
        },
        { ...channels, width, legend: 'deviation' },
      ),
  },
  contributions: {
    texts: ['↑ sum', 'hidden unit →', '0'],
    at: (width) =>
      layoutContributions(
        order.slice(0, 200).map((at) => ({ label: String(at), value: values[at], kind: 'input' })),
        { width, height: 200, axis: 'sum', positions: 'hidden unit' },
      ),
  },
  'a chart by block of a deep network': {
    texts: ['frozen', '↑ log-odds', '0'],
    at: (width) =>
      layoutSweep(
        names.map((name) => ({ name, frozen: [1], mean: [1], bypass: [1] })),
        {
          width,
          texts: { frozen: 'frozen', mean: 'm', bypass: 'b', others: 'o', axis: 'log-odds', none: '-' },
          selected: 'SE_4_40',
          usualKnown: true,
        },
      ),
  },
};

const textsOf = (marks: Mark[]) => only(marks, 'text').map(({ text }) => text);

describe('what stays where a chart scrolls', () => {
  it.each(Object.entries(CHARTS))(
    'is titles, legend and numbers of the axis, inside the place: %s',
    (_, chart) => {
      for (const width of [302, 700]) {
        const geometry = chart.at(width);
        const parts = edgeScenes(geometry, width);
        expect(parts).not.toBeNull();
        const { edges, plot, pane } = parts!;
        expect(textsOf(edges.marks)).toEqual(expect.arrayContaining(chart.texts));
        for (const { text, x, anchor = 'start' } of only(edges.marks, 'text')) {
          const left =
            x - (anchor === 'end' ? textWidth(text, 11) : anchor === 'middle' ? textWidth(text, 11) / 2 : 0);
          expect(left, text).toBeGreaterThanOrEqual(0);
          expect(left + textWidth(text, 11), text).toBeLessThanOrEqual(width);
        }
        expect(pane).toBeLessThanOrEqual(0.3 * width);
        // Nothing is drawn twice, nothing is lost but the ground under the numbers.
        expect(plot.marks.length + edges.marks.length - 1).toBe(geometry.scene.marks.length);
        expect(plot.dense).toBe(geometry.scene.dense);
      }
    },
  );

  it.each(Object.entries(CHARTS))(
    'is part of the one scene of a file, as wide as the chart: %s',
    (_, chart) => {
      const { scene } = chart.at(302);
      expect(textsOf(allMarks(scene))).toEqual(expect.arrayContaining(chart.texts));
      const last = only(scene.marks, 'text').filter(({ stays }) => stays === 'right');
      for (const { x } of last) expect(x).toBeGreaterThan(302);
    },
  );

  it('is nothing where the chart fits', () => {
    const { at } = CHARTS.contributions;
    expect(edgeScenes(at(3000), 3000)).toBeNull();
  });

  it('is the names of rows where those leave most of the place, else their symbols', () => {
    const { at } = CHARTS['heat map of classes'];
    const named = (width: number) =>
      textsOf(edgeScenes(at(width), width)!.edges.marks).some((text) => /^German/.test(text));
    expect(named(302)).toBe(false);
    expect(named(700)).toBe(true);
    expect(at(302).pane).toBeLessThan(at(302).left);
  });
});
