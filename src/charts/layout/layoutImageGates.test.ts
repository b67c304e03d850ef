import { describe, expect, it } from 'vitest';
import { gatesOf } from './__fixtures__/comparedBlocks';
import { only } from './__fixtures__/testScenes';
import { layoutDifferences } from './layoutDifferences';
import { layoutImageGates } from './layoutImageGates';

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
    expect(only(scene.marks, 'text').map(({ text }) => text)).toEqual(
      expect.arrayContaining(['image 0', 'image 1', '63']),
    );
  });

  it('lie over what is usual', () => {
    const band = { low: gatesOf(7)[1].map((v) => v * 0.5), middle: gatesOf(7)[1], high: gatesOf(7)[1] };
    const { scene } = layoutImageGates({ series, order, band }, options);
    const bands = only(scene.dense, 'rect').filter(({ fill }) => fill === 'band');
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
    const lines = only(brushMarks?.(new Set([5])) ?? [], 'rect').filter(({ fill }) => fill === 'ink');
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
