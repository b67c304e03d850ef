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

  it('draws what is usual light, wider and behind', () => {
    const shares = gateShares(Float32Array.of(0.5, 0.52));
    const { scene } = layoutGateShares({ shares, usual: gateShares(Float32Array.of(0.5, 0.1)) }, OPTIONS);
    const bars = only(scene.dense, 'rect');
    expect(bars.map(({ fill }) => fill)).toEqual(['band', 'band', 'mark']);
    expect(bars[2].width).toBeLessThan(bars[0].width);
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
      expect.arrayContaining(['↑ share of channels', 'gate s →', '0', '0.2', '1']),
    );
  });

  it('keeps its texts apart on a phone', () => {
    const shares = gateShares(Float32Array.of(0.5, 0.52));
    expectApartTexts(layoutGateShares({ shares, usual: null }, { ...OPTIONS, width: 320 }).scene);
  });
});
