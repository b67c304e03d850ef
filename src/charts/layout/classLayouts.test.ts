import { hsl, interpolateRgb, rgb } from 'd3';
import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { syntheticProfile } from '../../analysis/__fixtures__/syntheticProfile';
import { depthFinding } from '../../analysis/depthFinding';
import { deviationScale, PALETTES, type Theme } from '../colors';
import type { Mark, Scene } from '../scene/scene';
import { slotColor, slotShape } from '../slotMarks';
import { layoutBlockEffects } from './layoutBlockEffects';
import { type ClassCurvesOptions, layoutClassCurves } from './layoutClassCurves';
import { type ClassHeatMapOptions, layoutClassHeatMap } from './layoutClassHeatMap';
import { type DepthTexts, layoutDepth } from './layoutDepth';

const allMarks = ({ dense, marks }: Scene): Mark[] => [...dense, ...marks];
const only = <K extends Mark['kind']>(marks: Mark[], kind: K) =>
  marks.filter((mark): mark is Extract<Mark, { kind: K }> => mark.kind === kind);
const texts = (scene: Scene) => only(allMarks(scene), 'text').map(({ text }) => text);

function expectSound(scene: Scene) {
  for (const mark of allMarks(scene))
    for (const [key, value] of Object.entries(mark))
      if (typeof value === 'number') expect(value, `${mark.kind}.${key}`).toSatisfy(Number.isFinite);
  for (const rect of only(allMarks(scene), 'rect')) {
    expect(rect.width).toBeGreaterThanOrEqual(0);
    expect(rect.height).toBeGreaterThanOrEqual(0);
  }
  for (const text of texts(scene)) expect(text).not.toMatch(/NaN|undefined|Infinity/);
}

const CURVES: ClassCurvesOptions = {
  width: 800,
  height: 300,
  theme: 'light',
  range: 'unit',
  axis: 'mean gate s',
  positions: 'channel',
  numbered: true,
};
const HEAT: ClassHeatMapOptions = {
  width: 800,
  theme: 'light',
  legend: 'deviation',
  positions: 'channel',
  numbered: true,
};
const gate = fc.float({ min: 0, max: 1, noNaN: true });
const order = (channels: number) => Array.from({ length: channels }, (_, i) => i);

describe('curves of classes', () => {
  it('stay in the scene for any gates, channels, width and range', () => {
    fc.assert(
      fc.property(
        fc.array(gate, { minLength: 1, maxLength: 300 }),
        fc.integer({ min: 200, max: 1500 }),
        fc.constantFrom('unit' as const, 'fit' as const),
        (values, width, range) => {
          const gates = Float32Array.from(values);
          const series = [
            { label: 'all', slot: null, values: gates },
            { label: 'goldfish', slot: 4, values: gates, deviation: gates },
          ];
          const { scene, top, bottom } = layoutClassCurves(
            { series, order: order(values.length) },
            { ...CURVES, width, range },
          );
          expectSound(scene);
          for (const { y1, y2 } of only(scene.dense, 'line')) {
            expect(Math.min(y1, y2)).toBeGreaterThanOrEqual(top - 6);
            expect(Math.max(y1, y2)).toBeLessThanOrEqual(bottom + 6);
          }
          for (const { y, height } of only(scene.dense, 'rect')) {
            expect(y).toBeGreaterThanOrEqual(top - 1);
            expect(y + height).toBeLessThanOrEqual(bottom + 1);
          }
        },
      ),
    );
  });

  it('never blend channels: where they do not fit the chart is wider than its place', () => {
    const values = new Float32Array(2048).fill(0.5);
    const layout = layoutClassCurves(
      { series: [{ label: 'a', slot: 0, values }], order: order(2048) },
      CURVES,
    );
    expect(layout.step).toBe(2);
    expect(layout.scene.width).toBeGreaterThan(4096);
  });

  it('follow the order, and number channels only in the order of their numbers', () => {
    const values = Float32Array.of(0.1, 0.9, 0.5);
    const series = [{ label: 'a', slot: 2, values }];
    const { scene } = layoutClassCurves({ series, order: [1, 2, 0] }, { ...CURVES, numbered: false });
    const [first] = only(scene.dense, 'line').filter(({ lineWidth }) => lineWidth === 1.5);
    // Falling gates lie lower: y grows downwards.
    expect(first.y2).toBeGreaterThan(first.y1);
    const none = texts(scene);
    const numbered = texts(layoutClassCurves({ series, order: [0, 1, 2] }, CURVES).scene);
    expect(numbered).toEqual(expect.arrayContaining(['0', '1', '2']));
    expect(none).not.toContain('2');
  });

  it('fit the range shown with round ends within 0 and 1', () => {
    const values = Float32Array.of(0.512, 0.532);
    const { scene } = layoutClassCurves(
      { series: [{ label: 'a', slot: 0, values }], order: [0, 1] },
      { ...CURVES, range: 'fit' },
    );
    const numbers = texts(scene)
      .map(Number)
      .filter((value) => value > 0.4 && value < 0.6);
    expect(numbers.length).toBeGreaterThan(3);
  });
});

