import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { blockName, type SEBlockShape } from '../../domain/block';
import { gateColor } from '../colors';
import { FONT_SIZE, type Mark, type Scene } from '../scene/scene';
import { textWidth } from '../scene/textWidth';
import { layoutNetworkMap, type NetworkMapOptions } from './layoutNetworkMap';
import { layoutPredictions } from './layoutPredictions';
import { layoutStrip, type StripOptions } from './layoutStrip';

const allMarks = ({ dense, marks }: Scene): Mark[] => [...dense, ...marks];
const only = <K extends Mark['kind']>(marks: Mark[], kind: K) =>
  marks.filter((mark): mark is Extract<Mark, { kind: K }> => mark.kind === kind);

function expectFinite(scene: Scene) {
  for (const mark of allMarks(scene))
    for (const [key, value] of Object.entries(mark))
      if (typeof value === 'number') expect(value, `${mark.kind}.${key}`).toSatisfy(Number.isFinite);
  for (const { text } of only(allMarks(scene), 'text')) expect(text).not.toMatch(/NaN|undefined|Infinity/);
}

const MAP: NetworkMapOptions = {
  width: 1000,
  theme: 'light',
  colors: 'unit',
  texts: {
    depthTitle: 'mean',
    depthEnd: 'depth',
    stageTitle: (stage) => `Stage ${stage}`,
    highest: 'max',
    lowest: 'min',
  },
};

/** Blocks of the given channels; four stages of equal length. */
function blocksOf(channels: number[]): SEBlockShape[] {
  const length = Math.max(1, Math.ceil(channels.length / 4));
  return channels.map((count, i) => ({
    name: blockName(1 + Math.floor(i / length), i % length),
    path: `layer${1 + Math.floor(i / length)}.${i % length}.se`,
    channels: count,
    hidden: Math.max(1, count >> 4),
    height: 8,
    width: 8,
  }));
}

const gatesOf = (blocks: SEBlockShape[], gate = (channel: number) => (channel % 10) / 10) =>
  blocks.map(({ channels }) => Float32Array.from({ length: channels }, (_, channel) => gate(channel)));

/** Layer and unit of the 3-4-6-3 layout. */
const BUNDLED_UNITS = [3, 4, 6, 3].flatMap((length, layer) =>
  Array.from({ length }, (_, unit): [number, number] => [layer + 1, unit]),
);

const RESNET34 = blocksOf([64, 64, 64, 128, 128, 128, 128, 256, 256, 256, 256, 256, 256, 512, 512, 512]);
const RESNET50 = blocksOf([
  256, 256, 256, 512, 512, 512, 512, 1024, 1024, 1024, 1024, 1024, 1024, 2048, 2048, 2048,
]);

