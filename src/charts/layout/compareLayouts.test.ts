import { describe, expect, it } from 'vitest';
import { blockName, type SEBlockShape } from '../../domain/block';
import { FONT_SIZE, type Mark, type Scene } from '../scene/scene';
import { textWidth } from '../scene/textWidth';
import { only } from './__fixtures__/testScenes';
import { layoutDifferences } from './layoutDifferences';
import { layoutImageGates } from './layoutImageGates';
import { layoutPairs } from './layoutPairs';
import { layoutTileRows } from './layoutTileRows';

const blocks = [16, 64, 768].map(
  (channels, i) => ({ name: `SE_${i + 2}_1`, channels, hidden: 4 }) as SEBlockShape,
);
const gatesOf = (seed: number) =>
  blocks.map(({ channels }) => Float32Array.from({ length: channels }, (_, i) => ((i * seed) % 97) / 97));

const rects = (marks: Mark[]) => marks.filter((mark) => mark.kind === 'rect');
const texts = (marks: Mark[]) => marks.flatMap((mark) => (mark.kind === 'text' ? [mark.text] : []));

describe('tiles of several images', () => {
  const rows = [3, 5].map((seed, slot) => ({ label: `image ${slot}`, slot, gates: gatesOf(seed) }));
  const options = { width: 900, theme: 'light', legend: 'gate s' } as const;

  it('have a cell for every channel of every image, at the same place in every row', () => {
    const { scene, left, step } = layoutTileRows(blocks, rows, options).select('SE_3_1');
    const cells = rects(scene.dense);
    const count = blocks.reduce((sum, { channels }) => sum + channels, 0);
    expect(cells).toHaveLength(2 * count);
    const dy = cells[count].y - cells[0].y;
    for (let i = 0; i < count; i++) {
      expect(cells[count + i].x).toBe(cells[i].x);
      expect(cells[count + i].y - cells[i].y).toBeCloseTo(dy, 6);
    }
    let from = 0;
    blocks.forEach(({ channels }, block) => {
      for (const cell of cells.slice(from, from + channels)) {
        expect(cell.x).toBeGreaterThanOrEqual(left + block * step);
        expect(cell.x + cell.width).toBeLessThanOrEqual(left + (block + 1) * step);
      }
      from += channels;
    });
    expect(Math.max(...cells.map(({ y, height }) => y + height))).toBeLessThanOrEqual(scene.height);
  });

  it('mark a set of channels of the chosen block at the same places in every row', () => {
    const { scene, brushMarks } = layoutTileRows(blocks, rows, options).select('SE_3_1');
    const marks = rects(brushMarks?.(new Set([3, 9])) ?? []);
    const [first, second] = [marks.slice(0, marks.length / 2), marks.slice(marks.length / 2)];
    expect(second.map(({ x }) => x)).toEqual(first.map(({ x }) => x));
    // The second block's cells come after the 16 of the first.
    const cells = rects(scene.dense).slice(16, 16 + 64);
    const left = Math.min(...cells.map(({ x }) => x));
    const right = Math.max(...cells.map(({ x, width }) => x + width));
    for (const { x, width } of marks) {
      expect(x).toBeGreaterThanOrEqual(left - 2);
      expect(x + width).toBeLessThanOrEqual(right + 2);
    }
    expect(
      layoutTileRows(blocks, rows, options)
        .select(null)
        .brushMarks?.(new Set([3])),
    ).toEqual([]);
  });

  it('are the same cells whichever block is chosen', () => {
    const layout = layoutTileRows(blocks, rows, options);
    expect(layout.select('SE_3_1').scene.dense).toBe(layout.select('SE_2_1').scene.dense);
    expect(layout.select('SE_3_1').scene.marks).not.toEqual(layout.select('SE_2_1').scene.marks);
  });

  it('keep their place before results are there', () => {
    const waiting = layoutTileRows(
      blocks,
      rows.map((row) => ({ ...row, gates: null })),
      options,
    ).select(null);
    expect(waiting.scene.height).toBe(layoutTileRows(blocks, rows, options).select(null).scene.height);
    expect(waiting.scene.dense).toEqual([]);
  });

  it('are strips of small cells on a phone, so that all blocks show, and cells of two pixels that scroll where blocks are many', () => {
    const at = (width: number, count: number) => {
      const many = Array.from({ length: count }, (_, unit) => ({ ...blocks[2], name: blockName(1, unit) }));
      const gates = many.map(() => gatesOf(3)[2]);
      return layoutTileRows(many, [{ label: 'a', slot: 0, gates }], { ...options, width }).select('SE_2_5');
    };
    const cellOf = (scene: Scene) => Math.min(...rects(scene.dense).map(({ width }) => width));
    for (const width of [302, 332]) {
      const { scene } = at(width, 9);
      expect(scene.width).toBe(width);
      expect(cellOf(scene)).toBeGreaterThanOrEqual(1.5);
    }
    for (const [width, count] of [
      [332, 50],
      [800, 50],
    ]) {
      const { scene, chosen, left, pane } = at(width, count);
      expect(scene.width).toBeGreaterThan(width);
      expect(cellOf(scene)).toBe(2);
      expect(chosen).toBe(4);
      expect(pane).toBeLessThanOrEqual(left);
    }
  });
});

