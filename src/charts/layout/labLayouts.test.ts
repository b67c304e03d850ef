import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ablationCounts } from '../../analysis/ablation';
import { blockChanges } from '../../analysis/blockChanges';
import type { BlockTrace } from '../../domain/trace';
import { allMarks, expectApartTexts, expectFinite, only } from './__fixtures__/testScenes';
import { layoutAblation } from './layoutAblation';
import { layoutAnswerChanges } from './layoutAnswerChanges';
import { layoutLaterBlocks } from './layoutLaterBlocks';
import { layoutSweep, type SweepBlock } from './layoutSweep';

const delta = fc.double({ min: -30, max: 30, noNaN: true });
const SWEEP = {
  frozen: 'frozen',
  mean: 'mean',
  bypass: 'bypass',
  others: 'others',
  axis: 'change',
  none: 'not run',
};

describe('the answers before and after', () => {
  const texts = { axis: 'probability', before: 'learned', after: 'edited' };
  const rows = fc.array(
    fc.record({
      label: fc.string({ maxLength: 40 }),
      before: fc.double({ min: 0, max: 1, noNaN: true }),
      after: fc.option(fc.double({ min: 0, max: 1, noNaN: true })),
    }),
    { maxLength: 6 },
  );

  it('keep every mark within the chart, whatever the probabilities', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 240, max: 1200 }), (answers, width) => {
        const scene = layoutAnswerChanges(answers, { width, texts, expected: 4 });
        for (const rect of only(allMarks(scene), 'rect')) {
          expect(rect.x + rect.width).toBeLessThanOrEqual(width);
          expect(rect.y + rect.height).toBeLessThanOrEqual(scene.height);
        }
      }),
    );
  });

  it('have the height of four rows before the first result, and no bar of an edit that has not run', () => {
    const empty = layoutAnswerChanges([], { width: 400, texts, expected: 4 });
    const full = layoutAnswerChanges(
      ['a', 'b', 'c', 'd'].map((label) => ({ label, before: 0.25, after: null })),
      { width: 400, texts, expected: 4 },
    );
    expect(full.height).toBe(empty.height);
    expect(only(full.dense, 'rect').map(({ fill }) => fill)).toEqual(['band', 'band', 'band', 'band']);
  });

  it('have percentages that stand apart, each beside its bar', () => {
    const rows = ['a', 'b', 'c'].map((label) => ({ label, before: 0.25, after: 0.5 }));
    const scene = layoutAnswerChanges(rows, { width: 400, texts, expected: 4 });
    const values = only(scene.marks, 'text').filter(({ text }) => /^(25|50)\.0 %$/.test(text));
    expect(values).toHaveLength(6);
    const bars = only(scene.dense, 'rect');
    values.forEach(({ y }, at) => {
      if (at > 0) expect(y - values[at - 1].y).toBeGreaterThanOrEqual(13);
      expect(y).toBeGreaterThan(bars[at].y);
      expect(y).toBeLessThanOrEqual(bars[at].y + bars[at].height + 1);
    });
  });
});

describe('the sweep', () => {
  it('has a place for every block and puts the mean of the images where it belongs', () => {
    const changes = fc.array(delta, { minLength: 1, maxLength: 5 });
    const block = fc.record({
      name: fc.constantFrom('SE_2_1', 'SE_5_3'),
      frozen: fc.option(changes),
      mean: fc.option(changes),
      bypass: fc.option(changes),
    });
    fc.assert(
      fc.property(fc.array(block, { minLength: 1, maxLength: 17 }), (blocks) => {
        const { scene, count, top, bottom } = layoutSweep(blocks, {
          width: 700,
          texts: SWEEP,
          selected: 'SE_2_1',
          usualKnown: true,
        });
        expectFinite(scene);
        expect(count).toBe(blocks.length);
        for (const { y } of only(scene.marks, 'circle')) {
          expect(y).toBeGreaterThanOrEqual(top - 1e-6);
          expect(y).toBeLessThanOrEqual(bottom + 1e-6);
        }
      }),
    );
  });

  it('draws single images only where there are several', () => {
    const one: SweepBlock = { name: 'SE_2_1', frozen: [-1], mean: [0.5], bypass: [-2] };
    const lines = (block: SweepBlock) =>
      only(
        layoutSweep([block], { width: 400, texts: SWEEP, selected: '', usualKnown: true }).scene.marks,
        'line',
      ).length;
    expect(lines(one)).toBe(0);
    expect(lines({ ...one, frozen: [-1, -2, 0] })).toBe(3);
  });

  it('leaves out the part of frozen blocks where nothing is usual', () => {
    const rows = [{ name: 'SE_2_1', frozen: null, mean: [1], bypass: [2] }];
    const { scene } = layoutSweep(rows, { width: 400, texts: SWEEP, selected: '', usualKnown: false });
    const words = only(scene.marks, 'text').map(({ text }) => text);
    expect(words).toContain('others');
    expect(words).not.toContain('frozen');
  });
});

