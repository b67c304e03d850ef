import { describe, expect, it } from 'vitest';
import { gateShares } from '../../analysis/gateShares';
import { expectApartTexts, expectFinite, only } from './__fixtures__/testScenes';
import { layoutGateShares } from './layoutGateShares';

const OPTIONS = { width: 600, height: 260, axis: 'share of channels', positions: 'gate s' };

describe('the distribution of gates', () => {
  it('has a bar a bin as high as its share, from closed at the left to open at the right', () => {
    const shares = gateShares(Float32Array.of(0.01, 0.02, 0.03, 0.99));
    const { scene, left, step, count, bottom } = layoutGateShares({ shares, usual: null }, OPTIONS);
    expect(count).toBe(20);
    const bars = only(scene.dense, 'rect');
    expect(bars.map((bar) => Math.floor((bar.x - left) / step))).toEqual([0, 19]);
    expect(bars[0].height / bars[1].height).toBeCloseTo(3, 9);
    for (const bar of bars) expect(bar.y + bar.height).toBeCloseTo(bottom, 9);
  });

  it('draws the usual share of either end across its two bars, with as much area under it', () => {
    const usual = { closed: 0.1, open: 0.6 };
    const shares = gateShares(Float32Array.of(0.5, 0.52, 0.1, 0.3, 0.7));
    const { scene, left, step, bottom } = layoutGateShares({ shares, usual }, OPTIONS);
    const bar = only(scene.dense, 'rect')[0];
    const height = (share: number) => expect.closeTo((bar.height * share) / 0.2, 6);
    const lines = only(scene.marks, 'line').filter(({ stroke }) => stroke === 'ink');
    expect(lines.map(({ x1, x2, y1 }) => [(x1 - left) / step, (x2 - left) / step, bottom - y1])).toEqual([
      [0, expect.closeTo(2, 6), height(0.05)],
      [expect.closeTo(18, 6), expect.closeTo(20, 6), height(0.3)],
    ]);
  });

  it('says the shares of either end above its bars, in room that waits for them', () => {
    const texts = {
      closed: ['below 0.1: 4.17 %', 'usual: 11.7 %'],
      open: ['above 0.9: 11.5 %', 'usual: 8.23 %'],
    };
    const data = { shares: gateShares(Float32Array.of(0.01, 0.99)), usual: { closed: 0.117, open: 0.0823 } };
    const told = layoutGateShares(data, { ...OPTIONS, width: 320, ends: texts });
    expectApartTexts(told.scene);
    const shown = only(told.scene.marks, 'text');
    for (const text of [...texts.closed, ...texts.open])
      expect(shown.find((mark) => mark.text === text)!.y).toBeLessThan(told.top);
    const waiting = layoutGateShares(
      { shares: null, usual: null },
      { ...OPTIONS, width: 320, ends: { closed: ['', ''], open: ['', ''] } },
    );
    expect([waiting.top, waiting.bottom]).toEqual([told.top, told.bottom]);
  });

  it('marks the share of a set within each bar, on the same scale, in outline', () => {
    const gates = Float32Array.of(0.01, 0.02, 0.03, 0.99);
    const { scene, brushMarks } = layoutGateShares(
      { shares: gateShares(gates), usual: null, gates },
      OPTIONS,
    );
    const [closed, open] = only(scene.dense, 'rect');
    const marked = only(brushMarks?.(new Set([0, 3])) ?? [], 'rect').filter(({ stroke }) => stroke === 'ink');
    expect(marked.map(({ x }) => x)).toEqual([closed.x, open.x]);
    expect(marked[0].height).toBeCloseTo(closed.height / 3, 9);
    expect(marked[1].height).toBeCloseTo(open.height, 9);
  });

  it('keeps its frame before the first result', () => {
    const { scene } = layoutGateShares({ shares: null, usual: null }, OPTIONS);
    expectFinite(scene);
    expect(only(scene.dense, 'rect')).toHaveLength(0);
    expect(only(scene.marks, 'text').map(({ text }) => text)).toEqual(
      expect.arrayContaining(['↑ share of channels', 'gate s →', '0', '0.2', '1', '0 %', '20 %', '100 %']),
    );
  });

  it('keeps its texts apart on a phone', () => {
    const shares = gateShares(Float32Array.of(0.5, 0.52));
    expectApartTexts(layoutGateShares({ shares, usual: null }, { ...OPTIONS, width: 320 }).scene);
  });
});