describe('the heat map of classes', () => {
  const meanAll = Float32Array.of(0.5, 0.5, 0.5);
  const rows = [
    { label: 'goldfish', slot: 0, values: Float32Array.of(0.7, 0.5, 0.4) },
    { label: 'a class with a very long name indeed', slot: 1, values: Float32Array.of(0.5, 0.5, 0.5) },
  ];

  it('has one cell a class and channel, neutral where nothing differs, symmetric around it', () => {
    const { scene, most } = layoutClassHeatMap({ rows, meanAll, order: [0, 1, 2] }, HEAT);
    expectSound(scene);
    expect(most).toBeCloseTo(0.2, 6);
    const colors = only(scene.dense, 'rect').map(({ fill }) => (fill as { color: string }).color);
    expect(colors).toHaveLength(6);
    const scale = deviationScale('light');
    expect(colors[0]).toBe(scale(1));
    expect(new Set([colors[1], colors[3], colors[4], colors[5]])).toEqual(new Set([scale(0.5)]));
    expect(texts(scene)).toEqual(expect.arrayContaining(['−0.2', '0', '+0.2']));
  });

  it('tells below from above without color, where cells have room', () => {
    const signed = [
      { label: 'a', slot: 0, values: Float32Array.from(meanAll, (mean, i) => mean + 0.2 * (i - 1)) },
    ];
    const minuses = (width: number) => {
      const map = layoutClassHeatMap({ rows: signed, meanAll, order: [2, 1, 0] }, { ...HEAT, width });
      const cells = only(map.scene.dense, 'rect');
      return only(map.scene.dense, 'line').map(({ x1, x2 }) =>
        cells.findIndex(({ x, width }) => x < x1 && x2 < x + width),
      );
    };
    expect(minuses(HEAT.width)).toEqual([2]);
  });

  it('shows constant classes without dividing by zero', () => {
    const same = [{ label: 'a', slot: 0, values: meanAll }];
    const { scene, most } = layoutClassHeatMap({ rows: same, meanAll, order: [0, 1, 2] }, HEAT);
    expectSound(scene);
    expect(most).toBe(0);
  });

  it('cuts labels that do not fit', () => {
    const { scene, left } = layoutClassHeatMap({ rows, meanAll, order: [0, 1, 2] }, { ...HEAT, width: 340 });
    expect(texts(scene).some((text) => text.endsWith('…'))).toBe(true);
    expect(left).toBeLessThan(170);
  });
});

const DEPTH: DepthTexts = {
  shares: 'share',
  fixed: 'fixed',
  byClass: 'class',
  instance: 'image',
  specificity: 'deviation',
  corrected: 'noise taken off',
  noise: 'noise',
  saturation: 'share of gates',
  open: 'above 0.9',
  closed: 'below 0.1',
};

describe('the chart by depth', () => {
  it('stacks three shares that fill every bar, and says h under every block', () => {
    const specs = ['SE_2_1', 'SE_3_1', 'SE_4_1'].map((name, i) => ({
      name,
      channels: 16,
      fixed: 0.1,
      byClass: 0.02 * i,
      instance: 0.05,
    }));
    const { blocks } = depthFinding(syntheticProfile(specs), [2, 8, 16]);
    const { scene, count } = layoutDepth(blocks, { width: 500, texts: DEPTH, selected: 'SE_3_1' });
    expectSound(scene);
    expect(count).toBe(3);
    const bars = only(scene.dense, 'rect')
      .filter(({ fill }) => fill && fill !== 'surface')
      .slice(0, 9);
    for (let block = 0; block < 3; block++) {
      const parts = bars.slice(3 * block, 3 * block + 3);
      expect(parts.reduce((sum, { height }) => sum + height, 0)).toBeCloseTo(150, 6);
    }
    expect(texts(scene)).toEqual(expect.arrayContaining(['SE_2_1', 'C/r 2', 'C/r 8', 'C/r 16']));
  });

  it('draws blocks whose gates never vary', () => {
    const still = { name: 'SE_2_1', channels: 4, fixed: 0, byClass: 0, instance: 0 };
    const { blocks } = depthFinding(syntheticProfile([still]), [8]);
    expectSound(layoutDepth(blocks, { width: 300, texts: DEPTH, selected: 'SE_3_1' }).scene);
  });
});

