import { describe, expect, it } from 'vitest';
import { gateSummary } from '../../analysis/gateSummary';
import type { Mark } from '../scene/scene';
import { layoutNetworkDepth } from './layoutNetworkDepth';
import { layoutNetworkGates, type NetworkRow, widestShare } from './layoutNetworkGates';

const network = (label: string, blocks: number, seed: number): NetworkRow => ({
  label,
  blocks: Array.from({ length: blocks }, (_, block) => ({
    name: `SE_${2 + Math.floor(block / 4)}_${1 + (block % 4)}`,
    channels: 64,
    hidden: 4,
    gates: Float32Array.from({ length: 64 }, (_, i) => ((i * seed + block) % 61) / 60),
    median: 0.5,
  })),
});
const rows = [network('one', 16, 7), network('other', 9, 5)];
const rects = (marks: Mark[]) => marks.filter((mark) => mark.kind === 'rect');
const texts = (marks: Mark[]) => marks.filter((mark) => mark.kind === 'text');

describe('gates of two networks', () => {
  const options = { width: 1100, axis: 'gate s', depth: 'relative depth' };

  it('stand in a row each, every block at its relative depth, named with C and C/r', () => {
    const { scene, left, count, step } = layoutNetworkGates(rows, options);
    expect(count).toBe(16);
    const names = texts(scene.marks).filter(({ text }) => text.startsWith('SE_'));
    expect(names).toHaveLength(25);
    const span = count * step;
    expect(names[0].x).toBeCloseTo(left + (0.5 / 16) * span, 6);
    expect(names[16].x).toBeCloseTo(left + (0.5 / 9) * span, 6);
    expect(names[16].y).toBeGreaterThan(names[15].y);
    for (const symbol of ['C 64', 'C/r 4'])
      expect(texts(scene.marks).filter(({ text }) => text === symbol)).toHaveLength(25);
  });

  it('draw bars on one scale, none over its neighbor or out of the chart', () => {
    const { scene, step } = layoutNetworkGates(rows, options);
    const bars = rects(scene.dense);
    expect(Math.max(...bars.map(({ width }) => width))).toBeCloseTo(step * 0.86, 6);
    expect(bars.every(({ width }) => width <= step)).toBe(true);
    for (const { x, y, width, height } of bars) {
      expect(x).toBeGreaterThanOrEqual(0);
      expect(x + width).toBeLessThanOrEqual(scene.width);
      expect(y + height).toBeLessThanOrEqual(scene.height);
    }
    expect(widestShare(rows)).toBeGreaterThan(0);
  });

  it('need no second network with blocks, fit a phone, and become wider where blocks are more', () => {
    const at = (blocks: NetworkRow['blocks']) =>
      layoutNetworkGates(
        [
          { ...rows[0], blocks },
          { label: 'plain', blocks: [] },
        ],
        { ...options, width: 302 },
      );
    expect(at(rows[0].blocks)).toMatchObject({ count: 16, scene: { width: 302 } });
    const deep = at([...rows[0].blocks, ...rows[0].blocks, ...rows[0].blocks]);
    expect(deep.count).toBe(48);
    expect(deep.scene.width).toBeGreaterThan(48 * 20);
  });
});

describe('figures by relative depth', () => {
  const figures = rows.map(({ label, blocks }) => ({
    label,
    figures: blocks.flatMap(({ gates }) => gateSummary(gates) ?? []),
  }));
  const parts = { mean: 'mean', spread: 'spread', open: 'open', closed: 'closed', depth: 'depth' };

  it('have a disc or a frame for every block in each of four parts, within the chart', () => {
    const { scene } = layoutNetworkDepth(figures, { width: 700, texts: parts });
    expect(scene.dense.filter(({ kind }) => kind === 'circle')).toHaveLength(4 * 16);
    expect(rects(scene.dense)).toHaveLength(4 * 9 * 2);
    for (const mark of scene.dense)
      if (mark.kind === 'circle') {
        expect(mark.x).toBeLessThan(scene.width);
        expect(mark.y).toBeLessThan(scene.height);
      }
  });

  it('show shares of open and closed gates on one scale', () => {
    const closed = new Float32Array(10);
    const only = gateSummary(closed);
    const { scene } = layoutNetworkDepth([{ label: 'a', figures: only ? [only] : [] }], {
      width: 400,
      texts: parts,
    });
    expect(texts(scene.marks).filter(({ text }) => text === '100 %')).toHaveLength(3);
  });
});