describe('gates of several images', () => {
  const series = [3, 5].map((seed, slot) => ({ label: `image ${slot}`, slot, values: gatesOf(seed)[1] }));
  const order = Array.from({ length: 64 }, (_, i) => 63 - i);
  const options = {
    width: 900,
    height: 280,
    theme: 'dark',
    axis: 'gate s',
    positions: 'channel',
    numbered: true,
  } as const;

  it('stand in one order, higher gates higher', () => {
    const { scene, left, step, top, bottom, count } = layoutImageGates(
      { series, order, band: null },
      options,
    );
    expect(count).toBe(64);
    const dots = scene.dense.filter((mark) => mark.kind === 'circle');
    expect(dots).toHaveLength(64);
    dots.forEach((dot, position) => {
      expect(dot.x).toBeCloseTo(left + (position + 0.5) * step, 6);
      expect(dot.y).toBeCloseTo(bottom - series[0].values[order[position]] * (bottom - top), 6);
    });
    expect(texts(scene.marks)).toEqual(expect.arrayContaining(['image 0', 'image 1', '63']));
  });

  it('lie over what is usual', () => {
    const band = { low: gatesOf(7)[1].map((v) => v * 0.5), middle: gatesOf(7)[1], high: gatesOf(7)[1] };
    const { scene } = layoutImageGates({ series, order, band }, options);
    const bands = rects(scene.dense).filter(({ fill }) => fill === 'band');
    expect(bands).toHaveLength(64);
    expect(scene.dense.indexOf(bands[63])).toBeLessThan(
      scene.dense.findIndex(({ kind }) => kind === 'circle'),
    );
  });
});

describe('gates of several images with many channels', () => {
  const width = 1374;
  const order = Array.from({ length: 768 }, (_, i) => i);
  const series = [3, 5, 7, 11, 13, 17].map((seed, slot) => ({
    label: `image ${slot}`,
    slot,
    values: gatesOf(seed)[2],
  }));
  const options = {
    width,
    height: 280,
    theme: 'light',
    axis: 'gate s',
    positions: 'channel',
    numbered: true,
  } as const;

  it('show all channels at once, down to a phone', () => {
    for (const room of [332, 505, width]) {
      const { scene, left, step, count } = layoutImageGates(
        { series, order, band: null },
        { ...options, width: room },
      );
      expect(scene.width).toBe(room);
      expect(left + count * step).toBeLessThanOrEqual(room);
      expect(layoutDifferences(series[0].values, order, { ...options, width: room }).scene.width).toBe(room);
    }
  });

  it('have a plot an image, one under the other, with a channel at one place in all', () => {
    const { scene, bottom, brushMarks } = layoutImageGates({ series, order, band: null }, options);
    const dots = scene.dense.filter((mark) => mark.kind === 'circle');
    expect(dots).toHaveLength(6 * 768);
    let above = 0;
    series.forEach((_, at) => {
      const own = dots.slice(at * 768, (at + 1) * 768);
      expect(own.map(({ x }) => x)).toEqual(dots.slice(0, 768).map(({ x }) => x));
      expect(Math.min(...own.map(({ y }) => y))).toBeGreaterThan(above);
      above = Math.max(...own.map(({ y }) => y));
    });
    expect(above).toBeLessThanOrEqual(bottom);
    // Brushed channels stand out in every one.
    const lines = rects(brushMarks?.(new Set([5])) ?? []).filter(({ fill }) => fill === 'ink');
    expect(lines).toHaveLength(6);
  });

  it('share one plot where channels are few, or the image is one', () => {
    const few = layoutImageGates(
      {
        series: series.map((one) => ({ ...one, values: gatesOf(3)[1] })),
        order: order.slice(0, 64),
        band: null,
      },
      options,
    );
    const one = layoutImageGates({ series: [series[0]], order, band: null }, options);
    for (const { scene } of [few, one]) expect(scene.height).toBe(280);
  });

  it('share one plot only while there is room for every image’s mark at a channel', () => {
    const sharedBy = (images: number) => {
      const some = series
        .slice(0, images)
        .map((image) => ({ ...image, values: image.values.subarray(0, 192) }));
      return (
        layoutImageGates({ series: some, order: order.slice(0, 192), band: null }, options).scene.height ===
        280
      );
    };
    // Seven units a channel.
    expect([1, 2, 3, 4, 6].map(sharedBy)).toEqual([true, true, true, false, false]);
  });
});