describe('the chart of effects', () => {
  const words = { frozen: 'frozen', bypass: 'bypass', unit: 'points' };
  const change = { points: -3, low: -5, high: -1 };

  it('has a zero line in both parts, and marks only what was measured', () => {
    const rows = [
      { name: 'SE_2_1', frozen: change, bypass: change },
      { name: 'SE_2_2', frozen: null, bypass: change },
      { name: 'all', frozen: change, bypass: null },
    ];
    const { scene } = layoutBlockEffects(rows, { width: 400, texts: words, selected: 'SE_2_1' });
    expectSound(scene);
    expect(only(scene.dense, 'line').filter(({ stroke }) => stroke === 'ink')).toHaveLength(2);
    const dots = only(scene.marks, 'circle').filter(({ fill }) => fill === 'mark');
    expect(dots).toHaveLength(4);
  });

  it('draws nothing but axes where nothing was measured', () => {
    const { scene } = layoutBlockEffects([{ name: 'A', frozen: null, bypass: null }], {
      width: 300,
      texts: words,
      selected: 'A',
    });
    expectSound(scene);
    expect(only(scene.marks, 'circle')).toEqual([]);
  });
});

const luminance = (color: string) => {
  const { r, g, b } = rgb(color);
  const linear = [r, g, b].map((v) =>
    v / 255 <= 0.04045 ? v / 255 / 12.92 : ((v / 255 + 0.055) / 1.055) ** 2.4,
  );
  return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
};
const contrast = (a: string, b: string) => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};

describe.each<Theme>(['light', 'dark'])('in the %s theme', (theme) => {
  const colors = [0, 1, 2, 3, 4, 5].map((slot) => (slotColor(slot, theme) as { color: string }).color);

  it('edges of bands stand out from the surface', () => {
    const palette = PALETTES[theme];
    expect(contrast(palette['band-edge'], palette.surface)).toBeGreaterThan(3);
  });

  it('the shares of the variance differ in lightness, without color', () => {
    const specs = [{ name: 'SE_2_1', channels: 16, fixed: 0.1, byClass: 0.02, instance: 0.05 }];
    const { blocks } = depthFinding(syntheticProfile(specs), [2]);
    const { scene } = layoutDepth(blocks, { width: 500, texts: DEPTH, selected: 'SE_2_1' });
    const { surface, ...palette } = PALETTES[theme];
    const shown = only(scene.marks, 'rect')
      .filter(({ fill }) => fill)
      .slice(0, 3)
      .map(({ fill, opacity = 1 }) => interpolateRgb(surface, palette[fill as 'mark' | 'ink-soft'])(opacity));
    for (const [a, b] of [
      [0, 1],
      [0, 2],
      [1, 2],
    ])
      expect(contrast(shown[a], shown[b]), `${a} and ${b}`).toBeGreaterThan(1.7);
  });

  it('class colors stand out from the paper and differ in hue', () => {
    for (const color of colors) expect(contrast(color, PALETTES[theme].surface)).toBeGreaterThan(3);
    const hues = colors.map((color) => hsl(color).h).sort((a, b) => a - b);
    for (let i = 1; i < hues.length; i++) expect(hues[i] - hues[i - 1]).toBeGreaterThan(15);
  });
});

test('every slot has a shape of its own', () => {
  const shapes = [0, 1, 2, 3, 4, 5].map((slot) =>
    JSON.stringify(
      slotShape(slot, 0, 0, 'ink').map(({ kind, ...rest }) => [kind, Object.values(rest).slice(0, 4)]),
    ),
  );
  expect(new Set(shapes).size).toBe(6);
});
