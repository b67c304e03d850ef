import { describe, expect, it } from 'vitest';
import { blockName, type SEBlockShape } from '../../domain/block';
import type { Scene } from '../scene/scene';
import { textWidth } from '../scene/textWidth';
import { MAP_TEXTS } from './__fixtures__/mapTexts';
import { allMarks, only } from './__fixtures__/testScenes';
import { blockColumns, columnFigures } from './blockColumns';
import { layoutBlockEffects } from './layoutBlockEffects';
import { layoutDepth } from './layoutDepth';
import { layoutNetworkGates } from './layoutNetworkGates';
import { layoutNetworkMap } from './layoutNetworkMap';
import { layoutPairs } from './layoutPairs';
import { layoutSweep } from './layoutSweep';
import { layoutTileRows } from './layoutTileRows';

const SHAPES = [3, 4, 6, 3].flatMap((units, layer) =>
  Array.from({ length: units }, (_, unit) => ({
    name: blockName(layer + 1, unit),
    channels: 96 * 2 ** layer,
    hidden: 12 * 2 ** layer,
  })),
) as SEBlockShape[];
const NAMES = SHAPES.map(({ name }) => name);
const gates = SHAPES.map(({ channels }) => Float32Array.from({ length: channels }, (_, c) => (c % 90) / 90));
/** Units of a chart in presenter mode at 1280 x 720, with a scroll bar of 15 px beside the page. */
const PROJECTOR = 499;
/** A panel of two side by side at 1440. */
const HALF = 664;

const change = { points: -1, low: -2, high: 0 };
const depth = Object.fromEntries(
  [
    'shares',
    'fixed',
    'byClass',
    'instance',
    'specificity',
    'corrected',
    'noise',
    'saturation',
    'open',
    'closed',
  ].map((key) => [key, key]),
) as unknown as Parameters<typeof layoutDepth>[1]['texts'];
const CHARTS: Record<string, (width: number) => Scene> = {
  'effects of blocks': (width) =>
    layoutBlockEffects(
      NAMES.map((name) => ({ name, frozen: change, bypass: change }) as never),
      { width, texts: { frozen: 'frozen', bypass: 'bypass', unit: 'points' }, selected: 'SE_5_1' },
    ).scene,
  sweep: (width) =>
    layoutSweep(
      NAMES.map((name) => ({ name, frozen: [1], mean: [0], bypass: [-1] })),
      {
        width,
        texts: { frozen: 'f', mean: 'm', bypass: 'b', others: 'o', axis: 'a', none: '-' },
        selected: 'SE_5_1',
        usualKnown: true,
      },
    ).scene,
  'variance by depth': (width) =>
    layoutDepth(
      SHAPES.map(({ name, hidden }) => ({
        name,
        hidden,
        shares: { total: 1, fixed: 0.2, byClass: 0.3, instance: 0.5 },
        specificity: 0.1,
        noise: 0.05,
        saturation: [0.1, 0.2],
      })) as never,
      { width, texts: depth, selected: 'SE_5_1' },
    ).scene,
  pairs: (width) =>
    layoutPairs(
      {
        blocks: SHAPES,
        pairs: [{ label: 'a', slot: 1, correlation: SHAPES.map(() => 0.5), distance: SHAPES.map(() => 0.1) }],
        bands: null,
        usual: null,
      },
      {
        width,
        theme: 'light',
        texts: { correlation: 'c', distance: 'd', others: 'o', random: 'r', normal: 'n' },
        selected: 'SE_5_1',
      },
    ).scene,
  'gates of two networks': (width) =>
    layoutNetworkGates(
      [{ label: 'a', blocks: SHAPES.map((shape, at) => ({ ...shape, gates: gates[at], median: 0.5 })) }],
      { width, axis: 'gate s', depth: 'depth' },
    ).scene,
  'tiles of images': (width) =>
    layoutTileRows(SHAPES, [{ label: 'German shepherd dog', slot: 0, gates }], {
      width,
      theme: 'light',
      legend: 'gate s',
      leastCell: 1.25,
    }).select('SE_5_1').scene,
  'network map': (width) =>
    layoutNetworkMap(
      { blocks: SHAPES, gates },
      {
        width,
        theme: 'light',
        colors: 'block',
        texts: MAP_TEXTS,
      },
    ).scene,
};

/** Texts on one line that come closer than `gap`. */
function touching(scene: Scene, gap: number): string[] {
  const boxes = only(allMarks(scene), 'text').map(({ text, x, y, anchor = 'start', size = 11 }) => {
    const width = textWidth(text, size);
    const left = x - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0);
    return { text, y, left, right: left + width };
  });
  return boxes.flatMap((a) =>
    boxes
      .filter((b) => a !== b && a.y === b.y && a.left <= b.left && a.right + gap > b.left)
      .map((b) => `${a.text} | ${b.text}`),
  );
}

describe('columns of blocks', () => {
  it.each(Object.entries(CHARTS))(
    'fit all 16 blocks of a network on a projector, names apart: %s',
    (_, draw) => {
      for (const width of [PROJECTOR, HALF]) {
        const scene = draw(width);
        expect(scene.width, `${width}`).toBeLessThanOrEqual(width);
        expect(touching(scene, 0)).toEqual([]);
        const names = only(allMarks(scene), 'text').filter(({ text }) => /^(SE_)?5_1$/.test(text));
        expect(names.length).toBeGreaterThan(0);
        for (const mark of allMarks(scene)) if ('x' in mark) expect(mark.x).toBeLessThanOrEqual(width);
      }
    },
  );

  it('have their names in full where there is room, in short before they touch', () => {
    const columns = (room: number) => blockColumns(['SE_2_1', 'SE_2_2'], room);
    expect(columns(200)).toEqual({ step: 100, labels: ['SE_2_1', 'SE_2_2'] });
    expect(columns(80)).toEqual({ step: 40, labels: ['2_1', '2_2'] });
    expect(columns(20).step).toBeGreaterThan(20);
    expect(columns(20).labels).toEqual(['2_1', '2_2']);
  });

  it('are named under every panel, so that a screen that shows one can be read', () => {
    for (const [chart, panels] of [
      ['effects of blocks', 2],
      ['variance by depth', 3],
      ['pairs', 2],
    ] as const) {
      const names = only(allMarks(CHARTS[chart](1300)), 'text').filter(({ text }) => text === 'SE_4_6');
      expect(names, chart).toHaveLength(panels);
    }
  });

  it('have the symbol of their figures once where it does not fit before each', () => {
    const place = { x: (block: number) => 40 * block, y: 10, left: 30 };
    const texts = (step: number) =>
      columnFigures('C', [96, 768], { ...place, step }).map((mark) => mark.kind === 'text' && mark.text);
    expect(texts(40)).toEqual(['C 96', 'C 768']);
    expect(texts(28)).toEqual(['C', '96', '768']);
  });
});