describe('the network map', () => {
  it('has tiles that do not overlap and stay in the scene, for any network and width', () => {
    const networks = fc.array(fc.integer({ min: 1, max: 2048 }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(networks, fc.integer({ min: 200, max: 2000 }), (channels, width) => {
        const { scene, tiles, cell, cells } = layoutNetworkMap(
          { blocks: blocksOf(channels), gates: null },
          { ...MAP, width },
        );
        expectFinite(scene);
        expect(tiles.map((tile) => tile.block)).toEqual([...channels.keys()]);
        tiles.forEach((tile, i) => {
          expect(tile.x).toBeGreaterThanOrEqual(0);
          expect(tile.y).toBeGreaterThanOrEqual(0);
          expect(tile.x + tile.width).toBeLessThanOrEqual(scene.width);
          expect(tile.y + tile.height).toBeLessThanOrEqual(scene.height);
          if (i > 0) expect(tile.x).toBeGreaterThanOrEqual(tiles[i - 1].x + tiles[i - 1].width);
          if (!cells) return;
          expect(cell).toBeGreaterThanOrEqual(2);
          const room = (tile.width / cell) * (tile.height / cell);
          expect(room).toBeGreaterThanOrEqual(channels[i]);
          expect(room - tile.width / cell).toBeLessThan(channels[i]);
        });
      }),
      { numRuns: 60 },
    );
  });

  it('gives every channel one cell of its own inside its tile, so that area is proportional to C', () => {
    const { scene, tiles, cell } = layoutNetworkMap({ blocks: RESNET34, gates: gatesOf(RESNET34) }, MAP);
    const rects = only(scene.dense, 'rect');
    expect(rects).toHaveLength(RESNET34.reduce((sum, { channels }) => sum + channels, 0));
    expect(new Set(rects.map(({ x, y }) => `${x},${y}`)).size).toBe(rects.length);
    let first = 0;
    for (const tile of tiles) {
      const own = rects.slice(first, first + RESNET34[tile.block].channels);
      first += own.length;
      for (const { x, y, width, height } of own) {
        expect(width).toBe(height);
        expect(width).toBeGreaterThan(0);
        expect(width).toBeLessThanOrEqual(cell);
        expect(x).toBeGreaterThanOrEqual(tile.x);
        expect(y).toBeGreaterThanOrEqual(tile.y);
        expect(x + width).toBeLessThanOrEqual(tile.x + tile.width);
        expect(y + height).toBeLessThanOrEqual(tile.y + tile.height);
      }
    }
  });

  it('fills the room at hand with the largest cells that fit, in taller tiles where width is short', () => {
    const slim = blocksOf([32, 32, 32, 32, 64, 64, 64, 64, 128, 128, 128, 128, 256, 256, 256, 256]);
    const { scene, cell, tiles } = layoutNetworkMap({ blocks: slim, gates: null }, { ...MAP, width: 900 });
    expect(cell).toBeGreaterThanOrEqual(5);
    expect(scene.width).toBeLessThanOrEqual(900);
    for (const tile of tiles) expect(tile.height).toBeLessThanOrEqual(156);
    const phone = layoutNetworkMap({ blocks: slim, gates: null }, { ...MAP, width: 340 });
    expect(phone.cell).toBeGreaterThanOrEqual(4);
    expect(phone.scene.width).toBeLessThan(700);
  });

  const BUNDLED = blocksOf([32, 32, 32, 64, 64, 64, 64, 128, 128, 128, 128, 128, 128, 256, 256, 256]).map(
    (block, i) => ({ ...block, name: blockName(...BUNDLED_UNITS[i]) }),
  );
  const namesOf = (scene: Scene) => only(scene.marks, 'text').filter(({ bold }) => bold);

  it.each([
    [698, '4_1', 3],
    [858, 'SE_4_1', 4],
    [1100, 'SE_4_1', 5],
  ])('fits the bundled network into %i px, naming its eighth block %s', (width, name, least) => {
    const { scene, cell, tiles } = layoutNetworkMap(
      { blocks: BUNDLED, gates: gatesOf(BUNDLED) },
      { ...MAP, width },
    );
    expect(scene.width).toBeLessThanOrEqual(width);
    expect(cell).toBeGreaterThanOrEqual(least);
    for (const tile of tiles) expect(tile.slotWidth).toBeGreaterThanOrEqual(28);
    expect(namesOf(scene)[7].text).toBe(name);
  });

  it('has texts of 11 px at least, and none over its neighbor, for any width', () => {
    for (const colors of ['unit', 'block'] as const)
      for (const width of [320, 698, 858, 1100]) {
        const { scene } = layoutNetworkMap(
          { blocks: BUNDLED, gates: gatesOf(BUNDLED) },
          { ...MAP, width, colors },
        );
        expectApartTexts(scene);
      }
  });

  it("prints every block's highest and lowest gate only where colors mean them", () => {
    const blocks = blocksOf([10]);
    const textsOf = (colors: 'unit' | 'block') =>
      only(
        layoutNetworkMap({ blocks, gates: gatesOf(blocks, (c) => 0.45678 + c / 100) }, { ...MAP, colors })
          .scene.marks,
        'text',
      ).map(({ text }) => text);
    expect(textsOf('block')).toEqual(expect.arrayContaining(['max', '0.547', 'min', '0.457']));
    expect(textsOf('unit')).not.toContain('0.457');
  });

  it('is drawn in two parts, the axis and what scrolls, with the same marks as in one', () => {
    const { scene, plot, axis } = layoutNetworkMap({ blocks: RESNET34, gates: null }, MAP);
    expect([...plot.marks, ...axis.marks]).toEqual(scene.marks);
    expect(axis.height).toBe(scene.height);
  });

  it('carries its legend where one is given and cells are colored, above everything else', () => {
    const legend = { title: 'gate s', low: '0', high: '1', scale: gateColor('light') };
    const at = (blocks: SEBlockShape[], more: object) =>
      layoutNetworkMap({ blocks, gates: null }, { ...MAP, ...more });
    const without = at(RESNET34, {});
    const { scene } = at(RESNET34, { legend });
    expect(scene.height).toBeGreaterThan(without.scene.height);
    const title = only(scene.marks, 'text').find(({ text }) => text === 'gate s');
    for (const mark of only(scene.marks, 'text')) expect(mark.y).toBeGreaterThanOrEqual(title!.y);
    const histograms = blocksOf(new Array<number>(50).fill(2048));
    expect(at(histograms, { legend, width: 800 }).scene).toEqual(at(histograms, { width: 800 }).scene);
  });

  it('becomes wider than the room at hand, and scrolls, before a cell is under 2 px', () => {
    const narrow = layoutNetworkMap({ blocks: RESNET50, gates: null }, { ...MAP, width: 400 });
    expect(narrow).toMatchObject({ cell: 2, cells: true });
    expect(narrow.scene.width).toBeGreaterThan(400);
    const wide = layoutNetworkMap({ blocks: RESNET50, gates: null }, { ...MAP, width: 3000 });
    expect(wide.cell).toBeGreaterThan(2);
    expect(wide.scene.width).toBeLessThanOrEqual(3000);
  });

  it('shows 50 blocks of 2,048 channels as histograms of all channels', () => {
    const blocks = blocksOf(new Array<number>(50).fill(2048));
    const { scene, tiles, cells } = layoutNetworkMap(
      { blocks, gates: gatesOf(blocks, () => 0.62) },
      { ...MAP, width: 800 },
    );
    expect(cells).toBe(false);
    expectFinite(scene);
    const bars = only(scene.dense, 'rect');
    expect(bars).toHaveLength(50 * 20);
    // All gates are 0.62: the bin from 0.6 to 0.65 is full, the others are empty.
    expect(bars.slice(0, 20).map((bar) => bar.width)).toEqual(
      Array.from({ length: 20 }, (_, bin) => (bin === 12 ? tiles[0].width : 0)),
    );
  });

  it('colors from 0 to 1, or from the lowest to the highest gate of a block, also where they are equal', () => {
    const blocks = blocksOf([4]);
    const colors = (mode: 'unit' | 'block', gate: (channel: number) => number) =>
      only(
        layoutNetworkMap({ blocks, gates: gatesOf(blocks, gate) }, { ...MAP, colors: mode }).scene.dense,
        'rect',
      ).map(({ fill }) => (fill as { color: string }).color);
    const full = colors('unit', (channel) => channel / 3);
    expect(new Set(full).size).toBe(4);
    expect(colors('block', (channel) => 0.4 + channel / 30)).toEqual(full);
    expect(colors('unit', (channel) => 0.4 + channel / 30)).not.toEqual(full);
    expect(new Set(colors('block', () => 0.5)).size).toBe(1);
  });

  it('colors by the deviation from usual, neutral at 0, alike beyond 3 usual deviations', () => {
    const blocks = blocksOf([5]);
    const deviations = [Float32Array.of(-9, -3, 0, 3, 9)];
    const { scene } = layoutNetworkMap(
      { blocks, gates: gatesOf(blocks), deviations },
      { ...MAP, colors: 'deviation' },
    );
    const colors = only(scene.dense, 'rect').map(({ fill }) => (fill as { color: string }).color);
    expect(colors[0]).toBe(colors[1]);
    expect(colors[3]).toBe(colors[4]);
    expect(new Set(colors).size).toBe(3);
    const without = layoutNetworkMap({ blocks, gates: gatesOf(blocks) }, { ...MAP, colors: 'deviation' });
    const unit = layoutNetworkMap({ blocks, gates: gatesOf(blocks) }, MAP);
    expect(without.scene.dense).toEqual(unit.scene.dense);
  });

  it('has the same size before the first result as after it', () => {
    const { scene: before } = layoutNetworkMap({ blocks: RESNET34, gates: null }, MAP);
    const { scene: after } = layoutNetworkMap({ blocks: RESNET34, gates: gatesOf(RESNET34) }, MAP);
    expect([after.width, after.height]).toEqual([before.width, before.height]);
  });
});

/** Texts that share a line leave a gap between them; sizes are readable. */
function expectApartTexts(scene: Scene) {
  const boxes = only(allMarks(scene), 'text').map(({ text, x, y, anchor = 'start', size = FONT_SIZE }) => {
    expect(size).toBeGreaterThanOrEqual(11);
    const width = textWidth(text, size);
    return { text, y, left: x - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0), width };
  });
  for (const a of boxes)
    for (const b of boxes)
      if (a !== b && Math.abs(a.y - b.y) < 9 && a.left <= b.left)
        expect(a.left + a.width, `${a.text} | ${b.text}`).toBeLessThanOrEqual(b.left + 1);
}

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

