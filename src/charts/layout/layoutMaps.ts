import type { ChannelMaps } from '../../domain/maps';
import type { RgbImage } from '../../domain/preprocess';
import { deviationScale, signedColor, type Theme } from '../colors';
import { FONT_SIZE, type Mark, type Scene } from '../scene/scene';
import { wrapText } from '../scene/wrapText';
import { cellMap, cellSize } from './cellMap';
import { SIGNED_LEGEND_HEIGHT, SIGNED_LEGEND_WIDTH, signedLegend } from './signedLegend';

/** The three maps of a channel, in the order in which they are computed. */
export const MAP_KINDS = ['u', 'scaled', 'output'] as const;
export type MapKind = (typeof MAP_KINDS)[number];
/** The scales of colors: what the gate does shows only where the shortcut, often far larger, does not count. */
export const MAP_SCALES = ['gated', 'output'] as const;
export type MapScale = (typeof MAP_SCALES)[number];

const scaleOf = (kind: MapKind): MapScale => (kind === 'output' ? 'output' : 'gated');

export interface MapsData {
  height: number;
  width: number;
  /** Each (height * width), row by row; null before the first result. */
  maps: ChannelMaps | null;
  /** Maps that the scales have to hold, so that they stay while `maps` change between these; absent: `maps`. */
  reach?: ChannelMaps[];
  /** The exact pixels that the network saw. */
  input: RgbImage | null;
}

export interface MapsOptions {
  width: number;
  theme: Theme;
  /** Maps half transparent over the pixels, which also stand beside them. */
  overPhoto: boolean;
  labels: Record<MapKind | 'input', string>;
  /** What has the colors of either scale. */
  legends: Record<MapScale, string>;
}

export interface MapsGeometry {
  scene: Scene;
  /** Both ends of either scale: the largest absolute value on it. */
  limits: Record<MapScale, number>;
  rows: number;
  columns: number;
  cell: number;
  /** Top left corners: the pixels, then the maps. */
  pictures: { x: number; y: number }[];
  /** The position under a point of any picture, row * columns + column; null beside them. */
  positionAt(x: number, y: number): number | null;
}

const GAP = 16;
const LABEL = 18;
const LINE = 13;
const NARROWEST = 100;
/** Maps of 4, 8, 16 and 32 cells a side fill it with whole pixels. */
const WIDEST = 192;
/** Of the maps over the pixels. */
const OPACITY = 0.65;

/**
 * The pixels and the maps U, s U and output side by side, or two by two where it is narrow. Places depend on the width
 * alone, not on the block or on what has arrived, so that nothing moves.
 */
export function layoutMaps(
  { height, width, maps, reach, input }: MapsData,
  options: MapsOptions,
): MapsGeometry {
  const { theme, overPhoto, labels } = options;
  const across = options.width >= 4 * NARROWEST + 3 * GAP ? 4 : 2;
  const slot = Math.max(1, Math.min(WIDEST, Math.floor((options.width - (across - 1) * GAP) / across)));
  const cell = cellSize(slot, Math.max(height, width));
  const size = { width: cell * width, height: cell * height };
  const lines = (['input', ...MAP_KINDS] as const).map((kind) =>
    wrapText(labels[kind], slot, FONT_SIZE).slice(0, 2),
  );
  const head = LABEL + LINE * (Math.max(...lines.map(({ length }) => length)) - 1);
  const pictures = [0, 1, 2, 3].map((at) => ({
    x: (at % across) * (slot + GAP),
    y: Math.floor(at / across) * (slot + head + GAP) + head,
  }));
  const held = reach ?? (maps ? [maps] : []);
  const limits = {
    gated: largest(held.flatMap(({ u, scaled }) => [u, scaled])),
    output: largest(held.map(({ output }) => output)),
  };

  const dense: Mark[] = [];
  const marks: Mark[] = [];
  (['input', ...MAP_KINDS] as const).forEach((kind, at) => {
    const place = pictures[at];
    if (input && (kind === 'input' || (maps && overPhoto)))
      dense.push({ kind: 'image', ...place, ...size, pixels: input });
    if (maps && kind !== 'input')
      dense.push(
        ...cellMap(
          maps[kind],
          width,
          { ...place, cell },
          signedColor(theme, limits[scaleOf(kind)]),
          overPhoto ? OPACITY : undefined,
          overPhoto ? undefined : limits[scaleOf(kind)],
        ),
      );
    marks.push({ kind: 'rect', ...place, ...size, stroke: 'grid' });
    lines[at].forEach((text, line) => {
      const y = place.y - 6 - LINE * (lines[at].length - 1 - line);
      marks.push({ kind: 'text', x: place.x, y, text });
    });
  });
  const bottom = pictures[3].y + slot + GAP / 2;
  const places = legendPlaces(pictures, options.width);
  MAP_SCALES.forEach((kind, at) => {
    const legend = { title: options.legends[kind], limit: limits[kind], scale: deviationScale(theme) };
    marks.push(...signedLegend(legend, places[at].x, bottom + places[at].y));
  });
  const legendRows = places[1].y > 0 ? 2 : 1;

  const scene = { width: options.width, height: bottom + legendRows * SIGNED_LEGEND_HEIGHT, dense, marks };
  const positionAt = (x: number, y: number): number | null => {
    for (const picture of pictures) {
      const [column, row] = [Math.floor((x - picture.x) / cell), Math.floor((y - picture.y) / cell)];
      if (column >= 0 && column < width && row >= 0 && row < height) return row * width + column;
    }
    return null;
  };
  return { scene, limits, rows: height, columns: width, cell, pictures, positionAt };
}

/**
 * Of the two legends: under the first map of either scale as far as the width allows, else one below the other. `pictures`:
 * those of the pixels, U, s U and output.
 */
function legendPlaces(pictures: { x: number }[], room: number): { x: number; y: number }[] {
  const second = Math.min(pictures[3].x, room - SIGNED_LEGEND_WIDTH);
  const first = Math.min(pictures[1].x, second - SIGNED_LEGEND_WIDTH - GAP);
  if (first >= 0)
    return [
      { x: first, y: 0 },
      { x: second, y: 0 },
    ];
  return [
    { x: 0, y: 0 },
    { x: 0, y: SIGNED_LEGEND_HEIGHT },
  ];
}

function largest(maps: Float32Array[]): number {
  let most = 0;
  for (const map of maps) for (const value of map) most = Math.max(most, Math.abs(value));
  return most;
}
