import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { syntheticProfile } from './__fixtures__/syntheticProfile';
import { depthFinding } from './depthFinding';
import { rankCorrelation } from './rankCorrelation';
import { sampledChannels } from './sampledChannels';

const block = (name: string, byClass: number, channels = 64) => ({
  name,
  channels,
  fixed: 0.1,
  byClass,
  instance: 0.1,
});

describe('what a profile shows by depth', () => {
  const profile = syntheticProfile([block('A', 0), block('B', 0.02), block('C', 0.05), block('D', 0.09)]);

  it('is the block where classes differ most and those where noise explains the differences', () => {
    const { most, none, narrow, trend, direction, blocks } = depthFinding(profile, [8, 8, 8, 8]);
    expect(most?.name).toBe('D');
    expect(Math.abs((most?.specificity ?? 0) - 0.09)).toBeLessThan(0.01);
    expect(none.map(({ name }) => name)).toEqual(['A']);
    expect(narrow).toEqual([]);
    expect(trend).toBeCloseTo(1, 10);
    // Four blocks are too few to be certain of a direction.
    expect(direction).toBe('mixed');
    expect(blocks[1].noise).toBeCloseTo(0.02, 3);
  });

  it('leaves narrow blocks out of the verdict', () => {
    const { most, none, narrow } = depthFinding(profile, [4, 8, 8, 2]);
    expect(narrow.map(({ name }) => name)).toEqual(['A', 'D']);
    expect(most?.name).toBe('C');
    expect(none).toEqual([]);
    expect(depthFinding(profile, [4, 4, 4, 4])).toMatchObject({ most: null, none: [], direction: 'mixed' });
  });

  it('is a direction where the blocks are many enough', () => {
    const rising = Array.from({ length: 8 }, (_, i) => block(`R${i}`, 0.01 + 0.01 * i));
    const hidden = rising.map(() => 8);
    expect(depthFinding(syntheticProfile(rising), hidden).direction).toBe('rise');
    expect(depthFinding(syntheticProfile(rising.reverse()), hidden).direction).toBe('fall');
  });

  it('names no block where noise explains everything, nor for one image or one class', () => {
    const noise = syntheticProfile([block('A', 0), block('B', 0)]);
    expect(depthFinding(noise, [8, 8])).toMatchObject({ most: null, none: [{ name: 'A' }, { name: 'B' }] });
    const differing = [block('A', 0.09), block('B', 0.09)];
    expect(depthFinding(syntheticProfile(differing, 40, 1), [8, 8]).most).toBeNull();
    expect(depthFinding(syntheticProfile(differing, 1), [8, 8]).most).toBeNull();
  });

  it('takes the rounding of a float16 for no difference', () => {
    const still = { ...block('A', 0.0002), instance: 0 };
    expect(depthFinding(syntheticProfile([still]), [8]).most).toBeNull();
  });
});

describe('rank correlation', () => {
  it('is 1 for any rising order, -1 for a falling one, null without any order', () => {
    expect(rankCorrelation([0, 1, 2, 3], [1, 10, 11, 500])).toBeCloseTo(1, 12);
    expect(rankCorrelation([0, 1, 2], [3, 2, 0])).toBeCloseTo(-1, 12);
    expect(rankCorrelation([0, 1, 2], [5, 5, 5])).toBeNull();
    expect(rankCorrelation([0, 1], [1, 2])).toBeNull();
  });

  it('gives equal values their mean rank', () => {
    // Ranks 0.5, 0.5, 2 against 0, 1, 2.
    expect(rankCorrelation([0, 1, 2], [4, 4, 9])).toBeCloseTo(Math.sqrt(0.75), 12);
    expect(rankCorrelation(Float32Array.of(0, 1, 2), Float32Array.of(4, 4, 9))).toBeCloseTo(
      Math.sqrt(0.75),
      12,
    );
  });
});

describe('sampled channels', () => {
  it('are floor(k C / 50), as in the paper', () => {
    expect(sampledChannels(2048).slice(0, 4)).toEqual([0, 40, 81, 122]);
    expect(sampledChannels(256)).toHaveLength(50);
    expect(sampledChannels(32)).toEqual(Array.from({ length: 32 }, (_, i) => i));
  });

  it('rise, differ and exist for any number of channels', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4096 }), (channels) => {
        const shown = sampledChannels(channels);
        expect(new Set(shown).size).toBe(shown.length);
        expect(shown).toEqual([...shown].sort((a, b) => a - b));
        expect(shown.at(-1)).toBeLessThan(channels);
      }),
    );
  });
});