describe('predictions', () => {
  const OPTIONS = { width: 320, axis: 'probability', expected: 5 };
  const rows = [0.5, 0.25, 0.125, 0.0625, 0.03125].map((probability, i) => ({
    label: `class ${i}`,
    probability,
  }));

  test.each([0, 1, 2, 3, 4, 5])('of %i rows are as high as those of five', (count) => {
    const { width, height, marks } = layoutPredictions(rows.slice(0, count), OPTIONS);
    expect([width, height]).toEqual([320, layoutPredictions(rows, OPTIONS).height]);
    expect(only(marks, 'text').filter(({ text }) => text.startsWith('class'))).toHaveLength(count);
  });

  it('have bars as long as their probability, and always at least a pixel', () => {
    const { dense } = layoutPredictions([...rows.slice(0, 4), { label: 'x', probability: 0 }], OPTIONS);
    const bars = only(dense, 'rect').filter(({ fill }) => fill !== 'grid');
    const [track] = only(dense, 'rect').filter(({ fill }) => fill === 'grid');
    expect(bars[0].width).toBeCloseTo(track.width / 2, 9);
    expect(bars[0].width / bars[1].width).toBeCloseTo(2, 9);
    expect(bars[4].width).toBe(1);
  });

  it('say the exact value on hover, and cut long labels to the room', () => {
    const label = 'a label of a very great length that no column of this page could ever hold';
    for (const width of [200, 264, 320]) {
      const { marks } = layoutPredictions([{ label, probability: 0.5 }, ...rows.slice(0, 4)], {
        ...OPTIONS,
        width,
      });
      const [shown] = only(marks, 'text').filter(({ size }) => size === 13);
      expect(shown.text).toMatch(/^a label.*…$/);
      expect(textWidth(shown.text, 13)).toBeLessThanOrEqual(width);
      expect(shown.hint).toBe(`${label}: 0.5`);
    }
  });

  it('have texts that stand apart, whatever the values', () => {
    const values = [1, 0.99999, 0.5, 0.000001, 0].map((probability) => ({
      label: '狗'.repeat(40),
      probability,
    }));
    const { marks } = layoutPredictions(values, OPTIONS);
    expectApartTexts({ width: 320, height: 0, dense: [], marks });
  });

  it('of a network of two classes have two tracks', () => {
    const { dense } = layoutPredictions([], { ...OPTIONS, expected: 2 });
    expect(only(dense, 'rect')).toHaveLength(2);
  });
});
