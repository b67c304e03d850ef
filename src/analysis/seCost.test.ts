import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addedOperations,
  addedParameters,
  heldParameters,
  RESNET_50_PARAMETERS,
  SE_RESNET_50,
  stagesOf,
} from './seCost';

describe('what SE costs', () => {
  it('is 2,514,944 parameters in SE-ResNet-50 at r = 16, the paper’s “about 2.5 million”', () => {
    expect(addedParameters(SE_RESNET_50, 16)).toBe(2_514_944);
  });

  it('has 62.5 % of them in the last stage', () => {
    expect(addedParameters(SE_RESNET_50.slice(-1), 16) / addedParameters(SE_RESNET_50, 16)).toBeCloseTo(
      0.6256,
      3,
    );
  });

  it.each([
    [2, 45.7],
    [4, 35.7],
    [8, 30.7],
    [16, 28.1],
    [32, 26.9],
  ])('with ResNet-50 is within 0.12 million of the paper’s Table 10 at r = %i', (r, millions) => {
    const total = (RESNET_50_PARAMETERS + addedParameters(SE_RESNET_50, r)) / 1e6;
    expect(Math.abs(total - millions)).toBeLessThan(0.12);
  });

  it('is about the 0.01 GFLOPs between 3.86 and 3.87 of the paper’s Table 2', () => {
    const giga = addedOperations(SE_RESNET_50, 16) / 1e9;
    expect(giga).toBeGreaterThan(0.01);
    expect(giga).toBeLessThan(0.015);
  });

  it('halves when r doubles, and is what the layers hold where r divides C', () => {
    const block = fc.record({
      channels: fc.integer({ min: 1, max: 64 }).map((n) => 16 * n),
      height: fc.integer({ min: 1, max: 56 }),
      width: fc.integer({ min: 1, max: 56 }),
    });
    fc.assert(
      fc.property(fc.array(block, { maxLength: 20 }), fc.constantFrom(2, 4, 8, 16), (blocks, r) => {
        const stages = stagesOf(blocks.map((shape) => ({ ...shape, hidden: shape.channels / r })));
        expect(stages.reduce((count, { blocks }) => count + blocks, 0)).toBe(blocks.length);
        const added = addedParameters(stages, r);
        expect(addedParameters(stages, 2 * r)).toBeCloseTo(added / 2, 6);
        expect(heldParameters(blocks.map((shape) => ({ ...shape, hidden: shape.channels / r })))).toBe(added);
        expect(addedOperations(stages, r)).toBeGreaterThanOrEqual(added);
      }),
    );
  });

  it('is nothing where there are no blocks', () => {
    expect(addedParameters([], 16)).toBe(0);
    expect(addedOperations(stagesOf([]), 16)).toBe(0);
  });
});
