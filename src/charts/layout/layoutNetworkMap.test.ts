import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockName, type SEBlockShape } from '../../domain/block';
import { gateColor } from '../colors';
import type { Scene } from '../scene/scene';
import { MAP_TEXTS } from './__fixtures__/mapTexts';
import { expectApartTexts, expectFinite, only } from './__fixtures__/testScenes';
import { layoutNetworkMap, type NetworkMapOptions } from './layoutNetworkMap';

const MAP: NetworkMapOptions = {
  width: 1000,
  theme: 'light',
  colors: 'unit',
  texts: MAP_TEXTS,
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

  it('says where the gates of a block lie by quantiles, which stay within 0 to 1', () => {
    const blocks = blocksOf([10, 10, 1]);
    const gates = [
      Float32Array.from({ length: 10 }, (_, i) => (i < 4 ? 0 : 1)),
      Float32Array.from({ length: 10 }, (_, i) => i / 9),
      Float32Array.of(0.5),
    ];
    const { scene, tiles, axis } = layoutNetworkMap({ blocks, gates }, MAP);
    const [one, zero] = ['1', '0'].map(
      (end) => only(axis.marks, 'text').find(({ text }) => text === end)!.y - 4,
    );
    const y = (gate: number) => expect.closeTo(zero - gate * (zero - one), 4);
    const centers = tiles.map(({ slotX, slotWidth }) => slotX + slotWidth / 2);
    const dots = only(scene.marks, 'circle');
    expect(dots.map(({ x }) => x)).toEqual(centers);
    expect(dots.map((dot) => dot.y)).toEqual([y(1), y(0.5), y(0.5)]);
    const lines = only(scene.marks, 'line').filter(({ stroke }) => stroke === 'mark');
    expect(lines.map(({ y1, y2 }) => [y1, y2])).toEqual([
      [y(1), y(0)],
      [y(0.9), y(0.1)],
      [y(0.5), y(0.5)],
    ]);
    const bars = only(scene.marks, 'rect').filter(({ stroke }) => stroke === 'mark');
    expect(bars.map((bar) => [bar.y, bar.y + bar.height])).toEqual([
      [y(1), y(0)],
      [y(0.75), y(0.25)],
      // Thin, but there.
      [y(0.5), expect.closeTo(bars[2].y + 1, 9)],
    ]);
  });

  it('leaves the frame of the first block clear of the axis, which lies over what scrolls', () => {
    for (const width of [340, 698, 1100]) {
      const { axis, tiles } = layoutNetworkMap({ blocks: BUNDLED, gates: null }, { ...MAP, width });
      expect(tiles[0].slotX - 2).toBeGreaterThan(axis.width);
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

  it('marks a set of channels within the tile of its block only, also in a histogram', () => {
    const inside = (channels: number[], block: number, width: number) => {
      const blocks = blocksOf(channels);
      const map = layoutNetworkMap({ blocks, gates: gatesOf(blocks) }, { ...MAP, width });
      const tile = map.tiles[block];
      const marks = only(map.brushMarks(block, new Set([0, 5, 6])), 'rect');
      expect(marks.length).toBeGreaterThan(1);
      for (const mark of marks) {
        expect(mark.x).toBeGreaterThanOrEqual(tile.x - 1.5);
        expect(mark.x + mark.width).toBeLessThanOrEqual(tile.x + tile.width + 1.5);
        expect(mark.y).toBeGreaterThanOrEqual(tile.y - 1.5);
        expect(mark.y + mark.height).toBeLessThanOrEqual(tile.y + tile.height + 1.5);
      }
      return map.cells;
    };
    expect(inside([64, 128, 256, 512], 2, 900)).toBe(true);
    expect(inside(new Array<number>(50).fill(2048), 30, 800)).toBe(false);
    const waiting = layoutNetworkMap({ blocks: blocksOf([64]), gates: null }, { ...MAP, width: 900 });
    expect(waiting.brushMarks(0, new Set([1]))).toEqual([]);
    expect(waiting.brushMarks(-1, new Set([1]))).toEqual([]);
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
