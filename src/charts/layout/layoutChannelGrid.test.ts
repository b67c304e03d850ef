import { describe, expect, it } from 'vitest';
import { signedColor } from '../colors';
import { expectApartTexts, expectFinite, only } from './__fixtures__/testScenes';
import { type ChannelGridData, type GridTile, layoutChannelGrid } from './layoutChannelGrid';

const tile = (channel: number, limit = 4): GridTile => ({
  channel,
  map: Float32Array.of(limit, -limit, 0, limit / 2),
  limit,
  lines: [`${channel} · s 0.98`, `±${limit}`, 'nearly constant'],
});
const DATA: ChannelGridData = {
  height: 2,
  width: 2,
  groups: [
    { title: 'most open', tiles: [3, 1, 4, 15, 9, 2].map((channel) => tile(channel, channel)) },
    { title: 'most closed', tiles: [6, 5, 35, 8, 97, 93].map((channel) => tile(channel)) },
  ],
};

describe('the grid of channels', () => {
  it('gives every map its own scale', () => {
    const { scene } = layoutChannelGrid(DATA, { width: 1000, theme: 'light' });
    const cells = only(scene.dense, 'rect');
    expect(cells).toHaveLength(12 * 4);
    for (let at = 0; at < 12; at++) expect(cells[4 * at].fill).toEqual({ color: signedColor('light', 1)(1) });
  });

  it('puts six in a row where there is room, three on a phone, and every group on rows of its own', () => {
    for (const [width, across] of [
      [1000, 6],
      [640, 6],
      [324, 3],
    ]) {
      const { tiles, scene } = layoutChannelGrid(DATA, { width, theme: 'dark' });
      expect(new Set(tiles.map(({ x }) => x)).size).toBe(across);
      expect(tiles.map(({ channel }) => channel)).toEqual([3, 1, 4, 15, 9, 2, 6, 5, 35, 8, 97, 93]);
      expect(tiles[6].y).toBeGreaterThan(tiles[5].y);
      for (const { x, y, width: w, height } of tiles) {
        expect(x + w).toBeLessThanOrEqual(width);
        expect(y + height).toBeLessThanOrEqual(scene.height + 1e-9);
      }
      expectApartTexts(scene);
      expectFinite(scene);
    }
  });

  it('keeps its places before the maps arrive, and with none at all', () => {
    const waiting = {
      ...DATA,
      groups: DATA.groups.map(({ title, tiles }) => ({
        title,
        tiles: tiles.map(({ channel }) => ({ channel, map: null, limit: 0, lines: [] })),
      })),
    };
    const options = { width: 700, theme: 'light' } as const;
    expect(layoutChannelGrid(waiting, options).tiles).toEqual(layoutChannelGrid(DATA, options).tiles);
    expect(layoutChannelGrid({ ...DATA, groups: [] }, options).scene.height).toBe(0);
  });
});
