import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blockName, type SEBlockShape } from '../../domain/block';
import type { Scene } from '../scene/scene';
import { textWidth } from '../scene/textWidth';
import { MAP_TEXTS } from './__fixtures__/mapTexts';
import { allMarks, only } from './__fixtures__/testScenes';
import { type BlockColumns, blockColumns, columnFigures, columnNames } from './blockColumns';
import { layoutBlockEffects } from './layoutBlockEffects';
import { layoutDepth } from './layoutDepth';
import { layoutImageChanges } from './layoutImageChanges';
import { layoutLaterBlocks } from './layoutLaterBlocks';
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
/** On phones 360 and 390 pixels wide, the first with a scroll bar. */
const PHONES = [285, 302, 332];

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
  'later blocks': (width) =>
    layoutLaterBlocks(
      NAMES.map((name) => ({ name, s: 0.1, z: 0.2, edited: name === 'SE_5_1' }) as never),
      { width, texts: { s: 's', sAxis: 's', z: 'z', zAxis: 'z' }, selected: 'SE_5_1' },
    ).scene,
  'two images': (width) =>
    layoutImageChanges(
      NAMES.map((name) => ({ name, mean: 0.2, usual: 0.3 })),
      { width, texts: { axis: 'a', none: '-' }, selected: 'SE_5_1' },
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

  it.each(Object.entries(CHARTS).filter(([chart]) => chart !== 'network map'))(
    'fit all 16 blocks on a phone, numbered over the names of their stages: %s',
    (chart, draw) => {
      for (const width of PHONES) {
        const scene = draw(width);
        expect(scene.width, `${width}`).toBe(width);
        expect(touching(scene, 0), `${width}`).toEqual([]);
        const texts = only(allMarks(scene), 'text');
        const stages = texts.filter(({ text }) => /^SE_\d$/.test(text));
        expect(stages.map(({ text }) => text).slice(0, 4)).toEqual(['SE_2', 'SE_3', 'SE_4', 'SE_5']);
        // The number of a block over the name of its stage, once a panel.
        const numbers = texts.filter(
          ({ text, y }) => /^\d$/.test(text) && stages.some((stage) => stage.y === y + 13),
        );
        expect(numbers.map(({ text }) => text).join('')).toMatch(/^(1231234123456123)+$/);
        if (chart !== 'gates of two networks')
          expect(numbers.filter(({ bold }) => bold)).toHaveLength(stages.length / 4);
        for (const { y } of texts) expect(y).toBeLessThan(scene.height);
        // What is drawn of a block stays in its column, but for lines between blocks.
        for (const mark of allMarks(scene)) if ('x' in mark) expect(mark.x).toBeLessThanOrEqual(width);
      }
    },
  );

  it('keep names, stages and figures apart whatever the network and the room, and are never too narrow to hit', () => {
    const anyNet = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 18 });
    const check = (units: number[], rooms: number[]) => {
      const names = units.flatMap((count, layer) =>
        Array.from({ length: count }, (_, unit) => blockName(layer + 1, unit)),
      );
      const channels = units.flatMap((count, layer) => Array.from({ length: count }, () => 256 * 2 ** layer));
      for (const room of rooms) {
        const columns: BlockColumns = blockColumns(names, room);
        const place = { x: (block: number) => (block + 0.5) * columns.step, left: -10 };
        const marks = [
          ...columnNames(columns, { ...place, y: 16 }),
          ...columnFigures('C', channels, columns, { ...place, y: 28 }),
        ];
        const what = `${units} in ${room}`;
        expect(touching({ width: room, height: 60, dense: [], marks }, 0), what).toEqual([]);
        expect(columns.step, what).toBeGreaterThanOrEqual(12);
        expect(columns.labels, what).toHaveLength(names.length);
        const shown = names.map((_, block) => {
          const stage = columns.stages.find(({ from, to }) => from <= block && block <= to);
          return stage ? `${stage.text}_${columns.labels[block]}` : columns.labels[block];
        });
        expect(
          shown.map((text) => text.replace(/^SE_/, '')),
          what,
        ).toEqual(names.map((name) => name.replace(/^SE_/, '')));
      }
    };
    const everyRoom = Array.from({ length: 60 }, (_, at) => 120 + 21 * at);
    for (const units of [
      [3, 4, 6, 3],
      [3, 8, 36, 3],
      [9, 9, 9],
      [1, 1, 14],
    ])
      check(units, everyRoom);
    fc.assert(
      fc.property(anyNet, fc.double({ min: 40, max: 2000, noNaN: true }), (units, room) =>
        check(units, [room]),
      ),
    );
  });

  it('have their names in full where there is room, in short before they touch', () => {
    const columns = (room: number) => blockColumns(['SE_2_1', 'SE_2_2'], room);
    expect(columns(200)).toMatchObject({ step: 100, labels: ['SE_2_1', 'SE_2_2'] });
    expect(columns(80)).toMatchObject({ step: 40, labels: ['2_1', '2_2'] });
    expect(columns(30)).toMatchObject({
      step: 15,
      labels: ['1', '2'],
      stages: [{ text: 'SE_2', from: 0, to: 1 }],
    });
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
    const texts = (step: number, figures = [96, 768]) =>
      columnFigures('C', figures, { ...blockColumns([], 0), step }, place).map(
        (mark) => mark.kind === 'text' && mark.text,
      );
    expect(texts(40)).toEqual(['C 96', 'C 768']);
    expect(texts(28)).toEqual(['C', '96', '768']);
    expect(texts(20, [96, 96, 768, 768])).toEqual(['C', '96', '768']);
  });
});
