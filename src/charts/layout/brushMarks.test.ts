import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Mark } from '../scene/scene';
import { only } from './__fixtures__/testScenes';
import { brushCells, brushPositions, runsOf } from './brushMarks';

type Rect = Extract<Mark, { kind: 'rect' }>;
const FRAME = { left: 40, step: 3, top: 20, bottom: 120 };

const blocks = fc
  .tuple(fc.integer({ min: 1, max: 60 }), fc.uniqueArray(fc.nat(59)))
  .map(([count, brushed]) => ({ count, brushed: new Set(brushed.filter((channel) => channel < count)) }));

const covers = ({ x, y, width, height }: Rect, px: number, py: number) =>
  px > x && px < x + width && py > y && py < y + height;
const veilsOf = (marks: Mark[]) => only(marks, 'rect').filter(({ fill }) => fill === 'surface');
const inkOf = (marks: Mark[]) => only(marks, 'rect').filter(({ fill }) => fill === 'ink');

describe('runs', () => {
  it('cover every position once, neighbors of one kind together', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 50 }), (kinds) => {
        const runs = runsOf(kinds.length, (at) => kinds[at]);
        expect(runs.flatMap(({ from, to, kind }) => Array(to - from).fill(kind))).toEqual(kinds);
        runs.forEach((run, i) => {
          if (i > 0) expect([run.from, run.kind]).toEqual([runs[i - 1].to, !runs[i - 1].kind]);
        });
      }),
    );
  });
});

describe('brushed positions', () => {
  it('have ink under them and keep their strength; all others are veiled from top to bottom', () => {
    fc.assert(
      fc.property(blocks, ({ count, brushed }) => {
        // In falling order of channels: positions are not channels.
        const order = Array.from({ length: count }, (_, position) => count - 1 - position);
        const marks = brushPositions(FRAME, order, brushed);
        order.forEach((channel, position) => {
          const x = FRAME.left + (position + 0.5) * FRAME.step;
          const isBrushed = brushed.has(channel);
          for (const y of [FRAME.top, FRAME.bottom])
            expect(veilsOf(marks).some((rect) => covers(rect, x, y))).toBe(!isBrushed);
          expect(inkOf(marks).some((rect) => covers(rect, x, FRAME.bottom + 2))).toBe(isBrushed);
        });
      }),
    );
  });

  it('of thousands of channels have lines that can be seen', () => {
    const order = Array.from({ length: 2048 }, (_, channel) => channel);
    const [line] = inkOf(brushPositions({ ...FRAME, step: 0.2 }, order, new Set([1000])));
    expect(line.width).toBeGreaterThanOrEqual(1.5);
    expect(line.x + line.width / 2).toBeCloseTo(FRAME.left + 1000.5 * 0.2, 6);
  });
});

describe('brushed cells', () => {
  it('are never covered, have ink on every edge to others, and the others are veiled', () => {
    const places = fc.record({
      cell: fc.integer({ min: 2, max: 9 }),
      columns: fc.integer({ min: 1, max: 12 }),
    });
    fc.assert(
      fc.property(blocks, places, ({ count, brushed }, { cell, columns }) => {
        const marks = brushCells({ x: 10, y: 20, cell, columns, count }, brushed);
        const has = (row: number, column: number) =>
          row >= 0 && column >= 0 && column < columns && row * columns + column < count
            ? brushed.has(row * columns + column)
            : false;
        for (let channel = 0; channel < count; channel++) {
          const [row, column] = [Math.floor(channel / columns), channel % columns];
          const x = 10 + (column + 0.5) * cell;
          const y = 20 + (row + 0.5) * cell;
          expect(veilsOf(marks).some((rect) => covers(rect, x, y))).toBe(!brushed.has(channel));
          if (!brushed.has(channel)) continue;
          const inside = [0.01, 0.99].flatMap((u) =>
            [0.01, 0.99].map((v) => [x + (u - 0.5) * cell, y + (v - 0.5) * cell]),
          );
          for (const [px, py] of inside)
            expect(only(marks, 'rect').some((rect) => covers(rect, px, py))).toBe(false);
          for (const [down, right] of [
            [0, 1],
            [0, -1],
            [1, 0],
            [-1, 0],
          ]) {
            const reach = cell / 2 + 0.5;
            const edged = inkOf(marks).some((rect) => covers(rect, x + right * reach, y + down * reach));
            expect(edged).toBe(!has(row + down, column + right));
          }
        }
      }),
    );
  });
});