it('a sweep that has not run says so in every part', () => {
  const rows = [{ name: 'SE_2_1', frozen: null, mean: null, bypass: null }];
  const { scene } = layoutSweep(rows, { width: 400, texts: SWEEP, selected: '', usualKnown: true });
  expect(only(scene.marks, 'text').filter(({ text }) => text === 'not run')).toHaveLength(2);
});

describe('ablation curves', () => {
  it('start at zero change on the left, and stay within the chart', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 512 }),
        fc.array(delta, { minLength: 64, maxLength: 64 }),
        (channels, values) => {
          const counts = ablationCounts(channels);
          const run = (from: number) => counts.map((_, at) => (at === 0 ? 0 : values[(from * 9 + at) % 64]));
          const { scene, top, bottom } = layoutAblation(
            {
              counts,
              channels,
              curves: [
                { label: 'lowest', values: [run(0)] },
                { label: 'random', values: [run(1), run(2), run(3)] },
              ],
            },
            { width: 500, theme: 'light', axis: 'change', positions: 'share' },
          );
          expectFinite(scene);
          for (const line of only(scene.dense, 'line'))
            for (const y of [line.y1, line.y2]) {
              expect(y).toBeGreaterThanOrEqual(top - 1e-6);
              expect(y).toBeLessThanOrEqual(bottom + 1e-6);
            }
        },
      ),
    );
  });

  it('number the axis without a touch on a screen of 320 px', () => {
    for (const width of [230, 262, 300, 500]) {
      const { scene } = layoutAblation(
        { counts: [], channels: 64, curves: [] },
        { width, theme: 'light', axis: 'change', positions: 'share' },
      );
      expectApartTexts(scene);
    }
  });

  it('show axes and a legend before anything was run', () => {
    const curves = ['a', 'b'].map((label) => ({ label, values: [] }));
    const { scene } = layoutAblation(
      { counts: [], channels: 64, curves },
      { width: 500, theme: 'dark', axis: 'change', positions: 'share' },
    );
    expectFinite(scene);
    const shares = ['0 %', '25 %', '50 %', '75 %', '100 %'];
    expect(only(scene.marks, 'text').map(({ text }) => text)).toEqual(
      expect.arrayContaining(['a', 'b', ...shares]),
    );
  });
});

describe('changes of other blocks', () => {
  const block = (name: string, z: number[], s: number[], applied?: number[]): BlockTrace => ({
    name,
    path: name,
    channels: z.length,
    hidden: 1,
    squeeze: Float32Array.from(z),
    hiddenActivations: new Float32Array(1),
    excitation: Float32Array.from(s),
    ...(applied ? { applied: Float32Array.from(applied) } : {}),
  });
  const before = [block('SE_2_1', [1, 2], [0.5, 0.5]), block('SE_3_1', [0, 0], [0.25, 0.75])];
  const after = [block('SE_2_1', [1, 2], [0.5, 0.5], [1, 1]), block('SE_3_1', [1, -2], [0.5, 0.5])];

  it('are those of the gates a block computes, not of those applied; z only in usual deviations', () => {
    expect(blockChanges(before, after, null)).toEqual([
      { name: 'SE_2_1', s: 0, z: null, edited: true },
      { name: 'SE_3_1', s: 0.25, z: null, edited: false },
    ]);
    const profile = {
      blocks: [{ name: 'SE_3_1', squeeze: { stdAll: Float32Array.of(0.5, 1) } }],
    } as unknown as Parameters<typeof blockChanges>[2];
    expect(blockChanges(before, after, profile)[1].z).toBe(2);
    expect(blockChanges(before, before, profile).every(({ s }) => s === 0)).toBe(true);
  });

  it('are drawn with a mark under edited blocks, and without z where nothing is usual', () => {
    const texts = { s: 'gates', sAxis: 'mean ds', z: 'squeeze', zAxis: 'mean dz' };
    const { scene } = layoutLaterBlocks(blockChanges(before, after, null), {
      width: 400,
      texts,
      selected: '',
    });
    expectFinite(scene);
    const [dot, ...others] = only(scene.marks, 'circle');
    expect(others).toEqual([]);
    // Under its name, where it cannot be taken for a value, and inside the figure.
    const name = only(scene.marks, 'text').find(({ text }) => text === 'SE_2_1');
    expect(dot.x).toBe(name?.x);
    expect(dot.y - dot.radius).toBeGreaterThan(name?.y ?? Number.NaN);
    expect(dot.y + dot.radius).toBeLessThan(scene.height);
    expect(only(scene.marks, 'text').map(({ text }) => text)).not.toContain('squeeze');
  });
});