describe('differences', () => {
  const options = { width: 600, height: 240, axis: 'd', positions: 'channels', numbered: false };

  it('go up and down from zero to one scale', () => {
    const values = Float32Array.of(0.1, -0.2, 0);
    const { scene, top, bottom } = layoutDifferences(values, [1, 0, 2], options);
    const [down, up, none] = rects(scene.dense);
    const zero = (top + bottom) / 2;
    expect(down.y).toBeCloseTo(zero, 6);
    expect(up.y + up.height).toBeCloseTo(zero, 6);
    expect(down.height).toBeCloseTo(2 * up.height, 6);
    expect(none.height).toBe(0.5);
  });

  it('have room for what noise alone explains, and say what its lines are', () => {
    const noise = { size: 3, text: 'p = 0.05' };
    const { scene, top, bottom } = layoutDifferences(Float32Array.of(1), [0], { ...options, noise });
    const dashed = scene.marks.filter((mark) => mark.kind === 'line' && mark.dash);
    const levels = dashed.flatMap((mark) => (mark.kind === 'line' ? [mark.y1] : []));
    expect(levels[0] + levels[1]).toBeCloseTo(top + bottom, 6);
    for (const level of levels.slice(0, 2)) {
      expect(level).toBeGreaterThanOrEqual(top);
      expect(level).toBeLessThanOrEqual(bottom);
    }
    // The sample in the legend.
    expect(levels[2]).toBeLessThan(top);
    expect(texts(scene.marks)).toContain('p = 0.05');
  });

  it('are drawn where all are zero', () => {
    const { scene } = layoutDifferences(new Float32Array(5), [0, 1, 2, 3, 4], options);
    for (const mark of rects(scene.dense)) expect(Number.isFinite(mark.y)).toBe(true);
  });
});

describe('pairs by depth', () => {
  const TEXTS = { correlation: 'c', distance: 'd', others: 'others', random: 'random', normal: 'if normal' };
  const pair = { label: 'a · b', slot: 1, correlation: [0.5, null, -1], distance: [0.1, 0.2, 0] };
  const draw = (pairs = [pair]) =>
    layoutPairs(
      { blocks, pairs, bands: blocks.map(() => [-0.3, 0.6]), usual: [0.1, 0.1, 0.3] },
      { width: 700, theme: 'light', texts: TEXTS, selected: null },
    );

  it('leave out what is undefined, and stay within the chart', () => {
    const { scene, top, bottom, count } = draw();
    expect(count).toBe(3);
    const marks = rects(scene.dense).filter(({ fill }) => fill !== 'band');
    // Two of three correlations, three distances.
    expect(marks).toHaveLength(5);
    for (const { y } of marks) {
      expect(y).toBeGreaterThanOrEqual(top - 4.1);
      expect(y).toBeLessThanOrEqual(bottom + 0.1);
    }
  });

  it('say of the band that it is of random pairs, and of the tick that it assumes normal gates', () => {
    expect(texts(draw().scene.marks)).toEqual(expect.arrayContaining([TEXTS.random, TEXTS.normal]));
    const { scene } = layoutPairs(
      { blocks, pairs: [pair], bands: null, usual: [0.1, 0.1, 0.3] },
      { width: 700, theme: 'light', texts: TEXTS, selected: null },
    );
    expect(texts(scene.marks)).toContain(TEXTS.normal);
    expect(texts(scene.marks)).not.toContain(TEXTS.random);
    // On a phone, too, it is in sight and over no other text.
    const long = {
      ...TEXTS,
      distance: 'mean |difference of s|',
      normal: 'random pairs if gates were normal',
    };
    for (const width of [332, 700]) {
      const phone = layoutPairs(
        { blocks, pairs: [pair], bands: null, usual: [0.1, 0.1, 0.3] },
        { width, theme: 'light', texts: long, selected: null },
      ).scene;
      const [key, title] = [long.normal, `↑ ${long.distance}`].map((wanted) =>
        only(phone.marks, 'text').find(({ text }) => text === wanted),
      );
      const end = 2 + textWidth(`↑ ${long.distance}`, FONT_SIZE);
      expect((key?.y ?? 0) - (title?.y ?? 0) > 10 || (key?.x ?? 0) > end).toBe(true);
      expect((key?.x ?? 0) + textWidth(long.normal, FONT_SIZE)).toBeLessThanOrEqual(width);
    }
  });

  it('tell pairs without the pinned image by gray dots', () => {
    const { scene } = draw([pair, { ...pair, slot: null as unknown as number }]);
    expect(scene.dense.filter((mark) => mark.kind === 'circle' && mark.fill === 'ink-soft')).toHaveLength(5);
    expect(draw().scene.dense.filter((mark) => mark.kind === 'circle')).toHaveLength(0);
  });
});
